/** Groups in which people look for operations, in the order in which they are shown. */
export const operationGroups = [
  { name: 'Places', description: 'Locations, their settings, floorplans and what lies in them.' },
  { name: 'Sensors', description: 'Sensors with their newest values, and the variables that they report.' },
  {
    name: 'Readings',
    description: 'Readings in and out: histories, what is new, and events as they happen.',
  },
  { name: 'Daily and hourly figures', description: 'Minimum, mean, maximum and use of days and hours.' },
  { name: 'Files', description: 'Many records at once, in and out, and links for downloads.' },
  { name: 'Webhooks', description: 'Readings posted to an address of your own.' },
  { name: 'You', description: 'Who calls, preferences, saved views and open sessions.' },
  { name: 'People and logins', description: 'Users, and what their logins gave to applications.' },
  { name: 'Applications', description: 'OAuth2 clients and their secrets.' },
  { name: 'Activity', description: 'The audit log.' },
  { name: 'Service', description: 'Whether the service can serve, and the state of its data.' },
] as const

/** The name of a group. */
export type OperationGroup = (typeof operationGroups)[number]['name']

const byLastPart: Readonly<Record<string, OperationGroup>> = {
  daily: 'Daily and hourly figures',
  hourly: 'Daily and hourly figures',
  history: 'Readings',
}

const byFirstPart: Readonly<Record<string, OperationGroup>> = {
  locations: 'Places',
  location_tree: 'Places',
  sensors: 'Sensors',
  unplaced_sensors: 'Sensors',
  variables: 'Sensors',
  readings: 'Readings',
  events: 'Readings',
  exports: 'Files',
  imports: 'Files',
  downloads: 'Files',
  retention: 'Readings',
  webhooks: 'Webhooks',
  me: 'You',
  users: 'People and logins',
  grants: 'People and logins',
  clients: 'Applications',
  audit: 'Activity',
  health: 'Service',
  stats: 'Service',
}

/**
 * Finds the group of an operation by its path, e.g. `/sensors/{sensor_id}`; undefined where none is named for
 * it. These are no tags: from a tag, generators make the name of a class, and programs import `DefaultApi`.
 */
export function findOperationGroup(path: string): OperationGroup | undefined {
  const parts = path.split('/')
  return byLastPart[parts.at(-1) ?? ''] ?? byFirstPart[parts[1] ?? '']
}
