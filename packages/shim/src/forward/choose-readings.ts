import type { ForwarderConfig } from './forwarder-config.ts'
import type { ForwardedReading } from './sink.ts'

/** What a forwarder asks the API for, as parameters of `readReadingChanges`. */
export function chooseReadings({ locationId, sensorIds, varNames }: ForwarderConfig) {
  return {
    ...(locationId !== undefined && { location_id: locationId }),
    ...(sensorIds !== undefined && { sensor_id: sensorIds }),
    ...(varNames !== undefined && { var_name: varNames as ForwardedReading['var_name'][] }),
  }
}
