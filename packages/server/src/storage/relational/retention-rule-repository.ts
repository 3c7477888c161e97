import type { Kysely } from 'kysely'
import type { RelationalDatabase, RetentionRuleRow } from './tables.ts'

/** The days for which an organisation keeps readings of a variable. */
export interface RetentionRule {
  readonly organisationId: string
  readonly varName: string
  /** Whole days before today. */
  readonly days: number
}

/** Stores for how long organisations keep readings. */
export class RetentionRuleRepository {
  readonly #db: Kysely<RelationalDatabase>

  constructor(db: Kysely<RelationalDatabase>) {
    this.#db = db
  }

  /** Lists the rules of all organisations. */
  async list(): Promise<RetentionRule[]> {
    const rows = await this.#db.selectFrom('retention_rules').selectAll().execute()
    return rows.map(({ organisation_id, var_name, days }) => ({
      organisationId: organisation_id,
      varName: var_name,
      days,
    }))
  }

  /** Puts rules in place of all that an organisation had. Call it in a transaction. */
  async replace(organisationId: string, rules: readonly RetentionRule[]): Promise<void> {
    await this.#db.deleteFrom('retention_rules').where('organisation_id', '=', organisationId).execute()
    const rows = rules.map(
      ({ varName, days }): RetentionRuleRow => ({ organisation_id: organisationId, var_name: varName, days }),
    )
    if (rows.length > 0) await this.#db.insertInto('retention_rules').values(rows).execute()
  }
}
