import type { ServerResponse } from 'node:http'
import { streamBounds } from '@openlightfi/contract'
import type { Holder } from '../holder.ts'
import { type Bounds, Places, PlacesTakenError } from '../places.ts'
import { ProblemError } from '../problem-error.ts'

/** The bounds of open streams: each holds a socket and some kilobytes. */
const usualBounds: Bounds = { ...streamBounds, inAll: 2_000 }

/** The places of open streams. Requests that wait for readings have others. */
export class EventPlaces {
  readonly #places: Places
  readonly #bounds: Bounds

  constructor(held: Bounds = usualBounds) {
    this.#bounds = held
    this.#places = new Places({ what: 'streams of events are open', held, retryAfterS: 5 })
  }

  /**
   * Holds a place until an answer is over.
   * @returns false when it is over already, as it is when its reader hung up while it was let in; nothing is
   *   held then.
   * @throws ProblemError `too_many_streams` beyond the bound of the caller or its organisation;
   *   PlacesTakenError beyond the one in all.
   */
  holdFor(answer: ServerResponse, holder: Holder): boolean {
    if (answer.destroyed) return false // and is never closed again
    answer.once('close', this.#take(holder))
    return true
  }

  #take(holder: Holder): () => void {
    try {
      return this.#places.takeNow({ holder })
    } catch (error) {
      if (!(error instanceof PlacesTakenError && error.isCallers)) throw error
      const { perCaller, perOrganisation } = this.#bounds
      const who = error.whose === 'caller' ? 'This login or client' : 'This organisation'
      const most = error.whose === 'caller' ? perCaller : perOrganisation
      const detail = `${who} has ${most} streams of events open, which is the most; close one that nobody reads.`
      const headers = { 'retry-after': String(error.retryAfterS) }
      throw new ProblemError('too_many_streams', detail, { headers, cause: error })
    }
  }
}
