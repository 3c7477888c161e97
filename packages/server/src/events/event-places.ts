import type { Holder } from '../holder.ts'
import { type PlaceRules, Places, PlacesTakenError } from '../places.ts'
import { ProblemError } from '../problem-error.ts'

/** The bounds of open streams: each holds a socket and some kilobytes. */
const streams: PlaceRules = {
  what: 'streams of events are open',
  held: { perCaller: 32, perOrganisation: 500, inAll: 2_000 },
  retryAfterS: 5,
}

/** The places of open streams. Requests that wait for readings have others. */
export class EventPlaces {
  readonly #places: Places

  constructor(rules: PlaceRules = streams) {
    this.#places = new Places(rules)
  }

  /**
   * Takes a place. @returns a function that gives it back.
   * @throws ProblemError `too_many_streams` beyond the bound of the caller or its organisation;
   *   PlacesTakenError beyond the one in all.
   */
  take(holder: Holder): () => void {
    try {
      return this.#places.takeNow({ holder })
    } catch (error) {
      if (!(error instanceof PlacesTakenError && error.isCallers)) throw error
      const headers = { 'retry-after': String(error.retryAfterS) }
      throw new ProblemError('too_many_streams', error.message, { headers, cause: error })
    }
  }

  /** The number of places that are taken. */
  get taken(): number {
    return this.#places.taken
  }
}
