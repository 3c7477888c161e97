import type { ForwarderConfig } from './forwarder-config.ts'

/** The state of a forwarder, for people and probes. Times are RFC 3339. */
export interface ForwarderHealth {
  readonly name: string
  readonly type: ForwarderConfig['type']
  /**
   * `starting`: nothing is known yet. `behind`: there is more to deliver. `following`: all that is stored is
   * delivered. `failing`: it tries again soon. `stopped`: a person is needed.
   */
  readonly state: 'starting' | 'behind' | 'following' | 'failing' | 'stopped'
  /** Readings delivered since the start of the process. */
  readonly delivered: number
  /** Readings that the destination refused since the start of the process. */
  readonly refused: number
  readonly lastDeliveryAt?: string
  /** While failing or stopped: why. */
  readonly reason?: string
  /** While failing or stopped: when it began, and when the next try is. */
  readonly failingSince?: string
  readonly nextTryAt?: string
}

/** Keeps what is known of a forwarder. */
export class ForwarderState {
  readonly #config: ForwarderConfig
  readonly #now: () => number
  #state: ForwarderHealth['state'] = 'starting'
  #delivered = 0
  #refused = 0
  #lastDeliveryMs: number | undefined
  #failure: { readonly reason: string; readonly sinceMs: number; readonly nextTryMs: number } | undefined

  constructor(config: ForwarderConfig, now: () => number) {
    this.#config = config
    this.#now = now
  }

  /** Readings were delivered, which ends a failure. */
  delivered(count: number): void {
    this.#delivered += count
    this.#lastDeliveryMs = this.#now()
    this.#failure = undefined
    if (this.#state === 'failing' || this.#state === 'stopped') this.#state = 'behind'
  }

  /** A reading was set aside. */
  refused(): void {
    this.#refused += 1
  }

  /** Notes a success; `isAtEnd` says whether there was nothing more. */
  follows(isAtEnd: boolean): void {
    this.#failure = undefined
    this.#state = isAtEnd ? 'following' : 'behind'
  }

  /** Something failed. */
  fails(reason: string, nextTryMs: number): void {
    this.#failure = { reason, sinceMs: this.#failure?.sinceMs ?? this.#now(), nextTryMs }
    this.#state = 'failing'
  }

  /** Something is wrong that no time mends. */
  stops(reason: string, nextTryMs: number): void {
    this.fails(reason, nextTryMs)
    this.#state = 'stopped'
  }

  /** For /health. */
  readHealth(): ForwarderHealth {
    const { name, type } = this.#config
    return {
      name,
      type,
      state: this.#state,
      delivered: this.#delivered,
      refused: this.#refused,
      ...(this.#lastDeliveryMs !== undefined && { lastDeliveryAt: formatTime(this.#lastDeliveryMs) }),
      ...(this.#failure && {
        reason: this.#failure.reason,
        failingSince: formatTime(this.#failure.sinceMs),
        nextTryAt: formatTime(this.#failure.nextTryMs),
      }),
    }
  }
}

function formatTime(timeMs: number): string {
  return new Date(timeMs).toISOString()
}
