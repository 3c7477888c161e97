import type { ShownBand } from '../data/bands.ts'
import type { ValueAxis } from './value-axis.ts'

/** The part of a band that an axis shows. */
export interface BandStripe {
  readonly band: ShownBand
  readonly from: number
  readonly to: number
}

/** Lists the parts of bands between the ends of an axis, from low to high. */
export function listBandStripes(bands: readonly ShownBand[], { min, max }: ValueAxis): readonly BandStripe[] {
  return bands.flatMap((band, index) => {
    const from = Math.max(min, bands[index - 1]?.to ?? min)
    const to = Math.min(max, band.to ?? max)
    return to > from ? [{ band, from, to }] : []
  })
}
