import type { Alert } from '../alert/alerts.ts'

/** How trouble with forwarders becomes known to people. */
export interface ForwarderAlarmContext {
  tell(alert: Alert): void
  /**
   * The time that a forwarder may fail, or must be well, before people are told, milliseconds.
   */
  readPatienceMs(): number
}

/**
 * Tells people once when a forwarder fails for longer than the patience, or its destination refuses readings;
 * at once when it stops; and once more when the trouble is over. A new start begins a new judgement.
 */
export class ForwarderAlarm {
  readonly #name: string
  readonly #context: ForwarderAlarmContext
  readonly #now: () => number
  #failingSinceMs: number | undefined
  #lastRefusalMs: number | undefined
  /** The last alert; undefined when all is well. */
  #told: 'failing' | 'stopped' | undefined

  /** @param now the clock, Unix milliseconds. */
  constructor(name: string, context: ForwarderAlarmContext, now: () => number) {
    this.#name = name
    this.#context = context
    this.#now = now
  }

  /** A try failed. */
  failed(reason: string): void {
    this.#failingSinceMs ??= this.#now()
    if (this.#now() - this.#failingSinceMs < this.#context.readPatienceMs()) return
    const since = new Date(this.#failingSinceMs).toISOString()
    this.#tellOnce(`Nothing was forwarded since ${since}; nothing is lost, and trying goes on: ${reason}`)
  }

  /** Nothing but a person helps. */
  stopped(reason: string): void {
    this.#failingSinceMs ??= this.#now()
    if (this.#told === 'stopped') return
    this.#told = 'stopped'
    const detail = `The forwarder stopped, and nothing is lost. ${reason} Then reload or restart the shim: it goes on from where it was.`
    this.#context.tell({ event: 'forwarder_stopped', forwarder: this.#name, detail })
  }

  /** A reading was set aside. */
  refused(reason: string): void {
    this.#lastRefusalMs = this.#now()
    this.#tellOnce(`The destination refuses readings, which are set aside in a file: ${reason}`)
  }

  /** A batch was passed on, or there was nothing to pass on. */
  followed(): void {
    this.#failingSinceMs = undefined
    const quietMs = this.#now() - (this.#lastRefusalMs ?? Number.NEGATIVE_INFINITY)
    if (this.#told === undefined || quietMs < this.#context.readPatienceMs()) return
    this.#told = undefined
    const detail = `The forwarder ${this.#name} works again.`
    this.#context.tell({ event: 'forwarder_recovered', forwarder: this.#name, detail })
  }

  #tellOnce(detail: string): void {
    if (this.#told !== undefined) return
    this.#told = 'failing'
    this.#context.tell({ event: 'forwarder_failing', forwarder: this.#name, detail })
  }
}
