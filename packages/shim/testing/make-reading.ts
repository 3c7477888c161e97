import type { ForwardedReading } from '../src/forward/sink.ts'

/** A reading as the API delivers it. */
export function makeReading(given: Partial<ForwardedReading> = {}): ForwardedReading {
  return {
    id: '1-1-0',
    sensor_id: 'AQ2-FE753C0D7ADF',
    var_name: 'CO2ppm',
    time: 1_760_000_000,
    value: 850,
    ...given,
  }
}
