import { createHash, createHmac } from 'node:crypto'
import { readSecretFile } from '@openlightfi/process/settings'
import type { CursorFile } from './cursor-file.ts'
import type { WebhookForwarderConfig } from './forwarder-config.ts'
import { HopelessError } from './hopeless-error.ts'
import { readRetryAfterMs } from './read-retry-after.ts'
import { type ForwardedReading, RefusedError, RetryLaterError, type Sink } from './sink.ts'

/**
 * The one answer that is final. Others, such as 404, come and go while a receiver is being replaced.
 */
const gone = 410

/** Answers about the content of a request, not about its time, its address or its sender. */
const refusals = new Set([400, 413, 415, 422])

/**
 * Posts readings as JSON, `{ "readings": [...] }`, in order and one request at a time. A 2xx answer is the
 * confirmation; the cursor moves then, so after a crash a request may come again, with the same ids.
 */
export class WebhookSink implements Sink {
  readonly #config: WebhookForwarderConfig
  readonly #cursor: CursorFile
  readonly #now: () => number
  readonly #send: typeof fetch
  #secret: string | undefined

  /** @param send sends the requests. */
  constructor(
    config: WebhookForwarderConfig,
    cursor: CursorFile,
    now: () => number,
    send: typeof fetch = globalThis.fetch,
  ) {
    this.#config = config
    this.#cursor = cursor
    this.#now = now
    this.#send = send
  }

  async open(): Promise<string | undefined> {
    const { secretFile } = this.#config
    this.#secret = secretFile === undefined ? undefined : await readSecretFile(secretFile, 'password')
    return this.#cursor.read()
  }

  /** Posts an empty list: only that tells whether address and signature are right. */
  async probe(signal: AbortSignal): Promise<string | undefined> {
    const cursor = await this.open()
    try {
      await this.#post([], signal)
    } catch (error) {
      // The receiver looked at the content, so it is there. It has said nothing about real readings yet.
      if (!(error instanceof RefusedError)) throw error
    }
    return cursor
  }

  async deliver(
    readings: readonly ForwardedReading[],
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    if (readings.length > 0) await this.#post(readings, signal)
    if (cursor !== undefined) await this.#cursor.write(cursor)
  }

  async close(): Promise<void> {}

  async #post(readings: readonly ForwardedReading[], signal: AbortSignal): Promise<void> {
    const body = JSON.stringify({ readings })
    const response = await this.#send.call(undefined, this.#config.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': nameDelivery(readings),
        ...this.#sign(body),
      },
      body,
      redirect: 'manual', // readings for one address must not go to another
      signal: AbortSignal.any([signal, AbortSignal.timeout(this.#config.timeoutMs)]),
    })
    await response.body?.cancel()
    if (response.ok) return
    const message = `the webhook answered ${response.status}`
    if (response.status === gone) throw new HopelessError(`${message}: it is gone for good.`)
    if (refusals.has(response.status)) throw new RefusedError(message)
    const afterMs = readRetryAfterMs(response.headers.get('retry-after'), this.#now())
    throw afterMs === undefined ? new Error(message) : new RetryLaterError(message, afterMs)
  }

  /** `t=<Unix seconds>,v1=<HMAC-SHA256 of "t.body" in hex>`, as alerts are signed. */
  #sign(body: string): Record<string, string> {
    if (this.#secret === undefined) return {}
    const timestamp = String(Math.floor(this.#now() / 1000))
    const signature = createHmac('sha256', this.#secret).update(`${timestamp}.${body}`).digest('hex')
    return { 'x-lightfi-signature': `t=${timestamp},v1=${signature}` }
  }
}

/** The same for the same readings. */
function nameDelivery(readings: readonly ForwardedReading[]): string {
  const ids = readings.map(({ id }) => id).join(' ')
  return createHash('sha256').update(ids).digest('base64url')
}
