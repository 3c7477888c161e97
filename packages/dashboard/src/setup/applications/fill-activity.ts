import type { Schemas } from '@openlightfi/client'

/** What was done in an hour or a day. */
export type ActivityEntry = Schemas['ActivityEntry']

const lengthOf = { hour: 3_600, day: 86_400 } as const

/**
 * Puts activity in the order of time, with the hours or days in which nothing was done.
 *
 * @param nowS Unix seconds: it ends with the hour or day of this.
 * @param count how many there are to be.
 */
export function fillActivity(
  entries: readonly ActivityEntry[],
  interval: keyof typeof lengthOf,
  nowS: number,
  count: number,
): readonly ActivityEntry[] {
  const lengthS = lengthOf[interval]
  const newest = Math.floor(nowS / lengthS)
  const byStart = new Map(entries.map((entry) => [entry.from, entry]))
  return Array.from({ length: count }, (_, index) => {
    const from = (newest - (count - 1 - index)) * lengthS
    return byStart.get(from) ?? { from, tokens: 0, refreshes: 0, failures: 0, requests: 0 }
  })
}
