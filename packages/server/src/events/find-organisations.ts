import type { Estate, EstateChange } from '../estate/index.ts'

/** Finds the organisations that a change is of: the streams of others do not hear of it. */
export function findOrganisations(estate: Estate, change: EstateChange): ReadonlySet<string | undefined> {
  const organisationOf = (locationId: string | undefined) =>
    estate.findLocation(locationId ?? '')?.organisationId
  switch (change.kind) {
    case 'many':
      return change.organisationIds
    case 'floorplan':
      return new Set([organisationOf(change.locationId)])
    case 'sensor':
      return new Set([organisationOf((change.after ?? change.before)?.locationId)])
    case 'location':
      return new Set([(change.after ?? change.before)?.organisationId])
  }
}
