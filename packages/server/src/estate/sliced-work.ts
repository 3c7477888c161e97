import { takeTurn } from '../event-loop-turns.ts'
import type { Estate } from './estate.ts'
import type { Location } from './location.ts'

/** The sensors and locations that are looked at in one turn, some milliseconds of work. */
const looksPerTurn = 2_000

/** Tells whether locations and what is in them are more than is looked at in one turn. */
export function isMoreThanOneTurn(
  estate: Pick<Estate, 'subtreeOf' | 'sensorsIn'>,
  tops: readonly Location[],
): boolean {
  let looks = 0
  for (const top of tops) {
    for (const { locationId } of estate.subtreeOf(top)) {
      looks += 1 + estate.sensorsIn(locationId).length
      if (looks > looksPerTurn) return true
    }
  }
  return false
}

/** Counts what long work has looked at, so that it goes on in turns and ends in time. */
export class SlicedWork {
  readonly #signal: AbortSignal | undefined
  #looked = 0

  /** @param signal aborted when nobody wants the result any more. */
  constructor(signal?: AbortSignal) {
    this.#signal = signal
  }

  /**
   * Counts one sensor or location.
   * @param weight more for one that takes longer.
   * @returns a promise to wait for before the next one, once in a while; it rejects with the reason of the
   *   signal.
   */
  look(weight = 1): Promise<void> | undefined {
    this.#looked += weight
    return this.#looked < looksPerTurn ? undefined : this.takeTurn()
  }

  /** Waits for a turn. @throws the reason of the signal. */
  async takeTurn(): Promise<void> {
    this.#looked = 0
    await takeTurn()
    this.#signal?.throwIfAborted()
  }
}
