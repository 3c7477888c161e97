import { useMemo, useState } from 'react'
import { cutAtHour, type TimeRange } from './time-range.ts'

/** What decides how much of a range is shown before anybody zooms. */
export interface ShownRangeRules {
  /** Whether it ends with the hour that it is, instead of with the day. */
  readonly isCut: boolean
  /** Unix seconds by the server's clock. */
  readonly nowS: number
  readonly timeZone: string
}

/** A range, and the part of it that is shown. */
export interface ShownRange {
  /** The same object while its borders are. */
  readonly range: TimeRange
  readonly shown: TimeRange
  readonly isZoomed: boolean
  /** Shows another part; `undefined`: the whole again. */
  readonly show: (range: TimeRange | undefined) => void
}

/** Remembers the part of a range that is shown, until there is another range. */
export function useShownRange(found: TimeRange, { isCut, nowS, timeZone }: ShownRangeRules): ShownRange {
  const range = useSameRange(found)
  const whole = useSameRange(isCut ? cutAtHour(range, nowS, timeZone) : range)
  const [zoom, setZoom] = useState<{ readonly of: TimeRange; readonly shown: TimeRange }>()
  const isZoomed = zoom?.of === range
  return {
    range,
    shown: isZoomed ? zoom.shown : whole,
    isZoomed,
    show: (shown) => setZoom(shown === undefined ? undefined : { of: range, shown }),
  }
}

function useSameRange(range: TimeRange): TimeRange {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same borders are the same range.
  return useMemo(() => range, [range.from, range.to])
}
