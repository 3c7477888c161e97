import type { SeriesDay } from '../storage/time-series/statements/rollup-progress.ts'

/** Series and the UTC days in which to summarise them, `[fromDay, toDay)`. */
export interface SummaryPlan {
  readonly seriesIds: readonly number[]
  readonly fromDay: number
  readonly toDay: number
}

/**
 * The most series times days of one statement: under a million readings at one a minute, so that ingest waits
 * little.
 */
export const maxSeriesDays = 600

/**
 * Covers days of series with few statements, each about all its series on all its days, which may include
 * some that were not asked for. One day of many series is one statement, and so are many days of one.
 */
export function planSummaries(days: readonly SeriesDay[]): SummaryPlan[] {
  const plans: SummaryPlan[] = []
  let open: { seriesIds: Set<number>; fromDay: number; toDay: number } | undefined
  const close = () => {
    if (open) plans.push({ ...open, seriesIds: [...open.seriesIds] })
  }
  for (const { seriesId, day } of days.toSorted((a, b) => a.day - b.day || a.seriesId - b.seriesId)) {
    const seriesCount = open ? open.seriesIds.size + (open.seriesIds.has(seriesId) ? 0 : 1) : 1
    if (open && day <= open.toDay && seriesCount * (day + 1 - open.fromDay) <= maxSeriesDays) {
      open.seriesIds.add(seriesId)
      open.toDay = day + 1
      continue
    }
    close()
    open = { seriesIds: new Set([seriesId]), fromDay: day, toDay: day + 1 }
  }
  close()
  return plans
}
