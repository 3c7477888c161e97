import type { Schemas } from '@openlightfi/client'
import { useQueries } from '@tanstack/react-query'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { queries } from '../../data/queries.ts'

/** Locations whose settings are read at once. An estate with more is not told what each of them sets. */
const mostRead = 60

/** What locations set themselves, by their ids. */
export type OwnSettings = ReadonlyMap<string, Schemas['LocationSettings']>

/** Reads what all locations set themselves; `undefined` until that is there, and where there are too many. */
export function useOwnSettings(): OwnSettings | undefined {
  const { client, locations } = useDashboard()
  const isReadable = locations.length <= mostRead
  return useQueries({
    queries: isReadable ? locations.map(({ location_id }) => queries.settings(client, location_id)) : [],
    combine: (answers) =>
      isReadable && answers.every(({ data }) => data !== undefined)
        ? new Map(answers.flatMap(({ data }) => (data ? [[data.location_id, data.own] as const] : [])))
        : undefined,
  })
}

/** Whether a location sets a field itself, as the form names it. */
export function setsField(own: Schemas['LocationSettings'] | undefined, field: string): boolean {
  if (own === undefined) return false
  if (!field.startsWith('bands.')) return Object.hasOwn(own, field)
  return own.bands !== undefined && Object.hasOwn(own.bands, field.slice('bands.'.length))
}
