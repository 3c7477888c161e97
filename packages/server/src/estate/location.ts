import type { LocationKind } from '@openlightfi/contract'
import type { LocationRow } from '../storage/relational/tables.ts'
import { respellTimeZone } from './time-zone-names.ts'

/** Free properties that an organisation sets. */
export type Properties = Readonly<Record<string, unknown>>

/** A place in the tree. */
export interface Location {
  readonly locationId: string
  readonly parentId: string | null
  readonly organisationId: string
  readonly kind: LocationKind
  readonly name: string
  /** IANA time zone, its own or its nearest ancestor's. */
  readonly timeZone: string
  /** The IANA time zone that the location sets itself; null when it inherits. */
  readonly ownTimeZone: string | null
  readonly properties: Properties
}

/** The members of a new location; without `parentId` it is an organisation and must set a time zone. */
export interface NewLocation {
  readonly locationId?: string | undefined
  readonly parentId: string | null
  readonly kind: LocationKind
  readonly name: string
  /** Null or absent: inherited. */
  readonly timeZone?: string | null | undefined
  readonly properties?: Properties | undefined
}

/** The changes of a location; members that are not given stay. `timeZone` null: inherit it from now on. */
export interface LocationChanges {
  readonly parentId?: string | undefined
  readonly kind?: LocationKind | undefined
  readonly name?: string | undefined
  readonly timeZone?: string | null | undefined
  readonly properties?: Properties | undefined
}

/** Builds the stored row of a location. */
export function toLocationRow(location: Location): LocationRow {
  return {
    location_id: location.locationId,
    parent_id: location.parentId,
    organisation_id: location.organisationId,
    kind: location.kind,
    name: location.name,
    time_zone: location.ownTimeZone,
    properties: JSON.stringify(location.properties),
  }
}

/**
 * Builds a location from a stored row. @param parent the location it lies in; undefined for an organisation.
 */
export function fromLocationRow(row: LocationRow, parent: Location | undefined): Location {
  const ownTimeZone = row.time_zone === null ? null : respellTimeZone(row.time_zone)
  const timeZone = ownTimeZone ?? parent?.timeZone
  if (timeZone === undefined)
    throw new Error(`location ${row.location_id} has no time zone and none to inherit`)
  return {
    locationId: row.location_id,
    parentId: row.parent_id,
    organisationId: row.organisation_id,
    kind: row.kind as LocationKind,
    name: row.name,
    timeZone,
    ownTimeZone,
    properties: JSON.parse(row.properties) as Properties,
  }
}
