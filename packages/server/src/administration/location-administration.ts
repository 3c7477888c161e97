import type { AuditAction, LocationChanges, LocationInput } from '@openlightfi/contract'
import { type AuditDetails, recordWithin } from '../audit/index.ts'
import {
  type Estate,
  type Floorplan,
  type Location,
  requireVisibleLocation,
  type Visibility,
} from '../estate/index.ts'
import type { Transaction } from '../storage/relational/transaction.ts'
import type { Administrator } from './administrator.ts'
import { requireOwnParent, requireParent, requireStillVisible } from './estate-access.ts'
import { translateEstateErrors } from './estate-errors.ts'

/**
 * Administers locations in the subtrees that somebody was granted; every act is stored together with its
 * audit entry.
 */
export class LocationAdministration {
  readonly #estate: Estate

  constructor(estate: Estate) {
    this.#estate = estate
  }

  /** Creates a location. @throws ProblemError `invalid_body`. */
  async create(visibility: Visibility, input: LocationInput, by: Administrator): Promise<Location> {
    requireParent(this.#estate, visibility, input.parent_id)
    const wanted = {
      locationId: input.location_id,
      parentId: input.parent_id,
      kind: input.kind,
      name: input.name,
      timeZone: input.time_zone,
      properties: input.properties,
    }
    return translateEstateErrors(() =>
      this.#estate.createLocation(wanted, (within, location) =>
        this.#recordIfStillVisible(within, 'location.created', visibility, location, by, {
          kind: location.kind,
          parent_id: location.parentId,
        }),
      ),
    )
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
    const wanted = {
      parentId,
      kind: changes.kind,
      name: changes.name,
      timeZone: changes.time_zone,
      properties: changes.properties,
    }
    return translateEstateErrors(() =>
      this.#estate.changeLocation(locationId, wanted, (within, location) =>
        this.#recordIfStillVisible(within, 'location.changed', visibility, location, by, {
          changed: Object.keys(changes),
          ...(isMove && { moved_from: before.parentId, moved_to: parentId }),
        }),
      ),
    )
  }

  /** Deletes an empty location. @throws ProblemError `not_found`, `not_possible`. */
  async delete(visibility: Visibility, locationId: string, by: Administrator): Promise<void> {
    const location = requireVisibleLocation(this.#estate, visibility, locationId)
    requireOwnParent(this.#estate, visibility, location, 'deleted')
    await translateEstateErrors(() =>
      this.#estate.deleteLocation(locationId, (within) =>
        this.#recordIfStillVisible(within, 'location.deleted', visibility, location, by),
      ),
    )
  }

  /** Gives a floor a floorplan. @throws ProblemError `not_found`, `not_possible`. */
  async putFloorplan(
    visibility: Visibility,
    locationId: string,
    plan: Floorplan,
    by: Administrator,
  ): Promise<void> {
    const location = requireVisibleLocation(this.#estate, visibility, locationId)
    const details = { polygons: plan.polygonIds.size }
    await translateEstateErrors(() =>
      this.#estate.putFloorplan(locationId, plan, (within) =>
        this.#recordIfStillVisible(within, 'floorplan.put', visibility, location, by, details),
      ),
    )
  }

  /** Deletes the floorplan of a floor. @throws ProblemError `not_found`, `not_possible`. */
  async deleteFloorplan(visibility: Visibility, locationId: string, by: Administrator): Promise<void> {
    const location = requireVisibleLocation(this.#estate, visibility, locationId)
    await translateEstateErrors(() =>
      this.#estate.deleteFloorplan(locationId, (within) =>
        this.#recordIfStillVisible(within, 'floorplan.deleted', visibility, location, by),
      ),
    )
  }

  async #recordIfStillVisible(
    within: Transaction,
    action: AuditAction,
    visibility: Visibility,
    { organisationId, locationId, parentId, name }: Location,
    by: Administrator,
    details: AuditDetails = {},
  ): Promise<void> {
    // A new location does not exist yet, so its parent counts.
    const place = this.#estate.findLocation(locationId) ? locationId : (parentId ?? locationId)
    requireStillVisible(this.#estate, visibility, [place])
    const subject = { kind: 'location' as const, id: locationId }
    await recordWithin(within, [{ action, organisationId, ...by, subject, details: { name, ...details } }])
  }
}
