import type { Schemas } from '@openlightfi/client'
import { formatSearch } from '../../app/search-params.ts'
import type { AuditFilter } from './activity-queries.ts'

/** Writes what a one-time address of the audit log as CSV is made for. @param today names the file. */
export function writeAuditFile(filter: AuditFilter, today: string): Schemas['DownloadInput'] {
  return { path: `/audit${formatSearch({ ...filter, format: 'csv' })}`, file_name: `activity-${today}.csv` }
}
