import { createHash, randomUUID } from 'node:crypto'
import { buildWebhookHeaders, readWebhookKey } from '../sign-webhook.ts'
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
 * Posts readings as `readings.stored` of Standard Webhooks, like the server's own webhooks, in order and one
 * request at a time. A 2xx answer is the confirmation; the cursor moves then, so after a crash a request may
 * come again, with the same ids.
 */
export class WebhookSink implements Sink {
  readonly #config: WebhookForwarderConfig
  readonly #cursor: CursorFile
  readonly #now: () => number
  readonly #send: typeof fetch
  #key: Buffer | undefined
  /** The message that was tried last, whose body stays the same while it is tried again. */
  #last: { readonly messageId: string; readonly timestamp: string } | undefined

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
    this.#key = secretFile === undefined ? undefined : await readWebhookKey(secretFile)
    return this.#cursor.read()
  }

  /** Posts a test without readings: only that tells whether address and signature are right. */
  async probe(signal: AbortSignal): Promise<string | undefined> {
    const cursor = await this.open()
    try {
      const timestamp = new Date(this.#now()).toISOString()
      const body = JSON.stringify({ type: 'webhook.test', timestamp, data: {} })
      await this.#post(`msg_${randomUUID()}`, body, signal)
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
    if (readings.length > 0) await this.#postReadings(readings, signal)
    if (cursor !== undefined) await this.#cursor.write(cursor)
  }

  async close(): Promise<void> {}

  async #postReadings(readings: readonly ForwardedReading[], signal: AbortSignal): Promise<void> {
    const messageId = nameMessage(readings)
    if (this.#last?.messageId !== messageId)
      this.#last = { messageId, timestamp: new Date(this.#now()).toISOString() }
    const { timestamp } = this.#last
    await this.#post(
      messageId,
      JSON.stringify({ type: 'readings.stored', timestamp, data: { readings } }),
      signal,
    )
  }

  async #post(messageId: string, body: string, signal: AbortSignal): Promise<void> {
    const response = await this.#send.call(undefined, this.#config.url, {
      method: 'POST',
      headers: buildWebhookHeaders({ messageId, body }, this.#key, this.#now()),
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
}

/** Names a message: the same for the same readings. */
function nameMessage(readings: readonly ForwardedReading[]): string {
  const ids = readings.map(({ id }) => id).join(' ')
  return `msg_${createHash('sha256').update(ids).digest('base64url').slice(0, 22)}`
}
