import { guardFormula, guardJson } from '@openlightfi/contract/guard-formula'
import type { AuditEntry } from '../audit/index.ts'
import { writeCsvRow } from '../sheets/index.ts'
import { type AuditNames, nameSubject } from './audit-names.ts'
import type { NamedEntries } from './list-audit-pages.ts'

const columns = [
  'sequence',
  'time',
  'action',
  'actor_kind',
  'actor_id',
  'actor_name',
  'subject_kind',
  'subject_id',
  'subject_name',
  'remote_address',
  'details',
]

/** Writes the audit log as CSV (RFC 4180) with a header, a page at a time. Times are RFC 3339 in UTC. */
export async function* writeAuditCsv(
  pages: AsyncIterable<NamedEntries>,
): AsyncGenerator<Buffer, void, undefined> {
  yield Buffer.from(writeCsvRow(columns))
  for await (const { entries, names } of pages)
    yield Buffer.from(entries.map((entry) => writeEntry(entry, names)).join(''))
}

function writeEntry(entry: AuditEntry, names: AuditNames): string {
  const { actor, subject } = entry
  const texts = [
    actor.kind,
    actor.id,
    actor.name,
    subject.kind,
    subject.id,
    nameSubject(entry, names),
    entry.remoteAddress,
  ]
  return writeCsvRow([
    String(entry.sequence),
    new Date(entry.timeMs).toISOString(),
    entry.action,
    ...texts.map((text) => guardFormula(text ?? '')),
    guardJson(JSON.stringify(entry.details)),
  ])
}
