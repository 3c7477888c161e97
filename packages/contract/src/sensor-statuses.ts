/** What a sensor is up to, each sensor one of them; the first that holds counts. */
export const sensorStatuses = {
  retired: 'Taken out of use, or its last report says so.',
  never_reported: 'Placed, and no reading ever came.',
  silent: 'Nothing came for three intervals at which its model reports.',
  offline: 'Its last report says that it is offline.',
  rebooting: 'Its last report says that it reboots, and nothing came since.',
  online: 'It is heard.',
} as const

/** The name of a status of a sensor. */
export type SensorStatus = keyof typeof sensorStatuses

/** All statuses, in the order in which they count. */
export const sensorStatusList = Object.keys(sensorStatuses) as readonly SensorStatus[]
