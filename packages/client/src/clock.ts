import { waitMs } from './time-limit.ts'

/** The clock of a loop that asks again and again. Tests bring their own. */
export interface Clock {
  /** Milliseconds that never go back, from any point. */
  now(): number
  /** Rejects with the signal's reason. */
  wait(ms: number, signal: AbortSignal | undefined): Promise<void>
}

/** The real time. */
export const monotonicClock: Clock = {
  now: () => performance.now(),
  wait: (ms, signal) => waitMs(ms, signal ? [signal] : []),
}
