import { checkTimeoutMs } from '../time-limit.ts'

/** How long a stream of events may be silent. */
export interface EventStreamTimes {
  /**
   * How long nothing may come at the beginning of a stream, milliseconds, 1..86,400,000. Default 5,000. A
   * proxy that keeps answers back until they are whole delivers nothing at all.
   */
  readonly beginTimeoutMs?: number
  /**
   * How long nothing may come later, milliseconds, 1..86,400,000. Default 45,000: the server says something
   * every 15 s.
   */
  readonly silenceTimeoutMs?: number
}

/** @throws RangeError for a time out of its bounds. */
export function readEventStreamTimes({
  beginTimeoutMs = 5_000,
  silenceTimeoutMs = 45_000,
}: EventStreamTimes): Required<EventStreamTimes> {
  return {
    beginTimeoutMs: checkTimeoutMs(beginTimeoutMs, 'beginTimeoutMs'),
    silenceTimeoutMs: checkTimeoutMs(silenceTimeoutMs, 'silenceTimeoutMs'),
  }
}
