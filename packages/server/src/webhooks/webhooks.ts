import { randomBytes } from 'node:crypto'
import { webhookBounds } from '@openlightfi/contract'
import { newId } from '../estate/index.ts'
import { type PlaceRules, Places } from '../places.ts'
import type { ChangeReader } from '../readings/changes/changes.ts'
import { SerialQueue } from '../serial-queue.ts'
import type { RelationalStore } from '../storage/relational/relational-store.ts'
import type { Alongside } from '../storage/relational/transaction.ts'
import type { Sealer } from '../storage/sealer.ts'
import type { LogPlace } from '../storage/time-series/statements/reading-log.ts'
import { buildTestMessage } from './build-message.ts'
import { DeliveryLoop } from './delivery-loop.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import { type Backlog, findBacklog } from './find-backlog.ts'
import { GatheredWrites } from './gathered-writes.ts'
import { Poster } from './post-request.ts'
import { createWebhookSecret, signMessage } from './sign-message.ts'
import type { Attempt, Webhook, WebhookFilter } from './webhook.ts'
import {
  fromAttemptRow,
  fromWebhookRow,
  toAttemptRow,
  toProgressColumns,
  toSettingColumns,
} from './webhook-rows.ts'

/** The time that a delivery under way has when the server stops, milliseconds. */
const closePatienceMs = 5_000

/** The bounds of deliveries under way: each has a request, and a batch in memory. */
const deliveries: PlaceRules = {
  what: 'deliveries are under way',
  held: { perCaller: 100, perOrganisation: 100, inAll: 256 },
  waiting: { perCaller: 100, perOrganisation: 100, inAll: 100_000 },
  retryAfterS: 5,
}

/** The bounds of tests, which callers wait for. */
const tests: PlaceRules = {
  what: 'tests of webhooks are under way',
  held: { perCaller: 2, perOrganisation: 4, inAll: 16 },
  retryAfterS: 15,
}

/** The parts of which webhooks are made. */
export interface WebhookParts extends Omit<DeliveryParts, 'writes' | 'places'> {
  readonly relational: Pick<RelationalStore, 'webhooks' | 'together'>
  readonly sealer: Sealer
}

/** A webhook to be created. */
export interface NewWebhook extends Pick<Webhook, 'organisationId' | 'url' | 'description' | 'filter'> {
  /** The place behind which it begins. */
  readonly position: LogPlace
}

/** What can change of a webhook; what is not given stays. */
export interface WebhookChange {
  readonly url?: string | undefined
  readonly description?: string | undefined
  readonly filter?: WebhookFilter | undefined
  readonly isPaused?: boolean | undefined
}

/** The error of a webhook that is gone. */
export class WebhookNotFound extends Error {
  override readonly name = 'WebhookNotFound'
}

/**
 * The webhooks, all in memory, each with a loop that delivers. Each change takes `alongside`, which stores
 * more in its transaction; the loop stands still meanwhile, and goes on from what is stored. Changes of one
 * webhook come one after the other, and wait for no other webhook.
 */
export class Webhooks {
  readonly #parts: WebhookParts
  readonly #writes: GatheredWrites
  readonly #places = new Places(deliveries)
  readonly #tests = new Places(tests)
  readonly #loops = new Map<string, DeliveryLoop>()
  /** Each is counted before the next one is made. They wait for the database alone, and for no receiver. */
  readonly #creations = new SerialQueue()
  readonly #closing = new AbortController()
  #isStarted = false

  private constructor(parts: WebhookParts) {
    this.#parts = parts
    this.#writes = new GatheredWrites(parts.relational.together)
  }

  /** Reads all webhooks; {@link Webhooks.start} begins to deliver. */
  static async load(parts: WebhookParts): Promise<Webhooks> {
    const webhooks = new Webhooks(parts)
    const numbers = await parts.relational.webhooks.findLastNumbers()
    for (const row of await parts.relational.webhooks.list()) {
      const { webhook, progress } = fromWebhookRow(parts.sealer, row)
      const loop = new DeliveryLoop(webhooks.#loopParts, webhook, progress, numbers.get(row.webhook_id) ?? 0)
      webhooks.#loops.set(webhook.webhookId, loop)
    }
    return webhooks
  }

  /** Begins to deliver. */
  start(): void {
    this.#isStarted = true
    for (const loop of this.#loops.values()) loop.start()
  }

  /** Begins nothing more; requests under way have some seconds. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.#creations.run(async () => undefined)
    const loops = this.listAll()
    await Promise.all(loops.map((loop) => loop.turns.run(() => loop.close(closePatienceMs))))
    await this.#tests.drain()
  }

  /** Lists the webhooks of an organisation, the oldest first. */
  list(organisationId: string): DeliveryLoop[] {
    return this.listAll().filter(({ webhook }) => webhook.organisationId === organisationId)
  }

  /** Lists the webhooks of all organisations. */
  listAll(): DeliveryLoop[] {
    return [...this.#loops.values()]
  }

  /** Finds a webhook of an organisation. @throws WebhookNotFound; the same for another organisation's. */
  require(organisationId: string, webhookId: string): DeliveryLoop {
    const loop = this.#loops.get(webhookId)
    if (loop?.webhook.organisationId === organisationId) return loop
    throw new WebhookNotFound(`there is no webhook "${webhookId.slice(0, 64)}"`)
  }

  /**
   * Creates a webhook and begins to deliver.
   * @param check throws when there cannot be one more. It is called ahead of all, and in the turn of the
   *   write.
   * @param reader who waits for what waits to be counted.
   * @throws the errors of `check` and of {@link findBacklog}.
   */
  async create(
    wanted: NewWebhook,
    alongside?: Alongside<Webhook>,
    check?: () => void,
    reader?: ChangeReader,
  ): Promise<DeliveryLoop> {
    const { position, ...settings } = wanted
    const { relational, clock, sealer } = this.#parts
    check?.()
    const backlog = await findBacklog(this.#parts, settings, position, reader)
    return this.#creations.run(async () => {
      check?.()
      const nowMs = clock()
      const webhook: Webhook = {
        ...settings,
        webhookId: newId('hook'),
        secret: createWebhookSecret(),
        createdAtMs: nowMs,
      }
      const progress = { position, behindSinceMs: backlog.sinceMs, failures: 0 }
      await relational.together(async (within) => {
        const { webhookId: webhook_id } = webhook
        const columns = { ...toSettingColumns(sealer, webhook), ...toProgressColumns(progress) }
        await within.webhooks.insert({ webhook_id, ...columns })
        await alongside?.(within, webhook)
      })
      const loop = new DeliveryLoop(this.#loopParts, webhook, progress, 0)
      loop.replace(webhook, progress, backlog.readings)
      this.#loops.set(webhook.webhookId, loop)
      this.#resume(loop)
      return loop
    })
  }

  /**
   * Changes what is given and leaves the rest. Another filter may want older readings: what waits is counted
   * anew.
   * @param reader who waits for that. @throws WebhookNotFound; the errors of {@link findBacklog}.
   */
  async change(
    organisationId: string,
    webhookId: string,
    { isPaused, ...settings }: WebhookChange,
    alongside?: Alongside<Webhook>,
    reader?: ChangeReader,
  ): Promise<DeliveryLoop> {
    const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
    const loop = this.require(organisationId, webhookId)
    const { filter } = settings
    const backlog =
      filter && (await findBacklog(this.#parts, { organisationId, filter }, loop.progress.position, reader))
    const change = (webhook: Webhook) => ({
      ...webhook,
      ...given,
      ...(isPaused !== undefined && { pause: isPaused ? this.#buildRequestedPause(webhook) : undefined }),
    })
    return this.#rewrite(organisationId, webhookId, alongside, change, backlog)
  }

  /**
   * Gives a webhook a new secret.
   * @param overlapS the time for which the one before signs as well, seconds; 0 for none.
   * @throws WebhookNotFound
   */
  rotateSecret(
    organisationId: string,
    webhookId: string,
    overlapS: number,
    alongside?: Alongside<Webhook>,
  ): Promise<DeliveryLoop> {
    return this.#rewrite(organisationId, webhookId, alongside, (webhook) => {
      const untilMs = this.#parts.clock() + overlapS * 1000
      const previous = overlapS > 0 ? { secret: webhook.secret, untilMs } : undefined
      return { ...webhook, secret: createWebhookSecret(), previous }
    })
  }

  /**
   * Lets a webhook go on from a place in the log.
   * @param reader who waits for what waits to be counted.
   * @throws WebhookNotFound; the errors of {@link findBacklog}.
   */
  async redeliver(
    organisationId: string,
    webhookId: string,
    position: LogPlace,
    alongside?: Alongside<Webhook>,
    reader?: ChangeReader,
  ): Promise<DeliveryLoop> {
    const { relational } = this.#parts
    const { webhook } = this.require(organisationId, webhookId)
    const backlog = await findBacklog(this.#parts, webhook, position, reader)
    return this.#stopped(organisationId, webhookId, async (loop) => {
      const progress = { position, behindSinceMs: backlog.sinceMs, failures: 0 }
      await relational.together(async (within) => {
        await within.webhooks.update(webhookId, toProgressColumns(progress))
        await alongside?.(within, loop.webhook)
      })
      loop.replace(loop.webhook, progress, backlog.readings)
    })
  }

  /** Forgets a webhook. @throws WebhookNotFound */
  async delete(organisationId: string, webhookId: string, alongside?: Alongside<Webhook>): Promise<void> {
    await this.#stopped(organisationId, webhookId, async (loop) => {
      await this.#parts.relational.together(async (within) => {
        await within.webhooks.delete(webhookId)
        await alongside?.(within, loop.webhook)
      })
      this.#loops.delete(webhookId)
      await loop.close(0)
    })
  }

  /**
   * Sends a test to a receiver.
   * @param reader who waits for it.
   * @throws WebhookNotFound; PlacesTakenError when too many are under way; the reason of the signal.
   */
  async test(
    organisationId: string,
    webhookId: string,
    { holder, signal }: ChangeReader,
    alongside?: Alongside<Webhook>,
  ): Promise<Attempt> {
    const { relational, clock, network, rules } = this.#parts
    const loop = this.require(organisationId, webhookId)
    const release = this.#tests.takeNow({ holder })
    const poster = new Poster(network, rules?.timeoutMs)
    try {
      const { webhook } = loop
      const atMs = clock()
      const message = buildTestMessage(webhookId, randomBytes(12).toString('base64url'), atMs)
      const { status, error, durationMs } = await poster.post({
        url: webhook.url,
        headers: signMessage(message, webhook, atMs),
        body: message.body,
        holder,
        signal: AbortSignal.any([signal, this.#closing.signal]),
      })
      this.require(organisationId, webhookId) // it may have been deleted meanwhile
      const { messageId } = message
      const number = loop.takeNumber()
      const attempt: Attempt = {
        number,
        atMs,
        kind: 'test',
        messageId,
        status,
        error,
        durationMs,
        readings: 0,
      }
      await relational.together(async (within) => {
        await within.webhooks.insertAttempt(toAttemptRow(webhookId, attempt), webhookBounds.maxAttempts)
        await alongside?.(within, webhook)
      })
      return attempt
    } finally {
      poster.close()
      release()
    }
  }

  /**
   * Lists attempts of a webhook, the newest first, at most `limit` of them.
   * @param before the number of an attempt. @throws WebhookNotFound
   */
  async listAttempts(
    organisationId: string,
    webhookId: string,
    before: number | undefined,
    limit: number,
  ): Promise<Attempt[]> {
    this.require(organisationId, webhookId)
    const rows = await this.#parts.relational.webhooks.listAttempts(webhookId, before, limit)
    return rows.map(fromAttemptRow)
  }

  #rewrite(
    organisationId: string,
    webhookId: string,
    alongside: Alongside<Webhook> | undefined,
    change: (webhook: Webhook) => Webhook,
    backlog?: Backlog,
  ): Promise<DeliveryLoop> {
    const { relational, sealer } = this.#parts
    return this.#stopped(organisationId, webhookId, async (loop) => {
      const changed = change(loop.webhook)
      const sinceMs = Math.min(loop.progress.behindSinceMs, backlog?.sinceMs ?? Number.POSITIVE_INFINITY)
      const progress = { ...loop.progress, behindSinceMs: sinceMs }
      const columns = { ...toSettingColumns(sealer, changed), ...(backlog && toProgressColumns(progress)) }
      await relational.together(async (within) => {
        await within.webhooks.update(webhookId, columns)
        await alongside?.(within, changed)
      })
      loop.replace(changed, progress, backlog?.readings)
    })
  }

  /** Does something while the loop of a webhook stands still; it goes on afterwards, whatever came of it. */
  async #stopped(
    organisationId: string,
    webhookId: string,
    act: (loop: DeliveryLoop) => Promise<void>,
  ): Promise<DeliveryLoop> {
    return this.require(organisationId, webhookId).turns.run(async () => {
      const loop = this.require(organisationId, webhookId) // the change before may have deleted it
      await loop.stop()
      try {
        await act(loop)
      } finally {
        this.#resume(loop)
      }
      return loop
    })
  }

  #resume(loop: DeliveryLoop): void {
    const isKept = this.#loops.has(loop.webhook.webhookId)
    if (this.#isStarted && isKept && !this.#closing.signal.aborted) loop.start()
  }

  #buildRequestedPause({ pause }: Webhook): Webhook['pause'] {
    if (pause) return pause
    return { sinceMs: this.#parts.clock(), reason: 'requested', detail: 'An administrator paused it.' }
  }

  get #loopParts(): DeliveryParts {
    return { ...this.#parts, writes: this.#writes, places: this.#places }
  }
}
