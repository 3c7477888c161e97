import type { ForwarderConfig } from './forwarder-config.ts'
import type { ForwardedReading } from './sink.ts'

/** The parameters with which a forwarder calls `readReadingChanges`. */
export function chooseReadings({ locationId, sensorIds, varNames }: ForwarderConfig) {
  return {
    ...(locationId !== undefined && { location_id: locationId }),
    ...(sensorIds !== undefined && { sensor_id: sensorIds }),
    ...(varNames !== undefined && { var_name: varNames as ForwardedReading['var_name'][] }),
  }
}
