import type { AuditAction, auditActorKinds, auditSubjectKinds } from '@openlightfi/contract'
import type { AuditFilter, AuditRepository } from '../storage/relational/audit-repository.ts'

/** Who did something. A person or a program on the server's machine is `operator` and has no id. */
export interface AuditActor {
  readonly kind: (typeof auditActorKinds)[number]
  readonly id?: string | undefined
  /** As people know it: the user name, or the client's name. */
  readonly name?: string | undefined
}

/** What it was done to. */
export interface AuditSubject {
  readonly kind: (typeof auditSubjectKinds)[number]
  readonly id: string
}

/** What an entry can say besides: plain values and lists of them, never a secret. */
export type AuditDetails = Readonly<
  Record<string, string | number | boolean | null | readonly (string | number)[]>
>

/** An act that is to be recorded. */
export interface AuditEvent {
  readonly action: AuditAction
  /** Whose administrators may read it; null for the whole service, whose entries the administrators of all may read. */
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

/** Writes an act into the audit log; resolves when the entry is durable. */
export type RecordAudit = (event: AuditEvent) => Promise<void>

/** Who did what to which client, user, key or grant. Entries are added and never changed. */
export class AuditLog {
  readonly #repository: AuditRepository

  constructor(repository: AuditRepository) {
    this.#repository = repository
  }

  /**
   * Adds an entry, with the time of now; it is durable when this resolves. To be awaited before the act is answered.
   * `details` must hold no secret: no password, no code, no token, no client secret.
   */
  readonly record: RecordAudit = (event) => this.recordAll([event])

  /** The same for what was done together: all entries are durable when this resolves, or none is. */
  readonly recordAll = async (events: readonly AuditEvent[]): Promise<void> => {
    const at_ms = Date.now()
    await this.#repository.insert(events.map((event) => toRow(event, at_ms)))
  }

  /** Entries that an organisation's administrators may read, the newest first, at most `limit` of them. */
  async list(filter: AuditFilter, limit: number): Promise<AuditEntry[]> {
    const rows = await this.#repository.list(filter, limit)
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
