import type { Holder } from '../../holder.ts'
import { Places } from '../../places.ts'

/** Histories that wait for their turn hold nothing but their connection. */
const waiting = { perCaller: 128, perOrganisation: 256, inAll: 512 }

/** A small one holds a page of some 700 kB until its reader has taken it. */
const small = { perCaller: 32, perOrganisation: 96, inAll: 192 }

/** A large one holds two pages of 12 MB at the most. */
const large = { perCaller: 8, perOrganisation: 16, inAll: 32 }

/** A file of columns holds disk space and a descriptor. */
const files = { perCaller: 2, perOrganisation: 4, inAll: 8 }
const waitingFiles = { perCaller: 2, perOrganisation: 8, inAll: 16 }

/** What a history is, to the places that it takes. */
export type HistorySize = 'small' | 'large'

/** For whom a history is read. */
export interface HistoryReader {
  readonly holder: Holder
  /** Aborted when the answer has been sent, or nobody wants it any more: in any case, in the end. */
  readonly signal: AbortSignal
}

/** Bounds what readers of histories hold, above all those who read slowly. */
export class HistoryPlaces {
  /** Of files of columns, each from when it begins to be written until it is closed. */
  readonly files = new Places({
    what: 'files are being read',
    held: files,
    waiting: waitingFiles,
    retryAfterS: 5,
  })
  readonly #places: Readonly<Record<HistorySize, Places>> = {
    small: new Places({ what: 'histories are being read', held: small, waiting, retryAfterS: 1 }),
    large: new Places({ what: 'long histories are being read', held: large, waiting, retryAfterS: 2 }),
  }

  /**
   * Resolves when it is a reader's turn. The place is given back when the reader's signal is aborted.
   * @throws PlacesTakenError when too many wait; the reason of the signal.
   */
  take(reader: HistoryReader, size: HistorySize): Promise<void> {
    return this.#places[size].hold(reader)
  }
}
