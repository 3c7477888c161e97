import type { AuditEntry } from '../audit/index.ts'
import {
  buildNumberColumn,
  buildTextColumn,
  buildTimeColumns,
  LocalClocks,
  type Workbook,
} from '../sheets/index.ts'
import { nameSubject } from './audit-names.ts'
import type { NamedEntries } from './list-audit-pages.ts'

/** The facts for a sheet of the log besides the entries. */
export interface AuditSheetFacts {
  /** Path and query of the request. */
  readonly url: string
  readonly organisationName: string
  /** Of the organisation. */
  readonly timeZone: string
}

interface AuditRow {
  readonly entry: AuditEntry
  readonly subjectName: string | null
}

/** Builds a workbook of the audit log: the columns of CSV, with times as dates of the organisation. */
export function buildAuditSheet(
  pages: AsyncIterable<NamedEntries>,
  { url, organisationName, timeZone }: AuditSheetFacts,
): Workbook<AuditRow> {
  const clock = new LocalClocks().find(timeZone)
  return {
    columns: [
      buildNumberColumn('sequence', { decimals: 0 }, ({ entry }) => entry.sequence),
      ...buildTimeColumns<AuditRow>({
        title: 'time',
        readMs: ({ entry }) => entry.timeMs,
        clockOf: () => clock,
        timeZone,
      }),
      buildTextColumn('action', 26, ({ entry }) => entry.action),
      buildTextColumn('actor_kind', 12, ({ entry }) => entry.actor.kind),
      buildTextColumn('actor_id', 26, ({ entry }) => entry.actor.id),
      buildTextColumn('actor_name', 28, ({ entry }) => entry.actor.name),
      buildTextColumn('subject_kind', 14, ({ entry }) => entry.subject.kind),
      buildTextColumn('subject_id', 26, ({ entry }) => entry.subject.id),
      buildTextColumn('subject_name', 28, ({ subjectName }) => subjectName),
      buildTextColumn('remote_address', 18, ({ entry }) => entry.remoteAddress),
      buildTextColumn('details', 60, ({ entry }) => JSON.stringify(entry.details)),
    ],
    rows: listRows(pages),
    about: [
      { label: 'Query', value: `GET ${url}` },
      { label: 'Organisation', value: organisationName },
      { label: 'Time zone', value: timeZone },
    ],
    timeZone,
  }
}

async function* listRows(pages: AsyncIterable<NamedEntries>): AsyncGenerator<AuditRow[], void, undefined> {
  for await (const { entries, names } of pages)
    yield entries.map((entry) => ({ entry, subjectName: nameSubject(entry, names) }))
}
