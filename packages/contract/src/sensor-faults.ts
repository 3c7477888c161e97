/** What may be wrong with a sensor, the worst first. One sensor can have several. */
export const sensorFaults = {
  silent: 'Its status is `silent`.',
  offline: 'Its status is `offline`.',
  never_reported: 'Its status is `never_reported`.',
  battery_low: 'Its last battery level is in a band of its place that is not as it should be.',
  late: 'It is `online`, and a value that it sends at intervals is older than its `stale_after_s`.',
  rebooting: 'Its status is `rebooting`.',
  unplaced: 'It has neither a position nor a polygon, so no plan shows it.',
} as const

/** The name of a fault of a sensor. */
export type SensorFault = keyof typeof sensorFaults

/** All faults, the worst first. */
export const sensorFaultList = Object.keys(sensorFaults) as readonly SensorFault[]
