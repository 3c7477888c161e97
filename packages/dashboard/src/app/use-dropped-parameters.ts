import { rootRouteId, useRouteContext } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { calendarSearch } from '../calendar/calendar-search.ts'
import { compareSearch } from '../compare/compare-search.ts'
import { guideSearch } from '../guide/guide-search.ts'
import { healthSearch } from '../health/health-search.ts'
import { liveSearch } from '../live/live-search.ts'
import { sensorSearch } from '../sensor/sensor-search.ts'
import { anySetupSearch } from '../setup/setup-search.ts'
import { summarySearch } from '../summary/summary-search.ts'
import type { RouterContext } from './root-route.tsx'
import { findDropped, type SearchSpec } from './search-params.ts'

const specs: Readonly<Record<string, SearchSpec>> = {
  live: liveSearch,
  compare: compareSearch,
  calendar: calendarSearch,
  summary: summarySearch,
  guide: guideSearch,
  health: healthSearch,
  sensors: sensorSearch,
  setup: anySetupSearch,
}

/**
 * Names the parameters of the address with which the page was opened that mean nothing. Addresses that the
 * dashboard writes itself have none.
 */
export function useDroppedParameters(): readonly string[] {
  const { openedAddress } = useRouteContext({ from: rootRouteId }) as RouterContext
  const [isGone, setGone] = useState(false)
  useEffect(() => {
    if (isGone) return
    const timer = setTimeout(() => setGone(true), 15_000)
    return () => clearTimeout(timer)
  }, [isGone])
  if (isGone) return []
  const { pathname, search } = new URL(openedAddress, 'http://localhost')
  return findDropped(specs[pathname.split('/')[2] ?? ''] ?? {}, search)
}
