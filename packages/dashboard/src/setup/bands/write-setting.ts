import { formatHour, shorten } from '../../calendar/format-selection.ts'
import { groupDays, readDays, readHours } from '../../calendar/hour-selection.ts'
import { formatNumber, joinUnit } from '../../data/format-value.ts'
import { settingsTexts } from '../../text/en/setup-bands.ts'
import type { DraftBand } from './settings-form.ts'

const words = settingsTexts

/** Writes the value of a field for people, whether it is as the API has it or as it is edited. */
export function writeSetting(name: string, value: unknown): string {
  if (value === null) return name === 'capacity' ? words.nobodySaid : words.inherited
  if (Array.isArray(value)) return writeBands(value as readonly DraftBand[])
  const text = String(value)
  if (name === 'working_hours') return writeHoursInWords(text)
  if (name === 'working_days') return writeDaysInWords(text)
  if (name === 'outdoor_co2_ppm') return joinUnit(formatNumber(Number(text)), words.units.outdoor_co2_ppm)
  return name === 'capacity' ? words.people(Number(text)) : text
}

function writeHoursInWords(text: string): string {
  const hours = readHours(text)
  if (!hours) return text
  const end = hours.to < hours.from ? ` ${words.nextDay}` : ''
  return `${formatHour(hours.from)} to ${formatHour(hours.to)}${end}`
}

function writeDaysInWords(text: string): string {
  const days = readDays(text)
  if (!days) return text
  return groupDays(days)
    .map(([first, last]) => (first === last ? shorten(first) : `${shorten(first)} to ${shorten(last)}`))
    .join(', ')
}

function writeBands(drafts: readonly DraftBand[]): string {
  return drafts
    .map(({ name, to }, index) => (index === drafts.length - 1 ? name : `${name} ${words.editor.upTo} ${to}`))
    .join(', ')
}
