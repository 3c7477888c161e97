/** A recorded motion event. */
export interface MotionEvent {
  /** Unix milliseconds. */
  readonly timeMs: number
  /** A hint of recent activity, a whole number from 1. */
  readonly value: number
}

/** The recorded events on both sides of a time: `previous` at or before it, `next` after it. */
export interface MotionNeighbours {
  readonly previous: MotionEvent | undefined
  readonly next: MotionEvent | undefined
}

/** Recorded events of a sensor are at least this far apart, milliseconds. */
export const motionThrottleMs = 10_000

/**
 * Pauses up to this long, in seconds, leave the hint of activity whole; longer ones shrink it in proportion.
 */
const fullActivityS = 600

/**
 * Settles a motion event against its recorded neighbours: returns the event to record, `repeat` when one of
 * that very time is recorded, or `throttled` when one is less than {@link motionThrottleMs} away on either
 * side. An event that comes late is compared with the later neighbour too, or two recorded events could be
 * closer than the throttle allows.
 */
export function settleMotionEvent(
  { previous, next }: MotionNeighbours,
  timeMs: number,
): MotionEvent | 'repeat' | 'throttled' {
  if (previous?.timeMs === timeMs) return 'repeat'
  if (previous && timeMs - previous.timeMs < motionThrottleMs) return 'throttled'
  if (next && next.timeMs - timeMs < motionThrottleMs) return 'throttled'
  return { timeMs, value: computeValue(previous ?? { timeMs: 0, value: 0 }, timeMs) }
}

/** Computes the value by LightFi's formula; halves are rounded up. */
function computeValue(previous: MotionEvent, timeMs: number): number {
  const pauseS = Math.max((timeMs - previous.timeMs) / 1000, 1)
  return Math.round(previous.value * Math.min(1, fullActivityS / pauseS) + 1)
}
