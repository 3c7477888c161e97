import { maxSheetRows } from '@openlightfi/contract'
import type { AuditEntry, AuditLog, AuditReader } from '../audit/index.ts'
import { requireSheetRows } from '../sheets/index.ts'
import { type AuditNameParts, type AuditNames, findAuditNames } from './audit-names.ts'
import type { HasWords } from './audit-words.ts'

/** Entries of the log, with the names of what they speak of. */
export interface NamedEntries {
  readonly entries: readonly AuditEntry[]
  readonly names: AuditNames
}

/** Which entries are asked for, and who asks. */
export interface AuditSearch {
  readonly filter: Parameters<AuditLog['list']>[0]
  readonly reader: AuditReader
  /** Absent where no words are looked for. */
  readonly hasWords?: HasWords | undefined
}

/** The entries of a page. */
const pageSize = 1_000

/** Lists all entries that pass a filter and have some words, as far as each page of the log has such. */
export async function* listAuditPages(
  parts: AuditNameParts,
  { filter, reader, hasWords = () => true }: AuditSearch,
): AsyncGenerator<NamedEntries, void, undefined> {
  for await (const { entries, reader: ofPage } of parts.audit.listPages(filter, pageSize, reader)) {
    const names = await findAuditNames(parts, filter.organisationId, entries, ofPage)
    yield { entries: entries.filter((entry) => hasWords(entry, names)), names }
  }
}

/** Lists the same, with the first page read already: its errors can still be told before an answer begins. */
export async function startAuditPages(
  parts: AuditNameParts,
  search: AuditSearch,
): Promise<AsyncGenerator<NamedEntries, void, undefined>> {
  const pages = listAuditPages(parts, search)
  const first = await pages.next()
  return (async function* () {
    if (first.done !== true) yield first.value
    yield* pages
  })()
}

/**
 * Lists the same for a sheet. Entries have rising numbers, so in a log that never had more than a sheet holds
 * nothing has to be counted; in a longer one they are read twice, both times up to the same entry.
 * @throws ProblemError `invalid_parameter` for more entries than a sheet has rows.
 */
export async function startSheetPages(
  parts: AuditNameParts,
  search: AuditSearch,
): Promise<AsyncGenerator<NamedEntries, void, undefined>> {
  const { filter, reader, hasWords } = search
  const [newest] = await parts.audit.list(filter, 1, reader)
  const beforeSequence = newest ? newest.sequence + 1 : filter.beforeSequence
  const pinned = { ...search, filter: { ...filter, beforeSequence } }
  if (newest && newest.sequence > maxSheetRows) {
    const pages: AsyncIterable<Pick<NamedEntries, 'entries'>> = hasWords
      ? listAuditPages(parts, pinned)
      : parts.audit.listPages(pinned.filter, pageSize, reader)
    await requireSheetRows(pages, ({ entries }) => entries.length)
  }
  return startAuditPages(parts, pinned)
}
