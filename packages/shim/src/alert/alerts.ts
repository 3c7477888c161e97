import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import type { ShimLog } from '../shim-log.ts'
import { buildWebhookHeaders, type SignedMessage } from '../sign-webhook.ts'

/** The content of an alert. No secrets. */
export interface Alert {
  readonly event:
    | 'login_required'
    | 'token_unavailable'
    | 'recovered'
    | 'forwarder_failing'
    | 'forwarder_stopped'
    | 'forwarder_recovered'
  /** Which forwarder it is about; absent for the login. */
  readonly forwarder?: string
  /** The event and what to do about it, in one or two sentences. */
  readonly detail: string
}

/** How alerts are sent. */
export interface AlertOptions {
  /** Absent for the log alone. A secret. */
  readonly url: string | undefined
  /** The key of the signature. */
  readonly key: Buffer | undefined
  /** The name of this shim. */
  readonly name: string | undefined
  /** The server whose data it serves. */
  readonly server: string
  readonly log: ShimLog
  readonly now: () => number
  /** Sends the requests. Default: the global one. */
  readonly fetch?: typeof fetch
  /** Waits between attempts, milliseconds; rejects when aborted. Default: the timer. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<unknown>
}

const attemptTimeoutMs = 10_000
/** Pauses between attempts, milliseconds; the last one is repeated for as long as the state lasts. */
const pausesMs = [1_000, 5_000, 30_000, 120_000, 600_000]

/**
 * Tells people about events that need them: in the log at once, and at a webhook until it answers 2xx. A
 * newer alert takes the place of one about the same login or forwarder that could not be delivered yet. Each
 * delivery carries an id that stays the same over its attempts.
 */
export class Alerts {
  readonly #options: AlertOptions
  /** The newest delivery about each forwarder, and about the login. */
  readonly #deliveries = new Map<
    string | undefined,
    { readonly stop: AbortController; readonly end: Promise<void> }
  >()

  constructor(options: AlertOptions) {
    this.#options = options
  }

  tell(alert: Alert): void {
    const { log, url } = this.#options
    const { event, detail, forwarder } = alert
    const subject = forwarder === undefined ? {} : { forwarder }
    if (event.endsWith('recovered')) log.info('recovered', { ...subject, detail })
    else log.error('a person is needed', { event, ...subject, detail })
    if (url === undefined) return
    this.#deliveries.get(forwarder)?.stop.abort()
    const stop = new AbortController()
    this.#deliveries.set(forwarder, { stop, end: this.#deliver(url, this.#buildMessage(alert), stop.signal) })
  }

  /** Gives up what is not delivered. */
  async close(): Promise<void> {
    for (const { stop } of this.#deliveries.values()) stop.abort()
    await Promise.all([...this.#deliveries.values()].map(({ end }) => end))
  }

  #buildMessage({ event, detail, forwarder }: Alert): SignedMessage {
    const { name = hostname(), server, now } = this.#options
    const time = new Date(now()).toISOString()
    const data = { shim: name, server, ...(forwarder && { forwarder }), detail }
    const body = JSON.stringify({ type: `shim.${event}`, timestamp: time, data })
    return { messageId: `msg_${randomUUID()}`, body }
  }

  async #deliver(url: string, message: SignedMessage, signal: AbortSignal): Promise<void> {
    const { log, key, now, pause = waitFor, fetch = globalThis.fetch } = this.#options
    const { messageId: id, body } = message
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        const limit = AbortSignal.any([signal, AbortSignal.timeout(attemptTimeoutMs)])
        const headers = buildWebhookHeaders(message, key, now())
        const response = await fetch(url, {
          method: 'POST',
          body,
          headers,
          signal: limit,
          redirect: 'manual',
        })
        await response.body?.cancel()
        if (response.ok) return
        log.warn('the alert was not taken', { id, status: response.status, attempt: attempt + 1 })
      } catch (error) {
        if (signal.aborted) return
        // Only the kind of the failure is logged: its message may name the address, which is secret.
        const reason = nameKind(error)
        log.warn('the alert could not be sent', { id, reason, attempt: attempt + 1 })
      }
      const pauseMs = pausesMs[Math.min(attempt, pausesMs.length - 1)] ?? 0
      await pause(pauseMs, signal).catch(() => undefined) // ended by a newer alert: the loop sees it
    }
  }
}

function nameKind(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return delay(ms, undefined, { signal })
}
