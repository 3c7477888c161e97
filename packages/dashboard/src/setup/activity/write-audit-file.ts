import type { Schemas } from '@openlightfi/client'
import { formatSearch } from '../../app/search-params.ts'
import { type RowFormat, rowFormats, writeFormat } from '../../data/file-format.ts'
import type { AuditFilter } from './activity-queries.ts'

/** How the log comes as a file; it has no numbers with decimals, so there is one CSV. */
export const auditFormats: readonly RowFormat[] = rowFormats.filter((format) => format !== 'csv_comma')

/** Writes what a one-time address of a file of the audit log is made for. @param today names the file. */
export function writeAuditFile(
  filter: AuditFilter,
  today: string,
  format: RowFormat,
): Schemas['DownloadInput'] {
  const { query, extension } = writeFormat(format)
  return {
    path: `/audit${formatSearch({ ...filter, ...query })}`,
    file_name: `activity-${today}.${extension}`,
  }
}
