import type { Schemas } from '@openlightfi/client'
import type { setupTexts } from '../text/en/setup.ts'

type Act = Schemas['Me']['can'][number]

/** A part of Set up. */
export interface SetupSection {
  readonly id: keyof typeof setupTexts.sections
  readonly to: `/setup/${string}`
  /** Whoever may do one of these sees the part. */
  readonly acts: readonly Act[]
}

/** The parts of Set up, in the order in which a building is set up. */
export const setupSections = [
  { id: 'locations', to: '/setup/locations', acts: ['administer_locations'] },
  { id: 'sensors', to: '/setup/sensors', acts: ['place_sensors'] },
  { id: 'plans', to: '/setup/plans', acts: ['administer_locations'] },
  { id: 'import', to: '/setup/import', acts: ['place_sensors', 'administer_locations'] },
  { id: 'bands', to: '/setup/bands', acts: ['administer_locations'] },
  { id: 'people', to: '/setup/people', acts: ['administer_organisation'] },
  { id: 'applications', to: '/setup/applications', acts: ['administer_organisation'] },
  { id: 'webhooks', to: '/setup/webhooks', acts: ['administer_organisation'] },
  { id: 'activity', to: '/setup/activity', acts: ['administer_organisation'] },
] as const satisfies readonly SetupSection[]

/** Finds the parts that somebody may use. */
export function findSections(can: readonly Act[]): readonly (typeof setupSections)[number][] {
  return setupSections.filter(({ acts }) => acts.some((act) => can.includes(act)))
}
