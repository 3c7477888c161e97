import type { Operation } from './operation.ts'

/** The acts that a caller may be allowed, in words for people. */
export const acts = {
  read: 'Read the locations and sensors in sight, and their data.',
  post_readings: 'Post readings of the sensors in sight.',
  place_sensors: 'Place, change and move sensors in the locations in sight.',
  administer_locations: 'Change the locations in sight, and take sensors out of use there.',
  administer_organisation:
    'Administer the clients, users and webhooks of the organisation, and for how long readings are kept.',
  manage_logins: 'See and end what own logins gave to applications.',
} as const

/** The name of an act. */
export type Act = keyof typeof acts

/** All acts, in the catalogue's order. */
export const actList = Object.keys(acts) as readonly Act[]

/**
 * Finds the act that an operation is part of; undefined for one that everybody may call. Operations of one
 * act want the same scopes and the same callers.
 */
export function findAct({ scopes, callers }: Pick<Operation, 'scopes' | 'callers'>): Act | undefined {
  switch (callers) {
    case 'administrators':
      return 'administer_organisation'
    case 'location_administrators':
      return 'administer_locations'
    case 'installers':
      return 'place_sensors'
    case 'people':
      return scopes?.includes('admin') ? 'manage_logins' : undefined
    default:
      if (scopes?.includes('readings:write')) return 'post_readings'
      return scopes?.includes('readings:read') ? 'read' : undefined
  }
}
