/** Which side the axis of each series is on, by the symbol of its unit. */
export interface AssignedAxes {
  /** In the order of the series; `undefined`: there is no axis left for it. */
  readonly sides: readonly ('left' | 'right' | undefined)[]
  /** The units that have an axis, the left one first. */
  readonly units: readonly string[]
}

/** A chart has two sides. */
const mostUnits = 2

/** Gives each unit an axis, as long as there are sides: the unit that comes first has the left one. */
export function assignAxes(units: readonly string[]): AssignedAxes {
  const taken = [...new Set(units)].slice(0, mostUnits)
  return {
    units: taken,
    sides: units.map((unit) => (unit === taken[0] ? 'left' : unit === taken[1] ? 'right' : undefined)),
  }
}
