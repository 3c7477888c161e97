import { CalendarRange, ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { Button } from '../design/button.tsx'
import { DateRangeField } from '../design/date-range-field.tsx'
import { joinClasses } from '../design/join-classes.ts'
import overlay from '../design/overlay.module.css'
import { calendarTexts } from '../text/en/calendar.ts'
import { clipRange, type DateRange, findPreset, isRange, type Preset, shiftRange } from './date-range.ts'
import { formatRange } from './format-selection.ts'
import styles from './pickers.module.css'

/** Settings of the choice of a range of days. */
export interface PeriodPickerProps {
  readonly range: DateRange
  readonly today: string
  readonly onChange: (range: DateRange) => void
}

const presets: readonly Preset[] = ['months2', 'month', 'lastMonth', 'weeks4', 'weeks12']

/** A range of days: the one before, the one after, one that has a name, or any. */
export function PeriodPicker({ range, today, onChange }: PeriodPickerProps) {
  const shown = clipRange(range, today)
  const words = calendarTexts.period
  return (
    <div className={styles.period}>
      <Button size="icon" aria-label={words.before} onPress={() => onChange(shiftRange(range, -1))}>
        <ChevronLeft size={18} aria-hidden />
      </Button>
      <DialogTrigger>
        <Button aria-label={`${words.button}: ${formatRange(shown)}`}>
          <CalendarRange size={16} aria-hidden />
          {formatRange(shown)}
        </Button>
        <Popover className={joinClasses(overlay.overlay, overlay.popover)}>
          <Dialog className={styles.panel ?? ''} aria-label={words.button}>
            {({ close }) => (
              <>
                <div className={styles.presets}>
                  {presets.map((preset) => (
                    <Button
                      key={preset}
                      look="quiet"
                      size="small"
                      onPress={() => {
                        onChange(findPreset(preset, today))
                        close()
                      }}
                    >
                      {words.presets[preset]}
                    </Button>
                  ))}
                </div>
                <OwnPeriod
                  range={shown}
                  today={today}
                  onChange={(chosen) => {
                    onChange(chosen)
                    close()
                  }}
                />
              </>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
      <Button
        size="icon"
        aria-label={words.after}
        isDisabled={range.to > today}
        onPress={() => onChange(shiftRange(range, 1))}
      >
        <ChevronRight size={18} aria-hidden />
      </Button>
    </div>
  )
}

/** Any first and last day. */
function OwnPeriod({ range, today, onChange }: PeriodPickerProps) {
  const words = calendarTexts.period
  const [days, setDays] = useState({ first: range.from, last: moveDate(range.to, -1) })
  const [isWrong, setWrong] = useState(false)
  return (
    <form
      className={styles.own}
      onSubmit={(event) => {
        event.preventDefault()
        const chosen = { from: days.first, to: moveDate(days.last, 1) }
        setWrong(!isRange(chosen))
        if (isRange(chosen)) onChange(chosen)
      }}
    >
      <DateRangeField label={words.own} showLabel days={days} today={today} onChange={setDays} />
      {isWrong && (
        <p className={styles.wrong} role="alert">
          {words.wrong}
        </p>
      )}
      <Button type="submit" look="primary" size="small">
        {words.apply}
      </Button>
    </form>
  )
}

function moveDate(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}
