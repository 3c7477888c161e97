import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** So long after the start the first screen has what it needs, milliseconds. */
const loadAfterMs = 10_000

/** Fetches the code of all screens once the first one is there, so that they open without a connection. */
export function useLoadScreens(): void {
  const router = useRouter()
  useEffect(() => {
    const timer = setTimeout(() => {
      if (!navigator.onLine) return
      for (const route of Object.values(router.routesById)) void router.loadRouteChunk(route)
    }, loadAfterMs)
    return () => clearTimeout(timer)
  }, [router])
}
