import type { Schemas } from '@openlightfi/client'
import { Clock } from 'lucide-react'
import { Dialog, DialogTrigger, Popover, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { Button } from '../design/button.tsx'
import { joinClasses } from '../design/join-classes.ts'
import overlay from '../design/overlay.module.css'
import { Select } from '../design/select.tsx'
import { calendarTexts } from '../text/en/calendar.ts'
import { everything } from './calendar-search.ts'
import type { CalendarChoice } from './choose-calendar.ts'
import { formatHour, formatSelection, shorten } from './format-selection.ts'
import { readDays, readHours, weekdays, writeDays, writeHours } from './hour-selection.ts'
import styles from './pickers.module.css'

/** Settings of the choice of hours and days. */
export interface HoursPickerProps {
  readonly choice: Pick<CalendarChoice, 'hours' | 'days'>
  readonly settings: Schemas['LocationSettingsOutput']
  /** `undefined`: what is set for the location. */
  readonly onChange: (selection: { hours: string | undefined; days: string | undefined }) => void
}

const starts = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), text: formatHour(hour) }))
const ends = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour + 1),
  text: formatHour(hour + 1),
}))

/** The hours of the clock and the days of the week that count. */
export function HoursPicker({ choice, settings, onChange }: HoursPickerProps) {
  const words = calendarTexts.hours
  const hours = choice.hours.value ?? { from: 0, to: 24 }
  const days = choice.days.value ?? weekdays
  const shown = formatSelection(choice.hours.value, choice.days.value)
  const { working_hours, working_days } = settings.effective
  const working = formatSelection(readHours(working_hours.value), readDays(working_days.value))
  const change = (changed: { hours?: typeof hours; days?: typeof days }) => {
    const chosen = { hours, days, ...changed }
    if (chosen.hours.from === chosen.hours.to || chosen.days.length === 0) return
    onChange({
      hours: chosen.hours.from === 0 && chosen.hours.to === 24 ? everything : writeHours(chosen.hours),
      days: chosen.days.length === weekdays.length ? everything : writeDays(chosen.days),
    })
  }
  return (
    <DialogTrigger>
      <Button aria-label={`${words.button}: ${shown}`}>
        <Clock size={16} aria-hidden />
        {shown}
      </Button>
      <Popover className={joinClasses(overlay.overlay, overlay.popover)}>
        <Dialog className={styles.panel ?? ''} aria-label={words.title}>
          <div className={styles.pair}>
            <Select
              label={words.from}
              showLabel
              options={starts}
              value={String(hours.from)}
              onChange={(from) => change({ hours: { ...hours, from: Number(from) } })}
            />
            <Select
              label={words.to}
              showLabel
              options={ends}
              value={String(hours.to)}
              onChange={(to) => change({ hours: { ...hours, to: Number(to) } })}
            />
          </div>
          <ToggleButtonGroup
            aria-label={words.days}
            className={styles.days ?? ''}
            selectionMode="multiple"
            disallowEmptySelection
            selectedKeys={days}
            onSelectionChange={(keys) => change({ days: weekdays.filter((day) => keys.has(day)) })}
          >
            {weekdays.map((day) => (
              <ToggleButton
                key={day}
                id={day}
                className={styles.day ?? ''}
                aria-label={calendarTexts.dayNames[day]}
              >
                {shorten(day).slice(0, 2)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <div className={styles.presets}>
            <Button look="quiet" size="small" onPress={() => onChange({ hours: undefined, days: undefined })}>
              {words.working(working)}
            </Button>
            <Button
              look="quiet"
              size="small"
              onPress={() => onChange({ hours: everything, days: everything })}
            >
              {words.all}
            </Button>
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
