import type { Kysely } from 'kysely'
import { joinTransaction } from './join-transaction.ts'
import type { AuditRow, RelationalDatabase } from './tables.ts'

/** Which entries of the audit log are wanted; everything that is given must hold. */
export interface AuditFilter {
  /** Entries of this organisation, and those of the whole service. */
  readonly organisationId: string
  /** Unix milliseconds, included. */
  readonly fromMs?: number | undefined
  /** Unix milliseconds, excluded. */
  readonly toMs?: number | undefined
  readonly action?: string | undefined
  readonly subjectKind?: string | undefined
  readonly subjectId?: string | undefined
  /** Only entries that are older than this one. */
  readonly beforeSequence?: number | undefined
}

/** Rows in one statement: few enough for the number of parameters that any engine takes. */
const rowsPerStatement = 500

/** Adds to the audit log and reads it. There is no statement that changes or removes an entry, on purpose. */
export class AuditRepository {
  readonly #db: Kysely<RelationalDatabase>

  constructor(db: Kysely<RelationalDatabase>) {
    this.#db = db
  }

  /** Adds entries in the given order, all or none; they are durable when this resolves. */
  async insert(rows: readonly Omit<AuditRow, 'sequence'>[]): Promise<void> {
    if (rows.length === 0) return
    await joinTransaction(this.#db, async (transaction) => {
      for (let at = 0; at < rows.length; at += rowsPerStatement) {
        const chunk = rows.slice(at, at + rowsPerStatement)
        await transaction.insertInto('audit_log').values(chunk).execute()
      }
    })
  }

  /** Entries, the newest first, at most `limit` of them. */
  async list(
    filter: AuditFilter,
    limit: number,
  ): Promise<(Omit<AuditRow, 'sequence'> & { sequence: number })[]> {
    const { organisationId, fromMs, toMs, action, subjectKind, subjectId, beforeSequence } = filter
    return this.#db
      .selectFrom('audit_log')
      .selectAll()
      .where((where) =>
        where.or([where('organisation_id', '=', organisationId), where('organisation_id', 'is', null)]),
      )
      .$if(fromMs !== undefined, (query) => query.where('at_ms', '>=', fromMs ?? 0))
      .$if(toMs !== undefined, (query) => query.where('at_ms', '<', toMs ?? 0))
      .$if(action !== undefined, (query) => query.where('action', '=', action ?? ''))
      .$if(subjectKind !== undefined, (query) => query.where('subject_kind', '=', subjectKind ?? ''))
      .$if(subjectId !== undefined, (query) => query.where('subject_id', '=', subjectId ?? ''))
      .$if(beforeSequence !== undefined, (query) => query.where('sequence', '<', beforeSequence ?? 0))
      .orderBy('sequence', 'desc')
      .limit(limit)
      .execute()
  }
}
