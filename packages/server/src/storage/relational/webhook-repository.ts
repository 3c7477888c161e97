import type { Kysely } from 'kysely'
import { joinTransaction } from './join-transaction.ts'
import type { RelationalDatabase, WebhookAttemptRow, WebhookRow } from './tables.ts'

/** Stores webhooks with their progress, and their newest attempts. */
export class WebhookRepository {
  readonly #db: Kysely<RelationalDatabase>

  constructor(db: Kysely<RelationalDatabase>) {
    this.#db = db
  }

  /** Lists every webhook, the oldest first. */
  list(): Promise<WebhookRow[]> {
    return this.#db
      .selectFrom('webhooks')
      .selectAll()
      .orderBy('created_at_ms')
      .orderBy('webhook_id')
      .execute()
  }

  /** Adds a webhook; its id must be new. */
  async insert(row: WebhookRow): Promise<void> {
    await this.#db.insertInto('webhooks').values(row).execute()
  }

  /** Changes columns of a webhook. */
  async update(webhookId: string, columns: Partial<Omit<WebhookRow, 'webhook_id'>>): Promise<void> {
    await this.#db.updateTable('webhooks').set(columns).where('webhook_id', '=', webhookId).execute()
  }

  /** Forgets a webhook and its attempts. */
  async delete(webhookId: string): Promise<void> {
    await joinTransaction(this.#db, async (transaction) => {
      await transaction.deleteFrom('webhook_attempts').where('webhook_id', '=', webhookId).execute()
      await transaction.deleteFrom('webhooks').where('webhook_id', '=', webhookId).execute()
    })
  }

  /**
   * Adds an attempt, with the progress that follows from it, durable together, and forgets those beyond the
   * newest `kept`.
   */
  async insertAttempt(
    row: WebhookAttemptRow,
    kept: number,
    progress?: Partial<Omit<WebhookRow, 'webhook_id'>>,
  ): Promise<void> {
    await joinTransaction(this.#db, async (transaction) => {
      await transaction.insertInto('webhook_attempts').values(row).execute()
      await transaction
        .deleteFrom('webhook_attempts')
        .where('webhook_id', '=', row.webhook_id)
        .where('number', '<=', row.number - kept)
        .execute()
      if (!progress) return
      await transaction
        .updateTable('webhooks')
        .set(progress)
        .where('webhook_id', '=', row.webhook_id)
        .execute()
    })
  }

  /** Finds the number of the newest attempt of each webhook that has one. */
  async findLastNumbers(): Promise<Map<string, number>> {
    const rows = await this.#db
      .selectFrom('webhook_attempts')
      .select(({ fn }) => ['webhook_id', fn.max('number').as('last')])
      .groupBy('webhook_id')
      .execute()
    return new Map(rows.map(({ webhook_id, last }) => [webhook_id, Number(last)]))
  }

  /** Lists attempts of a webhook, the newest first, at most `limit` of them. @param before a number. */
  listAttempts(webhookId: string, before: number | undefined, limit: number): Promise<WebhookAttemptRow[]> {
    return this.#db
      .selectFrom('webhook_attempts')
      .selectAll()
      .where('webhook_id', '=', webhookId)
      .$if(before !== undefined, (query) => query.where('number', '<', before ?? 0))
      .orderBy('number', 'desc')
      .limit(limit)
      .execute()
  }
}
