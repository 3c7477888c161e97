import type { Schemas } from '@openlightfi/client'
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import type { Variable } from '../data/queries.ts'
import { Button } from '../design/button.tsx'
import { Segments } from '../design/segments.tsx'
import { Select } from '../design/select.tsx'
import { useNarrow } from '../design/use-narrow.ts'
import { calendarTexts } from '../text/en/calendar.ts'
import styles from './calendar-controls.module.css'
import { type CalendarChange, type CalendarChoice, listCalendarVariables } from './choose-calendar.ts'
import { listMetrics, type Metric } from './figures.ts'
import { HoursPicker } from './hours-picker.tsx'
import { PeriodPicker } from './period-picker.tsx'
import type { EntryFigures } from './use-calendar-figures.ts'

/** Settings of what chooses. */
export interface CalendarControlsProps {
  readonly settings: Schemas['LocationSettingsOutput']
  readonly variables: readonly Variable[]
  readonly choice: CalendarChoice
  readonly today: string
  readonly entries: readonly EntryFigures[]
  /** The entry that is shown alone. */
  readonly shown: string | undefined
  /** @param replace whether the address takes the place of the one before; default true. */
  readonly onChange: (changed: CalendarChange, replace?: boolean) => void
}

const together = 'all'

/** What is shown, how, and of when; on a phone all but the view and the dates stands behind a button. */
export function CalendarControls(props: CalendarControlsProps) {
  const { settings, variables, choice, today, entries, shown, onChange } = props
  const isNarrow = useNarrow()
  const [isOpen, setOpen] = useState(false)
  const showsAll = !isNarrow || isOpen
  const { views, variable: variableLabel, metrics, metric, by, allOf } = calendarTexts
  const { view } = choice
  const listed = listCalendarVariables(variables)
  const events = listed.filter(({ kind }) => kind === 'event')
  const options = listed.map(({ var_name, label, kind }) => ({
    value: var_name,
    text: kind === 'event' && events.length === 1 ? metrics.utl : label,
  }))
  const figures = listMetrics(choice.variable.kind).map((one) => ({ value: one, text: metrics[one] }))
  const kind = entries[0]?.entry.kind ?? 'room'
  const showsOne = view !== 'ranking' && entries.length > 0
  return (
    <div className={styles.controls}>
      <Segments
        label={views.label}
        options={(['month', 'week', 'ranking'] as const).map((value) => ({ value, text: views[value] }))}
        value={view}
        onChange={(chosen) => onChange({ view: chosen }, false)}
      />
      {isNarrow && (
        <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          <SlidersHorizontal size={16} aria-hidden />
          {calendarTexts.filter}
        </Button>
      )}
      <PeriodPicker range={choice.range} today={today} onChange={onChange} />
      {showsAll && (
        <>
          <Select
            label={variableLabel}
            options={options}
            value={choice.variable.var_name}
            onChange={(chosen) => onChange({ var: chosen, metric: undefined })}
          />
          {figures.length > 1 && (
            <Select<Metric>
              label={metric}
              options={figures}
              value={choice.metric}
              onChange={(chosen) => onChange({ metric: chosen })}
            />
          )}
          <Select
            label={by.label}
            options={(['rooms', 'parts'] as const).map((value) => ({ value, text: by[value] }))}
            value={choice.by}
            onChange={(chosen) => onChange({ by: chosen, of: undefined })}
          />
          {showsOne && (
            <span className={styles.narrow}>
              <Select
                label={calendarTexts.shown}
                options={[
                  { value: together, text: allOf[kind] },
                  ...entries.map(({ entry }) => ({ value: entry.id, text: nameOption(entry) })),
                ]}
                value={shown ?? together}
                onChange={(chosen) => onChange({ of: chosen === together ? undefined : chosen })}
              />
            </span>
          )}
          <HoursPicker choice={choice} settings={settings} onChange={onChange} />
        </>
      )}
    </div>
  )
}

function nameOption({ name, place }: { name: string; place: string }): string {
  return place === '' ? name : `${name}, ${place}`
}
