import type { AuditAction, LocationChanges, LocationInput, LocationSettings } from '@openlightfi/contract'
import type { AuditDetails } from '../audit/index.ts'
import {
  type Estate,
  type Location,
  LocationGrantedError,
  requireVisibleLocation,
  resolveSettings,
  type Visibility,
  versionOfLocation,
} from '../estate/index.ts'
import type { Blocker } from '../problem-error.ts'
import type { Transaction } from '../storage/relational/transaction.ts'
import type { Administrator } from './administrator.ts'
import { requireOwnParent, requireParent } from './estate-access.ts'
import { translateEstateErrors } from './estate-errors.ts'
import { recordLocationAct } from './record-location-act.ts'

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

  /**
   * Changes or moves a location. @throws ProblemError `not_found`, `invalid_body`, `not_possible`,
   * `changed_meanwhile`.
   */
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
      this.#estate.changeLocation(locationId, wanted, (within, location) => {
        this.#requireVersion(visibility, locationId, by)
        return this.#recordIfStillVisible(within, 'location.changed', visibility, location, by, {
          changed: Object.keys(changes),
          ...(isMove && { moved_from: before.parentId, moved_to: parentId }),
        })
      }),
    )
  }

  /**
   * Deletes an empty location.
   * @param listHolders lists the users who were granted it, as far as the caller may know them.
   * @throws ProblemError `not_found`, `not_possible`.
   */
  async delete(
    visibility: Visibility,
    locationId: string,
    by: Administrator,
    listHolders: () => readonly Blocker[],
  ): Promise<void> {
    const location = requireVisibleLocation(this.#estate, visibility, locationId)
    requireOwnParent(this.#estate, visibility, location, 'deleted')
    await translateEstateErrors(async () => {
      try {
        await this.#estate.deleteLocation(locationId, (within) => {
          this.#requireVersion(visibility, locationId, by)
          return this.#recordIfStillVisible(within, 'location.deleted', visibility, location, by)
        })
      } catch (error) {
        throw error instanceof LocationGrantedError ? new LocationGrantedError(listHolders()) : error
      }
    })
  }

  /**
   * Puts settings in place of those that a location has of its own.
   * @throws ProblemError `not_found`, `changed_meanwhile`, `not_possible`.
   */
  async putSettings(
    visibility: Visibility,
    locationId: string,
    settings: LocationSettings,
    by: Administrator,
  ): Promise<Location> {
    const location = requireVisibleLocation(this.#estate, visibility, locationId)
    await translateEstateErrors(() =>
      this.#estate.putSettings(locationId, settings, (within) => {
        const now = requireVisibleLocation(this.#estate, visibility, locationId)
        by.requireVersion?.(resolveSettings(this.#estate, visibility, now).version)
        const set = { set: Object.keys(settings) }
        return this.#recordIfStillVisible(within, 'settings.put', visibility, location, by, set)
      }),
    )
    return requireVisibleLocation(this.#estate, visibility, locationId)
  }

  #requireVersion(visibility: Visibility, locationId: string, by: Administrator): void {
    const now = requireVisibleLocation(this.#estate, visibility, locationId)
    by.requireVersion?.(versionOfLocation(this.#estate, visibility, now))
  }

  #recordIfStillVisible(
    within: Transaction,
    action: AuditAction,
    visibility: Visibility,
    location: Location,
    by: Administrator,
    details: AuditDetails = {},
  ): Promise<void> {
    return recordLocationAct(within, this.#estate, { action, visibility, location, by, details })
  }
}
