import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import { takeTurn } from '../../event-loop-turns.ts'
import { cutIntoChunks } from './cut-into-chunks.ts'
import { joinTransaction } from './join-transaction.ts'
import type { AuditRow, RelationalDatabase } from './tables.ts'

/** The wanted entries of the audit log; every given member must hold. */
export interface AuditFilter {
  /** Entries of this organisation, and those of the whole service. */
  readonly organisationId: string
  /** Unix milliseconds, included. */
  readonly fromMs?: number | undefined
  /** Unix milliseconds, excluded. */
  readonly toMs?: number | undefined
  readonly action?: string | undefined
  /** Any of these. */
  readonly anyAction?: readonly string[] | undefined
  readonly subjectKind?: string | undefined
  readonly subjectId?: string | undefined
  readonly actorId?: string | undefined
  /** Only entries that are older than this one. */
  readonly beforeSequence?: number | undefined
}

/** The rows of one statement: few enough for the number of parameters that any engine takes. */
const rowsPerStatement = 500

/** The entries that are read in one turn: half a millisecond. */
const windowRows = 5_000

type Search = SelectQueryBuilder<RelationalDatabase, 'audit_log', object>

/** What an entry says of its subject. */
type SubjectDetails = Pick<AuditRow, 'subject_kind' | 'subject_id' | 'details'>

/** An entry as it is stored. */
type AuditEntryRow = Omit<AuditRow, 'sequence'> & { readonly sequence: number }

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

  /**
   * Lists entries, the newest first, at most `limit` of them. It searches in windows, and others take their
   * turn at the store in between: for a rare filter the whole log is read.
   * @throws the reason of the signal.
   */
  async list(filter: AuditFilter, limit: number, signal?: AbortSignal): Promise<AuditEntryRow[]> {
    const own = await this.#listOf(filter.organisationId, filter, { limit, signal })
    const common = await this.#listOf(null, filter, { limit, signal })
    return [...own, ...common].sort((a, b) => b.sequence - a.sequence).slice(0, limit)
  }

  /**
   * Finds the details of the newest entry of an organisation about each of these subjects. However many
   * entries there are about one, the index leads to the newest.
   * @param subjects however many, each once.
   * @throws the reason of the signal.
   */
  async findLastDetails(
    organisationId: string,
    subjects: readonly { readonly kind: string; readonly id: string }[],
    signal?: AbortSignal,
  ): Promise<SubjectDetails[]> {
    const found: SubjectDetails[] = []
    for (const some of cutIntoChunks(subjects)) {
      signal?.throwIfAborted()
      const newest = await this.#findNewest(organisationId, [...new Set(some.map(({ id }) => id))])
      const kinds = new Map(newest.map((row) => [row.subject_id, row.subject_kind]))
      found.push(...newest)
      await takeTurn()
      for (const { kind, id } of some) {
        if (kinds.get(id) === undefined || kinds.get(id) === kind) continue
        // The newest is about a thing of another kind with the same id.
        const filter = { organisationId, subjectId: id, subjectKind: kind }
        found.push(...(await this.#listOf(organisationId, filter, { limit: 1, signal })))
      }
    }
    return found
  }

  /** Finds the newest entry about each of some ids, whatever the kind of the thing. */
  async #findNewest(organisationId: string, ids: readonly string[]): Promise<SubjectDetails[]> {
    const { rows } = await sql<{ readonly sequence: number | null }>`
      with ids(id) as (values ${sql.join(ids.map((id) => sql`(${id})`))})
      select (
        select max(sequence) from audit_log where organisation_id = ${organisationId} and subject_id = ids.id
      ) as sequence from ids`.execute(this.#db)
    const sequences = rows.flatMap(({ sequence }) => sequence ?? [])
    if (sequences.length === 0) return []
    return this.#db
      .selectFrom('audit_log')
      .where('sequence', 'in', sequences)
      .select(['subject_kind', 'subject_id', 'details'])
      .execute()
  }

  async #listOf(
    organisationId: string | null,
    filter: AuditFilter,
    { limit, signal }: { readonly limit: number; readonly signal: AbortSignal | undefined },
  ): Promise<AuditEntryRow[]> {
    const found: AuditEntryRow[] = []
    let before = filter.beforeSequence
    while (true) {
      signal?.throwIfAborted()
      const wanted = limit - found.length
      const window = this.#selectIndexed(organisationId, filter, before).orderBy('sequence', 'desc')
      if (isIndexed(filter)) return window.selectAll().limit(wanted).execute()
      const last = await window.select('sequence').offset(windowRows).limit(1).executeTakeFirst()
      const inside = window.$if(last !== undefined, (query) =>
        query.where('sequence', '>=', last?.sequence ?? 0),
      )
      found.push(...(await narrow(inside, filter).selectAll().limit(wanted).execute()))
      if (last === undefined || found.length === limit) return found
      before = last.sequence
      await takeTurn()
    }
  }

  /**
   * Selects by an index in the order of the entries: those of an organisation, and of a subject or an action.
   */
  #selectIndexed(
    organisationId: string | null,
    { subjectId, action }: AuditFilter,
    before: number | undefined,
  ): Search {
    return this.#db
      .selectFrom('audit_log')
      .where('organisation_id', organisationId === null ? 'is' : '=', organisationId)
      .$if(subjectId !== undefined, (query) => query.where('subject_id', '=', subjectId ?? ''))
      .$if(subjectId === undefined && action !== undefined, (query) =>
        query.where('action', '=', action ?? ''),
      )
      .$if(before !== undefined, (query) => query.where('sequence', '<', before ?? 0))
  }
}

/** Tells whether the index leaves nothing to search. */
function isIndexed({
  fromMs,
  toMs,
  action,
  anyAction,
  subjectKind,
  subjectId,
  actorId,
}: AuditFilter): boolean {
  const isNarrowed = [fromMs, toMs, anyAction, subjectKind, actorId].some((member) => member !== undefined)
  return !isNarrowed && (action === undefined || subjectId === undefined)
}

function narrow(
  inside: Search,
  { fromMs, toMs, action, anyAction, subjectKind, actorId }: AuditFilter,
): Search {
  return inside
    .$if(fromMs !== undefined, (query) => query.where('at_ms', '>=', fromMs ?? 0))
    .$if(toMs !== undefined, (query) => query.where('at_ms', '<', toMs ?? 0))
    .$if(subjectKind !== undefined, (query) => query.where('subject_kind', '=', subjectKind ?? ''))
    .$if(actorId !== undefined, (query) => query.where('actor_id', '=', actorId ?? ''))
    .$if(action !== undefined, (query) => query.where(withoutIndex('action'), '=', action ?? ''))
    .$if(anyAction !== undefined, (query) => query.where(withoutIndex('action'), 'in', anyAction ?? []))
}

/** Keeps any engine from taking the index of this member and reading more than the window. */
function withoutIndex(member: 'action') {
  return sql<string>`${sql.ref(member)} || ''`
}
