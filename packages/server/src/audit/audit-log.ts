import type { AuditAction, auditActorKinds, auditSubjectKinds } from '@openlightfi/contract'
import type { Clock } from '../clock.ts'
import type { Holder } from '../holder.ts'
import { type PlaceRules, Places } from '../places.ts'
import type { AuditFilter, AuditRepository } from '../storage/relational/audit-repository.ts'
import type { Transaction } from '../storage/relational/transaction.ts'

/**
 * The person or program that acted. A person or a program on the server's machine is `operator` and has no
 * id.
 */
export interface AuditActor {
  readonly kind: (typeof auditActorKinds)[number]
  readonly id?: string | undefined
  /** The name that people know: the user name, or the client's name. */
  readonly name?: string | undefined
}

/** The subject of the act. */
export interface AuditSubject {
  readonly kind: (typeof auditSubjectKinds)[number]
  readonly id: string
}

/** Further facts of an entry: plain values and lists of them, never a secret. */
export type AuditDetails = Readonly<
  Record<string, string | number | boolean | null | readonly (string | number)[]>
>

/** Builds a key for a subject; ids of two kinds can be the same. */
export function keyOfSubject({ kind, id }: AuditSubject): string {
  return `${kind} ${id}`
}

/** Finds the name of the subject among the details of its entry. */
export function findName({ name, username, host }: AuditDetails): string | undefined {
  return [name, username, host].find((given) => typeof given === 'string')
}

/** An act that is to be recorded. */
export interface AuditEvent {
  readonly action: AuditAction
  /**
   * The organisation whose administrators may read it; null for the whole service, whose entries the
   * administrators of all may read.
   */
  readonly organisationId: string | null
  readonly actor: AuditActor
  readonly subject: AuditSubject
  /** The network address that the request came from; undefined for acts on the server's machine. */
  readonly remoteAddress?: string | undefined
  readonly details?: AuditDetails
}

/** A recorded act. */
export interface AuditEntry extends AuditEvent {
  /** Rises from entry to entry. */
  readonly sequence: number
  /** Unix milliseconds. */
  readonly timeMs: number
  readonly details: AuditDetails
}

/**
 * Writes an act that changed nothing, such as a failed login, into the audit log; resolves when the entry is
 * durable.
 */
export type RecordAudit = (event: AuditEvent) => Promise<void>

/**
 * Writes acts into the audit log together with their changes: all of it is durable, or none. `details` must
 * hold no secret: no password, no code, no token, no client secret.
 */
export function recordWithin(
  within: Pick<Transaction, 'audit' | 'clock'>,
  events: readonly AuditEvent[],
): Promise<void> {
  return insert(within.audit, within.clock(), events)
}

/**
 * The bounds of searches of the log: each may look at all of it, and writers wait for the part that it is
 * looking at.
 */
const reads: PlaceRules = {
  what: 'searches of the audit log are waiting',
  held: { perCaller: 1, perOrganisation: 2, inAll: 4 },
  waiting: { perCaller: 32, perOrganisation: 64, inAll: 256 },
  retryAfterS: 2,
}

/** The reader of the log. */
export interface AuditReader {
  readonly holder: Holder
  /** Aborted when nobody wants the answer any more. */
  readonly signal: AbortSignal
  /** True once a part of the answer has been sent: the rest waits, however many wait. */
  readonly isUnderWay?: boolean
}

/** Some entries of a long answer. */
export interface AuditPage {
  readonly entries: readonly AuditEntry[]
  readonly reader: AuditReader
}

/** Tells who did what to which client, user, key or grant. Entries are added and never changed. */
export class AuditLog {
  readonly #repository: AuditRepository
  readonly #clock: Clock
  readonly #reads = new Places(reads)

  constructor(repository: AuditRepository, clock: Clock) {
    this.#repository = repository
    this.#clock = clock
  }

  /**
   * Adds an entry for an act that changed nothing; it is durable when this resolves. An act with changes is
   * recorded by {@link recordWithin}.
   */
  readonly record: RecordAudit = (event) => insert(this.#repository, this.#clock(), [event])

  /**
   * Lists entries that an organisation's administrators may read, the newest first, at most `limit` of them.
   * @param reader absent for the server itself.
   * @throws PlacesTakenError when too many wait to read it; the reason of the reader's signal.
   */
  async list(filter: AuditFilter, limit: number, reader: Partial<AuditReader> = {}): Promise<AuditEntry[]> {
    const rows = await this.#reads.run(reader, () => this.#repository.list(filter, limit, reader.signal))
    return rows.map((row) => ({
      sequence: row.sequence,
      timeMs: Number(row.at_ms),
      organisationId: row.organisation_id,
      actor: {
        kind: row.actor_kind as AuditActor['kind'],
        id: row.actor_id ?? undefined,
        name: row.actor_name ?? undefined,
      },
      action: row.action as AuditAction,
      subject: { kind: row.subject_kind as AuditSubject['kind'], id: row.subject_id },
      remoteAddress: row.remote_address ?? undefined,
      details: JSON.parse(row.details) as AuditDetails,
    }))
  }

  /**
   * Lists all entries that pass a filter, the newest first, a page at a time. The first page waits like every
   * search; those after it wait however many do, since a part of the answer has been sent.
   * @returns the pages, each with the reader as whom more is to be looked up for it.
   * @throws as {@link AuditLog.list}.
   */
  async *listPages(
    filter: AuditFilter,
    pageSize: number,
    reader: AuditReader,
  ): AsyncGenerator<AuditPage, void> {
    let { beforeSequence } = filter
    for (let isUnderWay = false; ; isUnderWay = true) {
      const ofPage = { ...reader, isUnderWay }
      const entries = await this.list({ ...filter, beforeSequence }, pageSize, ofPage)
      yield { entries, reader: ofPage }
      if (entries.length < pageSize) return
      beforeSequence = entries.at(-1)?.sequence
    }
  }

  /**
   * Finds what subjects, each given once, were called when something was done to them last.
   * @returns the names by kind and id, as {@link keyOfSubject} puts them together.
   * @throws as {@link AuditLog.list}.
   */
  async findLastNames(
    organisationId: string,
    subjects: readonly AuditSubject[],
    reader: Partial<AuditReader>,
  ): Promise<ReadonlyMap<string, string>> {
    const wanted = new Set(subjects.map(keyOfSubject))
    const rows = await this.#reads.run(reader, () =>
      this.#repository.findLastDetails(organisationId, subjects, reader.signal),
    )
    return new Map(
      rows.flatMap((row) => {
        const key = keyOfSubject({ kind: row.subject_kind as AuditSubject['kind'], id: row.subject_id })
        const name = findName(JSON.parse(row.details) as AuditDetails)
        return name === undefined || !wanted.has(key) ? [] : [[key, name]]
      }),
    )
  }
}

function insert(repository: AuditRepository, at_ms: number, events: readonly AuditEvent[]): Promise<void> {
  return repository.insert(events.map((event) => toRow(event, at_ms)))
}

function toRow(event: AuditEvent, at_ms: number): Parameters<AuditRepository['insert']>[0][number] {
  return {
    at_ms,
    organisation_id: event.organisationId,
    actor_kind: event.actor.kind,
    actor_id: event.actor.id ?? null,
    actor_name: event.actor.name ?? null,
    action: event.action,
    subject_kind: event.subject.kind,
    subject_id: event.subject.id,
    remote_address: event.remoteAddress ?? null,
    details: JSON.stringify(event.details ?? {}),
  }
}
