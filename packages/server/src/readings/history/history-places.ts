import type { Holder } from '../../holder.ts'
import { Places } from '../../places.ts'

/** The histories that wait for their turn. Each holds nothing but its connection. */
const waiting = { perCaller: 128, perOrganisation: 256, inAll: 512 }

/** The small histories. Each holds a page of some 700 kB until its reader has taken it. */
const small = { perCaller: 32, perOrganisation: 96, inAll: 192 }

/** The large histories. Each holds two pages of 12 MB at the most. */
const large = { perCaller: 8, perOrganisation: 16, inAll: 32 }

/** The files of columns. Each holds disk space and a descriptor. */
const files = { perCaller: 2, perOrganisation: 4, inAll: 8 }
const waitingFiles = { perCaller: 2, perOrganisation: 8, inAll: 16 }

/** The size of a history, which decides about its places. */
export type HistorySize = 'small' | 'large'

/** The reader of a history. */
export interface HistoryReader {
  readonly holder: Holder
  /** Aborted when the answer has been sent, or nobody wants it any more. In the end it always is. */
  readonly signal: AbortSignal
  /** Called when the reader has waited. @throws why it may not read any more, such as that it lost sight. */
  lookAgain?(): Promise<void>
}

/** Bounds the resources of readers of histories, above all of slow ones. */
export class HistoryPlaces {
  /** The places of files of columns, each from the begin of its writing until it is closed. */
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
   * @throws PlacesTakenError when too many wait; the reason of the signal; what the reader finds when it
   *   looks again.
   */
  async take(reader: HistoryReader, size: HistorySize): Promise<void> {
    if (this.#places[size].holdNow(reader)) return
    await this.#places[size].hold(reader)
    await reader.lookAgain?.()
  }
}
