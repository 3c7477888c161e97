import { lateInsertMs } from '../../storage/time-series/drivers/time-series-driver.ts'
import type { CommitEnd, CommitOrder } from './commit-order.ts'

/** The source of numbers: each is higher than all before, over restarts too. */
export interface Numbers {
  /** The number that will be handed out next, or a lower one. */
  readonly nextSequence: number
  next(): Promise<number>
}

/**
 * The order of commits within one process. It knows up to which number everything is settled: durable, or
 * never to be. A reader that goes no further never passes a commit that is under way.
 */
export class CommitHorizon implements CommitOrder {
  readonly #numbers: Numbers
  /** The time until which each commit without an end may still be stored, by `performance.now()`. */
  readonly #underWay = new Map<number, number>()
  /** The first number that the next start decides on. */
  #undecided = Number.POSITIVE_INFINITY
  #last: number

  constructor(numbers: Numbers) {
    this.#numbers = numbers
    this.#last = numbers.nextSequence - 1
  }

  /** The highest number that has been used, or may have been. */
  get lastSequence(): number {
    return this.#last
  }

  /** The last number that readers may read. */
  get settledSequence(): number {
    const now = performance.now()
    let lowest = this.#undecided
    for (const [sequence, untilMs] of this.#underWay) {
      if (untilMs <= now) this.#underWay.delete(sequence)
      else lowest = Math.min(lowest, sequence)
    }
    return Math.min(this.#last, lowest - 1)
  }

  /** True when no commit that has ended may still come true: one under way has not ended. */
  get isCertain(): boolean {
    const now = performance.now()
    const isOpen = (untilMs: number) => untilMs > now && untilMs !== Number.POSITIVE_INFINITY
    return this.#undecided === Number.POSITIVE_INFINITY && !this.#underWay.values().some(isOpen)
  }

  async begin(): Promise<number> {
    const sequence = await this.#numbers.next()
    this.#last = sequence
    this.#underWay.set(sequence, Number.POSITIVE_INFINITY)
    return sequence
  }

  /**
   * Notes the end of a commit. A commit whose end is unknown counts as under way until it cannot be stored
   * any more. An undecided one counts as under way for as long as this process lives, since no reader may be
   * past it when it turns up.
   */
  end(_shard: number, sequence: number, end: CommitEnd): void {
    if (end === 'undecided') this.#undecided = Math.min(this.#undecided, sequence)
    if (end === 'unknown') this.#underWay.set(sequence, performance.now() + lateInsertMs)
    else this.#underWay.delete(sequence)
  }
}
