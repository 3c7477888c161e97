import type { Kysely } from 'kysely'
import { joinTransaction } from './join-transaction.ts'
import type { MqttRefusedRow, RelationalDatabase } from './tables.ts'

/** A message of a broker that was refused. */
export interface NewRefusedMessage {
  readonly broker: string
  readonly atMs: number
  readonly topic: string
  readonly reason: string
  readonly detail: string
  /** The beginning of the payload. */
  readonly payload: Uint8Array
  /** The length of the whole payload. */
  readonly payloadBytes: number
}

/** A refused message that is kept. */
export interface RefusedMessage extends NewRefusedMessage {
  readonly id: number
}

/** Keeps the newest messages of brokers that were refused, for inspection. */
export class MqttRefusedRepository {
  readonly #db: Kysely<RelationalDatabase>

  constructor(db: Kysely<RelationalDatabase>) {
    this.#db = db
  }

  /** Adds messages, and removes the oldest of their brokers beyond a number; durable when this resolves. */
  async add(messages: readonly NewRefusedMessage[], keptPerBroker: number): Promise<void> {
    if (messages.length === 0) return
    await joinTransaction(this.#db, async (transaction) => {
      await transaction.insertInto('mqtt_refused').values(messages.map(toRow)).execute()
      for (const broker of new Set(messages.map((message) => message.broker))) {
        const newestBeyond = await transaction
          .selectFrom('mqtt_refused')
          .select('refused_id')
          .where('broker', '=', broker)
          .orderBy('refused_id', 'desc')
          .offset(keptPerBroker)
          .limit(1)
          .executeTakeFirst()
        if (!newestBeyond) continue
        await transaction
          .deleteFrom('mqtt_refused')
          .where('broker', '=', broker)
          .where('refused_id', '<=', newestBeyond.refused_id)
          .execute()
      }
    })
  }

  /** Lists the names of the brokers of which messages are kept. */
  async listBrokers(): Promise<string[]> {
    const rows = await this.#db.selectFrom('mqtt_refused').select('broker').distinct().execute()
    return rows.map(({ broker }) => broker)
  }

  /** Lists messages, the newest first. @param broker absent for those of all brokers. */
  async list(broker: string | undefined, limit: number): Promise<RefusedMessage[]> {
    const rows = await this.#db
      .selectFrom('mqtt_refused')
      .selectAll()
      .$if(broker !== undefined, (query) => query.where('broker', '=', broker ?? ''))
      .orderBy('refused_id', 'desc')
      .limit(limit)
      .execute()
    return rows.map((row) => ({
      id: row.refused_id,
      broker: row.broker,
      atMs: Number(row.at_ms),
      topic: row.topic,
      reason: row.reason,
      detail: row.detail,
      payload: Buffer.from(row.payload, 'base64'),
      payloadBytes: row.payload_bytes,
    }))
  }
}

function toRow(message: NewRefusedMessage): Omit<MqttRefusedRow, 'refused_id'> {
  const { broker, atMs, topic, reason, detail, payload, payloadBytes } = message
  return {
    broker,
    at_ms: atMs,
    topic,
    reason,
    detail,
    payload: Buffer.from(payload).toString('base64'),
    payload_bytes: payloadBytes,
  }
}
