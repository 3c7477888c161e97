import { findBand, type ShownBand } from '../data/bands.ts'
import type { Sensor } from '../data/queries.ts'
import { formatSeries } from './compare-basket.ts'

/** Lists what sensors report of a variable as series, the worst current value first. */
export function listWorst(
  sensors: readonly Sensor[],
  varName: string,
  bands: readonly ShownBand[],
  nowS: number,
): readonly string[] {
  return sensors
    .flatMap(({ sensor_id, data = [], stale_after_s = Number.POSITIVE_INFINITY, retired_at }) =>
      data
        .filter(({ var_name, time }) => var_name === varName && nowS - time <= stale_after_s && !retired_at)
        .map(({ value = 0 }) => ({ sensor_id, value, severity: findBand(bands, value)?.severity ?? 0 })),
    )
    .sort((one, other) => other.severity - one.severity || other.value - one.value)
    .map(({ sensor_id }) => formatSeries({ sensorId: sensor_id, varName }))
}
