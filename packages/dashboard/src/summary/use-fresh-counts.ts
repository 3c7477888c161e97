import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLiveStore } from '../live-store/live-store-provider.tsx'
import { useValuesVersion } from '../live-store/use-values-version.ts'

/** Counts are asked for again at most once in this time, however many values arrive. */
const pauseMs = 5_000

/** Has the counts asked for again soon after values below a location have changed. */
export function useFreshCounts(locationId: string): void {
  const store = useLiveStore()
  const queryClient = useQueryClient()
  const version = useValuesVersion(pauseMs)
  const counted = useRef(version)
  useEffect(() => store.show(locationId), [store, locationId])
  useEffect(() => {
    if (counted.current === version) return
    counted.current = version
    void queryClient.invalidateQueries({ queryKey: ['summary'] })
  }, [queryClient, version])
}
