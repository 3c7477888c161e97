import type { PlanSpot } from './place-sensors.ts'

/** More areas than this are not all drawn one by one. */
const mostSingle = 4_000

/** Enlarged so far, desks are worth a choice each, pixels per metre. */
const closeScale = 24

/** Spots that are drawn one by one, and those that are only colour. */
export interface SplitSpots {
  readonly single: readonly PlanSpot[]
  readonly layered: readonly PlanSpot[]
}

/**
 * Keeps a plan of thousands of desks quick: until it is enlarged, its desks are one layer, and no choices.
 * What is not a desk is always a choice of its own.
 *
 * @param scale pixels per metre.
 */
export function splitSpots(spots: readonly PlanSpot[], scale: number, isZoomed: boolean): SplitSpots {
  if (spots.length <= mostSingle || (isZoomed && scale >= closeScale)) return { single: spots, layered: [] }
  const isDesk = ({ area }: PlanSpot) => area?.kind === 'desk'
  return { single: spots.filter((spot) => !isDesk(spot)), layered: spots.filter(isDesk) }
}
