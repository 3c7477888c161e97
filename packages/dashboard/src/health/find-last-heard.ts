import type { Sensor, Variable } from '../data/queries.ts'

/**
 * Finds when something came from a sensor, Unix seconds; what the server made up from its silence is nothing.
 */
export function findLastHeard(
  sensor: Sensor,
  findVariable: (varName: string) => Variable | undefined,
): number | undefined {
  const times = (sensor.data ?? []).flatMap(({ var_name, time }) =>
    findVariable(var_name)?.kind === 'status' ? [] : [time],
  )
  return times.length === 0 ? undefined : Math.max(...times)
}
