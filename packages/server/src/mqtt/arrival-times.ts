import type { Clock } from '../clock.ts'
import { pause } from './retry-delay.ts'

/**
 * The lead over the clock, ms, beyond which the clock must have been set back. Leads are of some ms, as many
 * as there are connections, since each message waits until its time has come.
 */
const longestLeadMs = 1_000

/** The sensors from whose number on those that have been silent for a while are forgotten. */
const fewestSwept = 1_000

/**
 * Gives messages without a time of their own the time of their arrival: of one sensor each has another, later
 * one, a millisecond later at the least, since the same time again would replace the reading before. Of each
 * sensor the last time is remembered for a second; longer is of use to nobody while the clock goes on. A
 * restart takes longer than any lead over the clock, so that nothing has to be remembered on disk. Where the
 * clock is set back by more than a second, times begin anew.
 */
export class ArrivalTimes {
  readonly #clock: Clock
  readonly #last = new Map<string, number>()
  #sweptAt = fewestSwept

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The sensors that are remembered: those of the last second, 1,000 more, or twice as many at the most. */
  get size(): number {
    return this.#last.size
  }

  /** Begins a message that has arrived now. */
  open(): Arrival {
    const atMs = this.#clock()
    let chosenMs: number | undefined
    return {
      atMs,
      choose: (sensorId) => {
        chosenMs ??= this.#choose(sensorId, atMs)
        return chosenMs
      },
      waitUntilCome: async (signal) => {
        const leadMs = (chosenMs ?? atMs) - this.#clock()
        if (leadMs > 0) await pause(Math.min(leadMs, longestLeadMs), signal)
      },
    }
  }

  #choose(sensorId: string, atMs: number): number {
    const lastMs = this.#last.get(sensorId)
    const isRemembered = lastMs !== undefined && lastMs < this.#clock() + longestLeadMs
    const timeMs = isRemembered ? Math.max(atMs, lastMs + 1) : atMs
    this.#last.set(sensorId, timeMs)
    if (this.#last.size >= this.#sweptAt) this.#sweep()
    return timeMs
  }

  #sweep(): void {
    const nowMs = this.#clock()
    for (const [sensorId, lastMs] of this.#last) {
      if (Math.abs(lastMs - nowMs) > longestLeadMs) this.#last.delete(sensorId)
    }
    this.#sweptAt = Math.max(fewestSwept, 2 * this.#last.size)
  }
}

/** The arrival of one message. */
export interface Arrival {
  /** The clock when it came, Unix milliseconds. */
  readonly atMs: number
  /**
   * Chooses the time of its readings, Unix milliseconds: of its arrival, or just after the one before it of
   * the same sensor. The same each time it is asked, so that a second try replaces the first.
   */
  choose(sensorId: string): number
  /** Resolves when that time has come, a second later at the most, or when the signal is aborted. */
  waitUntilCome(signal: AbortSignal): Promise<void>
}
