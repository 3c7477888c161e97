import type { AuditAction, LocationChanges, LocationInput } from '@openlightfi/contract'
import type { AuditDetails, RecordAudit } from '../audit/index.ts'
import {
  checkFloorplan,
  type Estate,
  type Location,
  requireVisibleLocation,
  type Visibility,
} from '../estate/index.ts'
import type { Administrator } from './administrator.ts'
import { requireOwnParent, requireParent } from './estate-access.ts'
import { translateEstateErrors } from './estate-errors.ts'

/** Administers locations in the subtrees somebody was granted, and records every act before it is answered. */
export class LocationAdministration {
  readonly #estate: Estate
  readonly #recordAudit: RecordAudit

  constructor(estate: Estate, recordAudit: RecordAudit) {
    this.#estate = estate
    this.#recordAudit = recordAudit
  }

  /** Creates a location. @throws ProblemError `invalid_body`. */
  async create(visibility: Visibility, input: LocationInput, by: Administrator): Promise<Location> {
    requireParent(this.#estate, visibility, input.parent_id)
    const location = await translateEstateErrors(() =>
      this.#estate.createLocation({
        locationId: input.location_id,
        parentId: input.parent_id,
        kind: input.kind,
        name: input.name,
        timeZone: input.time_zone,
        properties: input.properties,
      }),
    )
    const details = { kind: location.kind, parent_id: location.parentId }
    await this.#record('location.created', location, by, details)
    return location
  }

  /** Changes or moves a location. @throws ProblemError `not_found`, `invalid_body`, `not_possible`. */
  async change(
    visibility: Visibility,
    locationId: string,
    changes: LocationChanges,
    by: Administrator,
  ): Promise<Location> {
    const before = requireVisibleLocation(this.#estate, visibility, locationId)
    const { parent_id: parentId } = changes
    const isMove = parentId !== undefined && parentId !== before.parentId
    if (parentId !== undefined) requireParent(this.#estate, visibility, parentId)
    if (isMove) requireOwnParent(this.#estate, visibility, before, 'moved')
    const location = await translateEstateErrors(() =>
      this.#estate.changeLocation(locationId, {
        parentId,
        kind: changes.kind,
        name: changes.name,
        timeZone: changes.time_zone,
        properties: changes.properties,
      }),
    )
    await this.#record('location.changed', location, by, {
      changed: Object.keys(changes),
      ...(isMove && { moved_from: before.parentId, moved_to: parentId }),
    })
    return location
  }

  /** Deletes an empty location. @throws ProblemError `not_found`, `not_possible`. */
  async delete(visibility: Visibility, locationId: string, by: Administrator): Promise<void> {
    const location = requireVisibleLocation(this.#estate, visibility, locationId)
    requireOwnParent(this.#estate, visibility, location, 'deleted')
    await translateEstateErrors(() => this.#estate.deleteLocation(locationId))
    await this.#record('location.deleted', location, by)
  }

  /** Gives a floor a floorplan. @throws ProblemError `not_found`, `invalid_body`, `not_possible`. */
  async putFloorplan(
    visibility: Visibility,
    locationId: string,
    plan: unknown,
    by: Administrator,
  ): Promise<void> {
    const location = requireVisibleLocation(this.#estate, visibility, locationId)
    const checked = checkFloorplan(plan)
    await translateEstateErrors(() => this.#estate.putFloorplan(locationId, checked))
    await this.#record('floorplan.put', location, by, { polygons: checked.polygonIds.size })
  }

  /** Deletes the floorplan of a floor. @throws ProblemError `not_found`, `not_possible`. */
  async deleteFloorplan(visibility: Visibility, locationId: string, by: Administrator): Promise<void> {
    const location = requireVisibleLocation(this.#estate, visibility, locationId)
    await translateEstateErrors(() => this.#estate.deleteFloorplan(locationId))
    await this.#record('floorplan.deleted', location, by)
  }

  #record(
    action: AuditAction,
    location: Location,
    by: Administrator,
    details: AuditDetails = {},
  ): Promise<void> {
    return this.#recordAudit({
      action,
      organisationId: location.organisationId,
      ...by,
      subject: { kind: 'location', id: location.locationId },
      details: { name: location.name, ...details },
    })
  }
}
