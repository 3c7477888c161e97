import type { ShownBand } from '../data/bands.ts'
import { liveTexts } from '../text/en/live.ts'
import { usesByName } from './show-sensor.ts'
import type { ShownSensor } from './shown-sensor.ts'

/** A band or a state of use, and how many sensors are in it now. */
export interface Tile {
  readonly word: string
  readonly colour: `--${string}` | undefined
  readonly ticks: number
  readonly count: number
}

/** The sensors of a place, counted. */
export interface TileCounts {
  readonly tiles: readonly Tile[]
  /** Sensors without a current value; they are in no tile. */
  readonly absent: number
}

/** The value of the parameter `band` that stands for sensors without a current value. */
export const absentBand = 'no_current_data'

/**
 * Counts sensors by band, in the order of the bands of the place, or by use. A band that only a place further
 * down has gets a tile when a sensor is in it.
 */
export function countTiles(
  sensors: readonly ShownSensor[],
  bands: readonly ShownBand[],
  kind: 'bands' | 'use',
): TileCounts {
  const tiles = new Map<string, Tile>()
  if (kind === 'use') {
    for (const { word, colour, ticks } of Object.values(usesByName))
      tiles.set(word, { word, colour, ticks, count: 0 })
  } else {
    for (const { name, colour, ticks } of bands) tiles.set(name, { word: name, colour, ticks, count: 0 })
  }
  let absent = 0
  for (const { word, colour, ticks, absence } of sensors) {
    if (absence !== undefined) absent += 1
    else if (word !== '')
      tiles.set(word, { word, colour, ticks, ...tiles.get(word), count: (tiles.get(word)?.count ?? 0) + 1 })
  }
  return { tiles: [...tiles.values()], absent }
}

/** Whether a sensor is in the band that somebody chose. */
export function isInBand(sensor: ShownSensor, band: string | undefined): boolean {
  if (band === undefined) return true
  return band === absentBand
    ? sensor.absence !== undefined
    : sensor.absence === undefined && sensor.word === band
}

/** Names the band that somebody chose. */
export function nameBand(band: string): string {
  return band === absentBand ? liveTexts.noData : band
}
