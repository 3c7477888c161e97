import type { Socket } from 'node:net'
import type { Caller } from './check-caller.ts'
import { ShimProblem } from './shim-problem.ts'

/** The largest number of requests that are with the server at a time. */
export interface SlotLimits {
  readonly maxRequests: number
  /** Of one key. */
  readonly maxRequestsPerKey: number
}

/**
 * Counts the requests that are passed on, in all and by key. Requests that are refused, or of which too
 * little has come to pass anything on, take no slot: a half-sent request must not keep others out.
 */
export class RequestSlots {
  #taken = 0
  readonly #byKey = new Map<string, number>()
  readonly #bySocket = new Map<Socket, number>()

  /** Whether a request that came by this connection holds a slot. */
  readonly isBusy = (socket: Socket): boolean => this.#bySocket.has(socket)

  /**
   * Takes a slot.
   *
   * @returns a function to call once when the request is over.
   * @throws ShimProblem `caller_too_busy` or `too_many_requests_under_way`.
   */
  take({ name, hasKey }: Caller, socket: Socket, limits: SlotLimits): () => void {
    if (hasKey && (this.#byKey.get(name) ?? 0) >= limits.maxRequestsPerKey) {
      const detail = `${limits.maxRequestsPerKey} requests with this key are under way (limits.maxRequestsPerKey).`
      throw new ShimProblem('caller_too_busy', detail, 1)
    }
    if (this.#taken >= limits.maxRequests) {
      const detail = `${limits.maxRequests} requests are under way (limits.maxRequests).`
      throw new ShimProblem('too_many_requests_under_way', detail, 1)
    }
    this.#taken += 1
    if (hasKey) change(this.#byKey, name, 1)
    change(this.#bySocket, socket, 1)
    return () => {
      this.#taken -= 1
      if (hasKey) change(this.#byKey, name, -1)
      change(this.#bySocket, socket, -1)
    }
  }
}

function change<Key>(counts: Map<Key, number>, key: Key, by: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + by
  if (count === 0) counts.delete(key)
  else counts.set(key, count)
}
