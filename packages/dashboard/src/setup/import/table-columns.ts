import type { importTexts } from '../../text/en/setup-import.ts'

/** What can be imported. */
export type ImportKind = keyof typeof importTexts.whats

/** The columns of a table to be imported, in the order of an export. */
export const tableColumns = {
  sensors: ['sensor_id', 'location_id', 'name', 'longitude', 'latitude', 'polygon_id', 'retired_at'],
  locations: ['location_id', 'parent_id', 'kind', 'name', 'time_zone', 'properties'],
} as const satisfies Readonly<Record<ImportKind, readonly (keyof typeof importTexts.columns)[]>>

/** Writes a table that has nothing but its columns. */
export function writeTemplate(kind: ImportKind): string {
  return `${tableColumns[kind].join(',')}\r\n`
}
