import { createHmac, randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import type { ShimLog } from '../shim-log.ts'

/** What an alert says. No secrets. */
export interface Alert {
  readonly event: 'login_required' | 'token_unavailable' | 'recovered'
  /** What happened and what to do, in one or two sentences. */
  readonly detail: string
}

/** How alerts are sent. */
export interface AlertOptions {
  /** Absent for the log alone. A secret. */
  readonly url: string | undefined
  /** The key of the signature. */
  readonly secret: string | undefined
  /** What this shim is called. */
  readonly name: string | undefined
  /** The server whose data it serves. */
  readonly server: string
  readonly log: ShimLog
  readonly now: () => number
  /** Waits between attempts, milliseconds; rejects when aborted. Default: the timer. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<unknown>
}

const attemptTimeoutMs = 10_000
/** Pauses between attempts, milliseconds; the last one is repeated for as long as the state lasts. */
const pausesMs = [1_000, 5_000, 30_000, 120_000, 600_000]

/**
 * Tells people what needs them: in the log at once, and at a webhook until it answers 2xx. A newer alert takes the place of
 * one that could not be delivered yet. Each delivery carries an id that stays the same over its attempts.
 */
export class Alerts {
  readonly #options: AlertOptions
  #delivery = new AbortController()
  #lastDelivery: Promise<void> = Promise.resolve()

  constructor(options: AlertOptions) {
    this.#options = options
  }

  tell(alert: Alert): void {
    const { log, url } = this.#options
    if (alert.event === 'recovered') log.info('recovered', { detail: alert.detail })
    else log.error('a person is needed', { event: alert.event, detail: alert.detail })
    if (url === undefined) return
    this.#delivery.abort()
    this.#delivery = new AbortController()
    this.#lastDelivery = this.#deliver(url, this.#describe(alert), this.#delivery.signal)
  }

  /** Gives up what is not delivered. */
  async close(): Promise<void> {
    this.#delivery.abort()
    await this.#lastDelivery
  }

  #describe({ event, detail }: Alert) {
    const { name = hostname(), server, now } = this.#options
    return { id: randomUUID(), event, shim: name, server, detail, time: new Date(now()).toISOString() }
  }

  async #deliver(url: string, alert: { readonly id: string }, signal: AbortSignal): Promise<void> {
    const { log, pause = waitFor } = this.#options
    const body = JSON.stringify(alert)
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        const limit = AbortSignal.any([signal, AbortSignal.timeout(attemptTimeoutMs)])
        const headers = { 'content-type': 'application/json', ...this.#sign(body) }
        const response = await fetch(url, {
          method: 'POST',
          body,
          headers,
          signal: limit,
          redirect: 'manual',
        })
        await response.body?.cancel()
        if (response.ok) return
        log.warn('the alert was not taken', { id: alert.id, status: response.status, attempt: attempt + 1 })
      } catch (error) {
        if (signal.aborted) return
        // Only the kind of the failure: its message may name the address, which is secret.
        const reason = error instanceof Error ? error.name : 'unknown'
        log.warn('the alert could not be sent', { id: alert.id, reason, attempt: attempt + 1 })
      }
      const pauseMs = pausesMs[Math.min(attempt, pausesMs.length - 1)] ?? 0
      await pause(pauseMs, signal).catch(() => undefined) // ended by a newer alert: the loop sees it
    }
  }

  /** `t=<Unix seconds>,v1=<HMAC-SHA256 of "t.body" in hex>`, made anew for each attempt. */
  #sign(body: string): Record<string, string> {
    const { secret, now } = this.#options
    if (secret === undefined) return {}
    const timeS = Math.floor(now() / 1000)
    const mac = createHmac('sha256', secret).update(`${timeS}.${body}`).digest('hex')
    return { 'x-lightfi-signature': `t=${timeS},v1=${mac}` }
  }
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return delay(ms, undefined, { signal })
}
