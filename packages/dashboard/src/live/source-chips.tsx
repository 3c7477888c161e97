import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useDashboard } from '../app/dashboard-context.tsx'
import { useKeys } from '../app/use-keys.ts'
import type { Location, Variable } from '../data/queries.ts'
import { useChangePreferences } from '../data/use-change-preferences.ts'
import { FailureNotice } from '../design/failure-notice.tsx'
import { joinClasses } from '../design/join-classes.ts'
import overlay from '../design/overlay.module.css'
import { Swatch } from '../design/swatch.tsx'
import { liveTexts } from '../text/en/live.ts'
import { type Concern, nameConcern } from './find-concerns.ts'
import { keepSources, type Source } from './find-sources.ts'
import styles from './source-chips.module.css'

const text = liveTexts.source

/** Settings of the row of sources. */
export interface SourceChipsProps {
  readonly place: Location
  /** Everything that sensors here report. */
  readonly sources: readonly Source[]
  /** What is shown as a button. */
  readonly chosen: readonly Source[]
  /** What calls for somebody, one for each that is chosen. */
  readonly concerns: readonly Concern[]
  readonly variable: Variable
  readonly onPick: (varName: string) => void
}

/** The variables of a place, one of which is shown; which of them have a button is up to the user. */
export function SourceChips({ place, sources, chosen, concerns, variable, onPick }: SourceChipsProps) {
  const isListed = chosen.some((one) => one.variable === variable)
  const shown = isListed ? chosen : [...chosen, { variable, count: 0 }]
  const step = (by: number) => {
    const at = shown.findIndex((source) => source.variable === variable)
    const next = shown[(at + by + shown.length) % shown.length]
    if (next) onPick(next.variable.var_name)
  }
  useKeys({ '[': () => step(-1), ']': () => step(1) })
  return (
    <fieldset className={styles.chips}>
      <legend className={styles.legend}>{text.label}</legend>
      {shown.map((one, index) => (
        <button
          key={one.variable.var_name}
          type="button"
          className={styles.chip}
          aria-pressed={one.variable === variable}
          onClick={() => onPick(one.variable.var_name)}
        >
          {one.variable.label}
          <ConcernMark concern={concerns[index]} />
        </button>
      ))}
      <DialogTrigger>
        <Button className={joinClasses(styles.chip, styles.more)}>
          <Plus size={16} aria-hidden />
          {text.add}
        </Button>
        <Popover className={joinClasses(overlay.overlay, overlay.popover)} placement="bottom start">
          <Dialog className={styles.choice ?? ''} aria-label={text.choose}>
            <SourceChoice place={place} sources={sources} chosen={chosen} />
          </Dialog>
        </Popover>
      </DialogTrigger>
    </fieldset>
  )
}

/** What calls for somebody, in words: the worst of it, and how much more there is. */
function ConcernMark({ concern }: { concern: Concern | undefined }) {
  if (concern === undefined || concern.bands.length === 0) return null
  const { named, more } = nameConcern(concern)
  return (
    <>
      <span className={styles.legend}>:</span>
      {named.map(({ name, colour, count }) => (
        <span key={name} className={styles.concern}>
          <Swatch colour={colour} />
          <span>
            {count} <span className={styles.word}>{name}</span>
          </span>
        </span>
      ))}
      {more > 0 && <span className={styles.rest}>{text.more(more)}</span>}
    </>
  )
}

/** A check list of everything that sensors here report. */
function SourceChoice({ place, sources, chosen }: Pick<SourceChipsProps, 'place' | 'sources' | 'chosen'>) {
  const { preferences } = useDashboard()
  const change = useChangePreferences()
  const [ticked, setTicked] = useState(() => new Set(chosen.map(({ variable }) => variable.var_name)))
  const isOwn = preferences.preferences.sources?.some(({ location_id }) => location_id === place.location_id)
  const keep = (wanted: ReadonlySet<Variable['var_name']>) => {
    const names = sources.map(({ variable }) => variable.var_name).filter((name) => wanted.has(name))
    change.mutate((before) => ({
      ...before,
      sources: keepSources(before.sources ?? [], place.location_id, names),
    }))
  }
  const toggle = (name: Variable['var_name']) => {
    const next = new Set(ticked)
    if (!next.delete(name)) next.add(name)
    setTicked(next)
    keep(next)
  }
  return (
    <>
      <p className={styles.lead}>{text.chooseLead}</p>
      <ul>
        {sources.map(({ variable, count }) => {
          const isTicked = ticked.has(variable.var_name)
          return (
            <li key={variable.var_name}>
              <label className={styles.option}>
                <input
                  type="checkbox"
                  checked={isTicked}
                  disabled={isTicked && ticked.size === 1}
                  onChange={() => toggle(variable.var_name)}
                />
                <span className={styles.name}>{variable.label}</span>
                <span className={styles.count}>{text.sensors(count)}</span>
              </label>
            </li>
          )
        })}
      </ul>
      {isOwn && (
        <button type="button" className={styles.reset} onClick={() => keep(new Set())}>
          {text.reset}
        </button>
      )}
      {change.isError && (
        <FailureNotice error={change.error} title={text.failed} onTryAgain={() => keep(ticked)} />
      )}
    </>
  )
}
