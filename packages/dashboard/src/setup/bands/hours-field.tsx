import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { formatHour, shorten } from '../../calendar/format-selection.ts'
import { readDays, weekdays, writeDays } from '../../calendar/hour-selection.ts'
import pickers from '../../calendar/pickers.module.css'
import { Select } from '../../design/select.tsx'
import { calendarTexts } from '../../text/en/calendar.ts'
import { settingsTexts } from '../../text/en/setup-bands.ts'

const words = settingsTexts

const starts = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), text: formatHour(hour) }))
const ends = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour + 1),
  text: formatHour(hour + 1),
}))

/** Settings of either field; the value is as settings write it. */
export interface HoursFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** The hours of the clock between which people work; the end may lie on the next day. */
export function HoursField({ value, onChange }: HoursFieldProps) {
  // Equal hours are kept while somebody chooses, and refused in words.
  const [from = 8, to = 18] = value.split('-').map((part) => Number.parseInt(part, 10))
  return (
    <div className={pickers.pair}>
      <Select
        label={words.from}
        showLabel
        look="field"
        options={starts}
        value={String(from)}
        onChange={(next) => onChange(`${next}-${to}`)}
      />
      <Select
        label={to < from ? `${words.to}, ${words.nextDay}` : words.to}
        showLabel
        look="field"
        options={ends}
        value={String(to)}
        onChange={(next) => onChange(`${from}-${next}`)}
      />
    </div>
  )
}

/** The days of the week on which people work. */
export function DaysField({ value, onChange }: HoursFieldProps) {
  const days = readDays(value) ?? weekdays
  return (
    <ToggleButtonGroup
      aria-label={words.fields.working_days}
      className={pickers.days ?? ''}
      selectionMode="multiple"
      disallowEmptySelection
      selectedKeys={days}
      onSelectionChange={(keys) => onChange(writeDays(weekdays.filter((day) => keys.has(day))))}
    >
      {weekdays.map((day) => (
        <ToggleButton
          key={day}
          id={day}
          className={pickers.day ?? ''}
          aria-label={calendarTexts.dayNames[day]}
        >
          {shorten(day).slice(0, 2)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
