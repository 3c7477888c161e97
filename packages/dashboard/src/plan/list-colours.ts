import type { PlanSpot } from './place-sensors.ts'

/** Lists the colours that spots have, each once. */
export function listColours(spots: readonly PlanSpot[]): readonly `--${string}`[] {
  const colours = new Set<`--${string}`>()
  for (const { reading } of spots)
    if (reading.colour !== undefined && reading.absence === undefined) colours.add(reading.colour)
  return [...colours].sort()
}
