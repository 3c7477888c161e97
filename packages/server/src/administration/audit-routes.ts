import { type AuditEntryOutput, auditMediaTypes, operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { AuditEntry } from '../audit/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation, type OperationInput } from '../http/bind-operation.ts'
import { negotiateFormat } from '../http/negotiate-format.ts'
import { limitOf, readCursor, refuseCursor, toCursor } from '../http/paginate.ts'
import { readBorder } from '../http/read-border.ts'
import { refuseParameter } from '../http/refuse-parameter.ts'
import { answerHead, streamAnswer } from '../http/stream-answer.ts'
import { type PlaceRules, Places } from '../places.ts'
import { type AuditNameParts, type AuditNames, findAuditNames, nameSubject } from './audit-names.ts'
import { buildWordTest } from './audit-words.ts'
import { buildAuditSheet } from './build-audit-sheet.ts'
import { listAuditPages, type NamedEntries, startAuditPages, startSheetPages } from './list-audit-pages.ts'
import { writeAuditCsv } from './write-audit-csv.ts'

/** The bounds of files of the log: each holds a page of a thousand entries at a time. */
const fileRules: PlaceRules = {
  what: 'files of the audit log are being sent',
  held: { perCaller: 1, perOrganisation: 2, inAll: 4 },
  waiting: { perCaller: 8, perOrganisation: 16, inAll: 64 },
  retryAfterS: 5,
}

type AuditInput = OperationInput<typeof operations.listAuditEntries>

/** Registers the route that reads the audit log. */
export function registerAuditRoutes(app: FastifyInstance, guard: AccessGuard, parts: AuditNameParts): void {
  const files = new Places(fileRules)

  bindOperation(app, guard, operations.listAuditEntries, async (input, reply) => {
    const { query, caller, watch, admitAgain } = input
    const filter = readFilter(parts, input)
    const hasWords = query.q === undefined ? undefined : buildWordTest(query.q)
    const { format, mediaType } = negotiateFormat(reply.request.raw, auditMediaTypes, query.format)
    reply.header('vary', 'accept')
    if (format === 'csv') {
      reply.type('text/csv; charset=utf-8; header=present')
      return streamAnswer(reply, async () => {
        const reader = { holder: caller, signal: watch() }
        await files.hold(reader)
        return writeAuditCsv(await startAuditPages(parts, { filter, reader, hasWords }))
      })
    }
    if (format === 'xlsx') {
      const head = answerHead(reply, mediaType)
      if (head) return head
      const reader = { holder: caller, signal: watch() }
      // Whoever waits for the log holds no place of workbooks, which all lists share.
      await files.hold(reader)
      const lookAgain = async () => void (await admitAgain())
      const workbook = await app.workbooks.send(reply, { ...reader, lookAgain }, async () =>
        buildAuditSheet(await startSheetPages(parts, { filter, reader, hasWords }), {
          url: reply.request.url,
          organisationName: parts.estate.findLocation(caller.organisationId)?.name ?? caller.organisationId,
          timeZone: findTimeZone(parts, caller.organisationId),
        }),
      )
      reply.type(mediaType)
      return workbook
    }
    const head = answerHead(reply)
    if (head) return head
    const limit = limitOf(query)
    const reader = { holder: caller, signal: watch() }
    // One entry more than asked for tells whether there is a next page.
    const found = hasWords
      ? await findWithWords(listAuditPages(parts, { filter, reader, hasWords }), limit + 1)
      : await parts.audit.list(filter, limit + 1, reader)
    const page = found.slice(0, limit)
    const names = await findAuditNames(parts, caller.organisationId, page, reader)
    const last = page.at(-1)
    const hasMore = found.length > page.length && last !== undefined
    return {
      data: page.map((entry) => toOutput(entry, names)),
      next_cursor: hasMore ? toCursor(String(last.sequence)) : null,
      names: [...names.values()],
    }
  })
}

function findTimeZone({ estate }: AuditNameParts, organisationId: string): string {
  return estate.findLocation(organisationId)?.timeZone ?? 'UTC'
}

function readFilter(parts: AuditNameParts, { query, caller }: AuditInput) {
  const timeZone = () => findTimeZone(parts, caller.organisationId)
  const readTime = (name: 'from' | 'to') => {
    const text = query[name]
    return text === undefined ? undefined : readBorder(name, text, timeZone)
  }
  const [fromMs, toMs] = [readTime('from'), readTime('to')]
  if (fromMs !== undefined && toMs !== undefined && fromMs > toMs)
    throw refuseParameter('from', 'must not be later than "to"')
  return {
    organisationId: caller.organisationId,
    fromMs,
    toMs,
    action: query.action,
    subjectKind: query.subject_kind,
    subjectId: query.subject_id,
    actorId: query.actor_id,
    beforeSequence: readSequence(readCursor(query)),
  }
}

/** Takes the first entries of pages. */
async function findWithWords(pages: AsyncIterable<NamedEntries>, limit: number): Promise<AuditEntry[]> {
  const found: AuditEntry[] = []
  for await (const { entries } of pages) {
    found.push(...entries.slice(0, limit - found.length))
    if (found.length === limit) break
  }
  return found
}

function readSequence(key: string | undefined): number | undefined {
  if (key === undefined) return undefined
  if (!/^\d{1,15}$/.test(key)) throw refuseCursor()
  return Number(key)
}

function toOutput(entry: AuditEntry, names: AuditNames): AuditEntryOutput {
  const { actor, subject } = entry
  return {
    sequence: entry.sequence,
    time: entry.timeMs / 1000,
    action: entry.action,
    actor: { kind: actor.kind, id: actor.id ?? null, name: actor.name ?? null },
    subject: { kind: subject.kind, id: subject.id, name: nameSubject(entry, names) },
    remote_address: entry.remoteAddress ?? null,
    details: { ...entry.details },
  }
}
