import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { downloadBounds } from '@openlightfi/contract'
import type { Clock } from '../clock.ts'
import type { Caller } from '../http/caller.ts'
import { type PlaceRules, Places } from '../places.ts'

/** The bounds of addresses that nobody has used yet; each takes some six kilobytes at the most. */
const placeRules: PlaceRules = {
  what: 'addresses of downloads are waiting to be used',
  held: { perCaller: 16, perOrganisation: 256, inAll: 2_048 },
  retryAfterS: downloadBounds.lifetimeS,
}

/** A download that somebody may ask for. */
export interface Ticket {
  /** Path and query of the operation. */
  readonly target: string
  /** The header by which the caller was let in, and is again. */
  readonly authorization: string
  readonly fileName: string
}

interface KeptTicket extends Ticket {
  readonly expiresAtMs: number
  release(): void
}

const form = /^\/downloads\/([A-Za-z0-9_-]{43})(?:\?.*)?$/

/**
 * Keeps the addresses of downloads, in memory, by the hash of their secrets. Each is good for a minute and
 * for one `GET`.
 */
export class DownloadTickets {
  readonly #clock: Clock
  readonly #places = new Places(placeRules)
  /** The oldest first: all live equally long. */
  readonly #tickets = new Map<string, KeptTicket>()
  readonly #used = new WeakMap<IncomingMessage, Ticket>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** @throws PlacesTakenError when a caller has as many addresses as there may be. */
  requireRoom(caller: Caller): void {
    this.#forgetExpired()
    this.#places.takeNow({ holder: caller })()
  }

  /**
   * Makes an address. @returns its secret, and until when it is good, which is no longer than the token is.
   * @throws PlacesTakenError.
   */
  create(caller: Caller, ticket: Ticket): { readonly secret: string; readonly expiresAtMs: number } {
    this.#forgetExpired()
    const release = this.#places.takeNow({ holder: caller })
    const secret = randomBytes(32).toString('base64url')
    const expiresAtMs = this.#clock() + downloadBounds.lifetimeS * 1000
    this.#tickets.set(hash(secret), { ...ticket, expiresAtMs, release })
    return { secret, expiresAtMs: Math.min(expiresAtMs, caller.expiresAtMs) }
  }

  /**
   * Turns a request for a download into the request that its address stands for, as its caller would send it.
   * @param target path and query, as they came.
   * @returns the target of that request; the given one for every other request.
   */
  redeem(request: IncomingMessage, target: string): string {
    const secret = target.startsWith('/downloads/') ? form.exec(target)?.[1] : undefined
    if (secret === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return target
    this.#forgetExpired()
    const key = hash(secret)
    const ticket = this.#tickets.get(key)
    if (!ticket) return target
    if (request.method === 'GET') this.#forget(key, ticket)
    request.headers.authorization = ticket.authorization
    // What a browser would rather see says nothing here: the format stands in the path.
    request.headers.accept = '*/*'
    this.#used.set(request, ticket)
    return ticket.target
  }

  /** Finds the address by which a request came. */
  findUsed(request: IncomingMessage): Ticket | undefined {
    return this.#used.get(request)
  }

  #forgetExpired(): void {
    const nowMs = this.#clock()
    for (const [key, ticket] of this.#tickets) {
      if (ticket.expiresAtMs > nowMs) break
      this.#forget(key, ticket)
    }
  }

  #forget(key: string, ticket: KeptTicket): void {
    this.#tickets.delete(key)
    ticket.release()
  }
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
