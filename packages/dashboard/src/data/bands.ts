import type { Band, Variable } from './queries.ts'
import { roundAsShown } from './round-as-shown.ts'

/** A band of a variable, as screens show it. */
export interface ShownBand extends Band {
  /** Its place among the bands, from low to high, from 0. */
  readonly index: number
  /** The step of the variable's scale that colours it, 0 to 4. */
  readonly step: number
  /**
   * How many of five ticks its glyph has: how far it is from good, so that both ends of a scale with two have
   * all.
   */
  readonly ticks: number
  /** The custom property of that colour, to be used as `var(...)`. */
  readonly colour: `--${string}`
  /** Digits after the point with which values of the variable are shown. */
  readonly decimals: number
}

/**
 * Finds the band that a value lies in: a band's `to` belongs to it. The value counts as it is shown, so that
 * what reads `10 %` is in the band up to 10 %.
 */
export function findBand(bands: readonly ShownBand[], value: number): ShownBand | undefined {
  return bands.find(({ to, decimals }) => to === null || roundAsShown(value, decimals) <= to)
}

/**
 * Gives bands their colours. In the palette `severity` a band has the colour of its severity. In the others
 * the scale has two ends, and severity says how far towards the end of its side a band is.
 */
export function showBands(
  bands: readonly Band[],
  { palette, decimals }: Pick<Variable, 'palette' | 'decimals'>,
): readonly ShownBand[] {
  const best = Math.min(...bands.map(({ severity }) => severity))
  const centre = bands.findIndex(({ severity }) => severity === best)
  const places = bands.map((_, index) => index - centre)
  return bands.map((band, index) => {
    const step =
      palette === 'severity' ? band.severity : computeStep(band.severity - best, index - centre, places)
    const ticks = palette === 'severity' ? band.severity + 1 : 1 + 2 * Math.abs(step - 2)
    return { ...band, index, step, ticks, decimals, colour: `--${prefixes[palette]}-${step}` }
  })
}

const prefixes = { severity: 'severity', cold_warm: 'cold-warm', dry_humid: 'dry-humid' } as const

/**
 * The first band beside the best is one step away, those behind it two; a band that is alone on its side is
 * as far away as it is bad.
 *
 * @param place how many bands it is above the best, negative below. @param places those of all bands.
 */
function computeStep(distance: number, place: number, places: readonly number[]): number {
  if (distance === 0) return 2
  const isAlone = !places.includes(2 * Math.sign(place))
  const isFar = isAlone ? distance > 2 : Math.abs(place) > 1
  return 2 + Math.sign(place) * (isFar ? 2 : 1)
}
