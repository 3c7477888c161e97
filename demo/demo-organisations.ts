import {
  type BuildingPlan,
  juniperLofts,
  type LocationPlan,
  northwindHouse,
  organisationOf,
} from '@openlightfi/simulator'

/** A demo user before it has a password. */
export interface UserPlan {
  readonly username: string
  readonly role: 'admin' | 'viewer'
  /** The locations that the user may see. */
  readonly locationId: string
}

/**
 * An organisation of the demo: a simulated building, its users, and sensors that the simulator leaves alone.
 */
export interface DemoOrganisation {
  readonly organisationId: string
  readonly name: string
  readonly building: BuildingPlan
  readonly users: readonly UserPlan[]
  readonly idleLocations: readonly LocationPlan[]
  readonly idleSensors: readonly {
    readonly sensorId: string
    readonly locationId: string
    readonly name: string
  }[]
}

/** The organisations of the demo, the large one first. */
export const demoOrganisations: readonly DemoOrganisation[] = [
  {
    ...identify(northwindHouse),
    building: northwindHouse,
    users: [
      { username: 'ada@tidewater.example', role: 'admin', locationId: 'loc_demo_organisation' },
      { username: 'vera@tidewater.example', role: 'viewer', locationId: 'loc_demo_floor_1' },
    ],
    // Waits for real data: examples/import-uci-occupancy.ts posts it there.
    idleLocations: [
      {
        locationId: 'loc_demo_import',
        parentId: 'loc_demo_organisation',
        kind: 'site',
        name: 'Imported data',
        timeZone: 'Europe/Brussels',
      },
    ],
    idleSensors: [
      { sensorId: 'AQ2-0C1000000001', locationId: 'loc_demo_import', name: 'Imported office room' },
    ],
  },
  {
    ...identify(juniperLofts),
    building: juniperLofts,
    users: [{ username: 'june@juniper.example', role: 'admin', locationId: 'loc_juniper_organisation' }],
    idleLocations: [],
    idleSensors: [],
  },
]

/** The organisation of an id. Throws for one that the demo does not have. */
export function findDemoOrganisation(organisationId: string): DemoOrganisation {
  const found = demoOrganisations.find((organisation) => organisation.organisationId === organisationId)
  if (!found) throw new Error(`The demo has no organisation ${organisationId}`)
  return found
}

function identify(building: BuildingPlan): { organisationId: string; name: string } {
  const { locationId, name } = organisationOf(building)
  return { organisationId: locationId, name }
}
