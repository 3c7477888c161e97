import type { ShownSensor } from '../live/shown-sensor.ts'
import { planTexts } from '../text/en/plan.ts'

/** How many sensors look the same. */
export interface LookCount {
  readonly word: string
  /** `undefined`: hatched. */
  readonly colour: `--${string}` | undefined
  readonly count: number
}

/** Counts sensors by band, the worst first; those without a current value together, last. */
export function countLooks(sensors: readonly ShownSensor[]): readonly LookCount[] {
  const bands = new Map<string, LookCount & { readonly severity: number }>()
  let absent = 0
  let plain = 0
  for (const { word, colour, severity, absence } of sensors) {
    if (absence !== undefined) absent += 1
    else if (colour === undefined) plain += 1
    else bands.set(word, { word, colour, severity, count: (bands.get(word)?.count ?? 0) + 1 })
  }
  const counts: LookCount[] = [...bands.values()]
    .sort((a, b) => b.severity - a.severity || (a.word < b.word ? -1 : 1))
    .map(({ word, colour, count }) => ({ word, colour, count }))
  if (plain > 0) counts.push({ word: planTexts.withValue, colour: '--card', count: plain })
  if (absent > 0) counts.push({ word: planTexts.withoutValue, colour: undefined, count: absent })
  return counts
}
