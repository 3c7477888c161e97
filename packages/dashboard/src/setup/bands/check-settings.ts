import { readDays, readHours } from '../../calendar/hour-selection.ts'
import { settingsTexts } from '../../text/en/setup-bands.ts'
import { bandField, type DraftBand, readNumber, type SettingsForm } from './settings-form.ts'

const words = settingsTexts.faults
const { fields } = settingsTexts

/** The bounds of numbers, both included. */
const bounds = { outdoor_co2_ppm: [300, 1_000], capacity: [0, 1_000_000] } as const

/** Lists what keeps settings from being saved, in sentences, by field. */
export function checkSettings(
  form: SettingsForm,
  varNames: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const faults = new Map<string, readonly string[]>()
  const add = (name: string, found: readonly string[]) => {
    if (found.length > 0) faults.set(name, found)
  }
  if (form.working_hours !== null && !readHours(form.working_hours)) {
    add('working_hours', [words.equalHours])
  }
  if (form.working_days !== null && !readDays(form.working_days)) add('working_days', [words.noDay])
  for (const name of ['outdoor_co2_ppm', 'capacity'] as const) {
    const [least, most] = bounds[name]
    const value = form[name] === null ? least : readNumber(form[name])
    const isRight = Number.isInteger(value) && value >= least && value <= most
    add(name, isRight ? [] : [words.whole(fields[name], least, most)])
  }
  for (const varName of varNames) {
    const drafts = form[bandField(varName)]
    if (drafts) add(bandField(varName), checkBands(drafts))
  }
  return faults
}

/** Lists what is wrong with bands: they have names, and their limits rise. */
export function checkBands(drafts: readonly DraftBand[]): readonly string[] {
  const faults: string[] = drafts.length < 2 ? [words.tooFew] : []
  const names = new Set<string>()
  let before: DraftBand | undefined
  for (const [index, draft] of drafts.entries()) {
    const name = draft.name.trim()
    const shown = name === '' ? settingsTexts.editor.band(index) : name
    if (name === '') faults.push(words.noName(index))
    else if (names.has(name)) faults.push(words.sameName(name))
    names.add(name)
    if (index === drafts.length - 1) break
    const limit = readNumber(draft.to)
    const below = before === undefined ? Number.NEGATIVE_INFINITY : readNumber(before.to)
    if (Number.isNaN(limit)) faults.push(words.noNumber(shown))
    else if (limit <= below) faults.push(words.notAbove(shown, draft.to.trim(), before?.to.trim() ?? ''))
    before = draft
  }
  return faults
}
