import type { Schemas } from '@openlightfi/client'
import { formatSearch } from '../app/search-params.ts'
import { type RowFormat, writeFormat } from '../data/file-format.ts'
import { faultKinds } from './fault.ts'
import type { FaultFilter } from './filter-faults.ts'

/** Writes what a one-time address is made for: the sensors that are shown. @param day names the file. */
export function writeFaultFile(
  locationId: string,
  { kind, q = '' }: FaultFilter,
  day: string,
  format: RowFormat,
): Schemas['DownloadInput'] {
  const { query, extension } = writeFormat(format)
  const words = q.trim()
  const search = formatSearch({
    location_id: locationId,
    fault: kind ?? faultKinds.join(','),
    ...(words !== '' && { q: words, q_places: true }),
    ...query,
  })
  return { path: `/sensors${search}`, file_name: `health-${locationId}-${day}.${extension}` }
}
