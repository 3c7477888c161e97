import type { ShownBand } from '../data/bands.ts'
import type { ShownSensor } from '../live/shown-sensor.ts'
import { planTexts } from '../text/en/plan.ts'

/** One colour and what it means; without a colour, hatching. */
export interface LegendEntry {
  readonly word: string
  readonly colour: `--${string}` | undefined
}

/**
 * Lists what the colours of a plan mean: the bands from low to high, or where there are none, the words that
 * its sensors show, the worst first; then hatching, if anything is hatched.
 */
export function listLegend(
  bands: readonly ShownBand[],
  sensors: readonly ShownSensor[],
): readonly LegendEntry[] {
  const entries = new Map<string, LegendEntry & { readonly severity: number }>()
  for (const { name, colour, severity } of bands) entries.set(name, { word: name, colour, severity })
  let hasAbsent = false
  for (const { word, colour, severity, absence } of sensors) {
    if (absence !== undefined) hasAbsent = true
    else if (bands.length === 0 && colour !== undefined && !entries.has(word))
      entries.set(word, { word, colour, severity })
  }
  const list = [...entries.values()]
  if (bands.length === 0) list.sort((a, b) => b.severity - a.severity || (a.word < b.word ? -1 : 1))
  const shown: LegendEntry[] = list.map(({ word, colour }) => ({ word, colour }))
  return hasAbsent ? [...shown, { word: planTexts.noCurrent, colour: undefined }] : shown
}
