import { useQuery } from '@tanstack/react-query'
import { useDashboard } from '../app/dashboard-context.tsx'
import { brokenKinds } from './fault.ts'
import { healthQueries } from './health-queries.ts'

/**
 * Counts the sensors of a location that need somebody to go there, without reading the others.
 *
 * @returns `undefined` until that is known.
 */
export function useBrokenCount(locationId: string): number | undefined {
  const { client } = useDashboard()
  return useQuery(healthQueries.faulty(client, locationId, brokenKinds)).data?.length
}
