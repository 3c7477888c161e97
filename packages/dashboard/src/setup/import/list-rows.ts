import type { Schemas } from '@openlightfi/client'

/** A record of an import, and what becomes of it. */
export type ImportRow = Schemas['ImportedRow']

/** Which records of a report are listed. */
export type RowFilter = 'rejected' | 'written' | 'all'

/** Lists the records of a report that a filter leaves, in the order of the file. */
export function listRows(rows: readonly ImportRow[], filter: RowFilter): readonly ImportRow[] {
  if (filter === 'all') return rows
  if (filter === 'rejected') return rows.filter(({ action }) => action === 'reject')
  return rows.filter(({ action }) => action === 'create' || action === 'change')
}

/** Chooses what somebody wants to see first: what is wrong, else what changes. */
export function chooseFilter({
  rejected,
  created,
  changed,
}: Pick<Schemas['ImportReport'], 'rejected' | 'created' | 'changed'>): RowFilter {
  if (rejected > 0) return 'rejected'
  return created + changed > 0 ? 'written' : 'all'
}
