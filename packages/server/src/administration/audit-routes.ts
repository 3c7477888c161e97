import { type AuditEntryOutput, operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { AuditEntry, AuditLog } from '../audit/index.ts'
import type { Estate } from '../estate/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import { limitOf, readCursor, refuseCursor, toCursor } from '../http/paginate.ts'
import { readBorder } from '../http/read-border.ts'
import { answerHead } from '../http/stream-answer.ts'

/** Registers the route that reads the audit log. */
export function registerAuditRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { audit, estate }: { readonly audit: AuditLog; readonly estate: Estate },
): void {
  bindOperation(app, guard, operations.listAuditEntries, async ({ query, caller, watch }, reply) => {
    const limit = limitOf(query)
    const timeZone = () => estate.findLocation(caller.organisationId)?.timeZone ?? 'UTC'
    const readTime = (name: 'from' | 'to') => {
      const text = query[name]
      return text === undefined ? undefined : readBorder(name, text, timeZone)
    }
    const filter = {
      organisationId: caller.organisationId,
      fromMs: readTime('from'),
      toMs: readTime('to'),
      action: query.action,
      subjectKind: query.subject_kind,
      subjectId: query.subject_id,
      beforeSequence: readSequence(readCursor(query)),
    }
    const head = answerHead(reply)
    if (head) return head
    // One entry more than asked for tells whether there is a next page.
    const entries = await audit.list(filter, limit + 1, { holder: caller, signal: watch() })
    const page = entries.slice(0, limit)
    const last = page.at(-1)
    const hasMore = entries.length > page.length && last !== undefined
    return { data: page.map(toOutput), next_cursor: hasMore ? toCursor(String(last.sequence)) : null }
  })
}

function readSequence(key: string | undefined): number | undefined {
  if (key === undefined) return undefined
  if (!/^\d{1,15}$/.test(key)) throw refuseCursor()
  return Number(key)
}

function toOutput(entry: AuditEntry): AuditEntryOutput {
  const { actor, subject } = entry
  return {
    sequence: entry.sequence,
    time: entry.timeMs / 1000,
    action: entry.action,
    actor: { kind: actor.kind, id: actor.id ?? null, name: actor.name ?? null },
    subject: { kind: subject.kind, id: subject.id },
    remote_address: entry.remoteAddress ?? null,
    details: { ...entry.details },
  }
}
