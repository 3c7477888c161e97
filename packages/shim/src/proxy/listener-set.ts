import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { type ListenAddress, type Listener, type ListenerLimits, listen } from './listen.ts'

/** A listener that a configuration wants. */
export interface WantedListener {
  /** Its role. Listeners of the same role and address are the same. */
  readonly role: string
  readonly address: ListenAddress
  readonly limits: ListenerLimits
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void
  /** As for {@link listen}. */
  readonly isBusy?: (socket: Socket) => boolean
}

/** The listeners of a shim, which a new configuration changes all or none. */
export class ListenerSet {
  #open = new Map<string, Listener & { readonly role: string }>()

  /** The addresses of the listeners of a role. */
  list(role: string): string[] {
    return [...this.#open.values()].filter((listener) => listener.role === role).map(({ address }) => address)
  }

  /**
   * Opens what is wanted and not open yet, then closes what is no longer wanted, in the background.
   *
   * @param patienceMs how long requests to a listener that goes may take to end.
   * @throws Error when an address cannot be listened on; nothing has changed then.
   */
  async change(wanted: readonly WantedListener[], patienceMs: number): Promise<void> {
    const next = new Map<string, Listener & { readonly role: string }>()
    try {
      for (const { role, address, limits, handle, isBusy } of wanted) {
        const key = nameListener(role, address)
        const open = this.#open.get(key)
        next.set(key, open ?? { ...(await listen(address, limits, handle, isBusy)), role })
      }
    } catch (error) {
      const opened = [...next].filter(([key]) => !this.#open.has(key))
      await Promise.all(opened.map(([, listener]) => listener.close(0)))
      throw error
    }
    for (const { role, address, limits } of wanted) next.get(nameListener(role, address))?.setLimits(limits)
    const gone = [...this.#open].filter(([key]) => !next.has(key))
    this.#open = next
    for (const [, listener] of gone) void listener.close(patienceMs)
  }

  /** Closes the listeners of a role, after the requests under way. */
  async close(role: string, patienceMs: number): Promise<void> {
    const listeners = [...this.#open.values()].filter((listener) => listener.role === role)
    await Promise.all(listeners.map((listener) => listener.close(patienceMs)))
  }
}

function nameListener(role: string, address: ListenAddress): string {
  return `${role} ${JSON.stringify(address)}`
}
