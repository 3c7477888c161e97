import { useNavigate } from '@tanstack/react-router'
import { Check, Layers2, Undo2 } from 'lucide-react'
import { countDays, type RangePreset, rangePresets, type TimeRange } from '../chart/time-range.ts'
import { Button } from '../design/button.tsx'
import { DateRangeField } from '../design/date-range-field.tsx'
import { Segments } from '../design/segments.tsx'
import { chartTexts } from '../text/en/chart.ts'
import { compareTexts } from '../text/en/compare.ts'
import { toZoned } from '../time/format-time.ts'
import styles from './compare-screen.module.css'
import type { CompareSearch } from './compare-search.ts'

interface ComparedTimeProps {
  /** Whole days. */
  readonly range: TimeRange
  /** The range, where it moves with the days. */
  readonly preset: RangePreset | undefined
  readonly timeZone: string
  readonly nowS: number
  readonly withPrevious: boolean
  readonly view: 'chart' | 'table'
  readonly isZoomed: boolean
  readonly onPreset: (preset: RangePreset) => void
  readonly onChange: (changes: CompareSearch) => void
  /** Shows the whole range again. */
  readonly onWhole: () => void
}

/** Chooses the time that is compared, what lies over it, and whether it is drawn or written. */
export function ComparedTime(props: ComparedTimeProps) {
  const { range, preset, timeZone, nowS, withPrevious, view, isZoomed, onPreset, onChange, onWhole } = props
  const navigate = useNavigate({ from: '/compare' })
  const firstDay = toZoned(range.from, timeZone).toPlainDate()
  const days = countDays(range, timeZone)
  const lastDay = toZoned(range.to - 0.001, timeZone).toPlainDate()
  return (
    <>
      <div className={styles.presets}>
        <Segments<RangePreset | 'custom'>
          label={chartTexts.presetsLabel}
          value={preset ?? 'custom'}
          onChange={(next) =>
            next === 'custom'
              ? onChange({ from: String(firstDay), to: String(lastDay.add({ days: 1 })) })
              : onPreset(next)
          }
          options={[
            ...rangePresets.map((value) => ({ value, text: chartTexts.presets[value] })),
            { value: 'custom' as const, text: compareTexts.presets.custom },
          ]}
        />
      </div>
      {preset === undefined && (
        <DateRangeField
          label={compareTexts.dates}
          days={{ first: String(firstDay), last: String(lastDay) }}
          today={String(toZoned(nowS, timeZone).toPlainDate())}
          onChange={({ first, last }) => {
            onWhole()
            onChange({ from: first, to: String(Temporal.PlainDate.from(last).add({ days: 1 })) })
          }}
        />
      )}
      <Button
        aria-label={compareTexts.overlay(days)}
        aria-pressed={withPrevious}
        onPress={() =>
          void navigate({
            search: ({ previous: _, ...before }: CompareSearch) =>
              withPrevious ? before : { ...before, previous: 'yes' as const },
            replace: true,
          })
        }
      >
        {withPrevious ? <Check size={16} aria-hidden /> : <Layers2 size={16} aria-hidden />}
        {compareTexts.overlayShort(days)}
      </Button>
      <Segments
        label={compareTexts.view}
        value={view}
        onChange={(next) => onChange({ view: next })}
        options={(['chart', 'table'] as const).map((value) => ({
          value,
          text: compareTexts.views[value],
        }))}
      />
      {isZoomed && (
        <Button onPress={onWhole}>
          <Undo2 size={16} aria-hidden />
          {chartTexts.reset}
        </Button>
      )}
    </>
  )
}
