import type { Schemas } from '@openlightfi/client'

/** A sensor and the variable that tells most of a place. */
export interface Example {
  readonly sensor: Schemas['SensorOutput']
  readonly variable: Schemas['VariableOutput']
}

/** Picks the sensor that reports what tells most of a place, as the catalogue weighs it. */
export function pickExample(
  sensors: readonly Schemas['SensorOutput'][],
  variables: readonly Schemas['VariableOutput'][],
): Example | undefined {
  const [best] = sensors
    .flatMap((sensor) => {
      const variable = findHeaviest(sensor.family, variables)
      return variable ? [{ sensor, variable }] : []
    })
    .toSorted((a, b) => b.variable.weight - a.variable.weight)
  return best
}

function findHeaviest(
  family: Schemas['SensorOutput']['family'],
  variables: readonly Schemas['VariableOutput'][],
): Schemas['VariableOutput'] | undefined {
  const [heaviest] = variables
    .filter(
      ({ families, kind }) => family !== undefined && families.includes(family) && kind === 'measurement',
    )
    .toSorted((a, b) => b.weight - a.weight)
  return heaviest
}
