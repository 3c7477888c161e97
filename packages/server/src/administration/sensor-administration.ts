import type { AuditAction, SensorChanges, SensorInput, SensorReplacement } from '@openlightfi/contract'
import { type AuditDetails, recordWithin } from '../audit/index.ts'
import {
  type Estate,
  requireVisibleSensor,
  type Sensor,
  type Visibility,
  versionOfSensor,
} from '../estate/index.ts'
import type { Transaction } from '../storage/relational/transaction.ts'
import type { Administrator } from './administrator.ts'
import { requirePlace, requireStillVisible } from './estate-access.ts'
import { translateEstateErrors } from './estate-errors.ts'

/** The same for a second entry about one act: a new sensor has no version that could be asked for. */
function withoutVersion(by: Administrator): Administrator {
  return { ...by, requireVersion: undefined }
}

/**
 * Administers sensors in the subtrees that somebody was granted; every act is stored together with its audit
 * entry.
 */
export class SensorAdministration {
  readonly #estate: Estate

  constructor(estate: Estate) {
    this.#estate = estate
  }

  /** Places a new sensor. @throws ProblemError `invalid_body`. */
  async create(visibility: Visibility, input: SensorInput, by: Administrator): Promise<Sensor> {
    requirePlace(this.#estate, visibility, input.location_id)
    const wanted = {
      sensorId: input.sensor_id,
      locationId: input.location_id,
      name: input.name,
      position: input.position,
      polygonId: input.polygon_id,
    }
    return translateEstateErrors(() =>
      this.#estate.createSensor(wanted, (within, sensor) =>
        this.#recordIfStillVisible(within, 'sensor.created', visibility, sensor, by, {
          location_id: sensor.locationId,
        }),
      ),
    )
  }

  /** Changes or moves a sensor. @throws ProblemError `not_found`, `invalid_body`, `not_possible`. */
  async change(
    visibility: Visibility,
    sensorId: string,
    changes: SensorChanges,
    by: Administrator,
  ): Promise<Sensor> {
    const before = requireVisibleSensor(this.#estate, visibility, sensorId)
    if (changes.location_id !== undefined) requirePlace(this.#estate, visibility, changes.location_id)
    const wanted = {
      locationId: changes.location_id,
      name: changes.name,
      position: changes.position,
      polygonId: changes.polygon_id,
    }
    return translateEstateErrors(() =>
      this.#estate.changeSensor(sensorId, wanted, (within, sensor) => {
        const isMove = sensor.locationId !== before.locationId
        return this.#recordIfStillVisible(within, 'sensor.changed', visibility, sensor, by, {
          changed: Object.keys(changes),
          ...(isMove && { moved_from: before.locationId, moved_to: sensor.locationId }),
        })
      }),
    )
  }

  /** Takes a sensor out of use. @throws ProblemError `not_found`. */
  async retire(visibility: Visibility, sensorId: string, by: Administrator): Promise<Sensor> {
    requireVisibleSensor(this.#estate, visibility, sensorId)
    return translateEstateErrors(() =>
      this.#estate.retireSensor(sensorId, (within, sensor) =>
        this.#recordIfStillVisible(within, 'sensor.retired', visibility, sensor, by),
      ),
    )
  }

  /** Takes a retired sensor into use again. @throws ProblemError `not_found`. */
  async reinstate(visibility: Visibility, sensorId: string, by: Administrator): Promise<Sensor> {
    requireVisibleSensor(this.#estate, visibility, sensorId)
    return translateEstateErrors(() =>
      this.#estate.reinstateSensor(sensorId, (within, sensor) =>
        this.#recordIfStillVisible(within, 'sensor.reinstated', visibility, sensor, by),
      ),
    )
  }

  /**
   * Puts a new sensor in the place of another, which is taken out of use.
   * @throws ProblemError `not_found`, `invalid_body`, `not_possible`.
   */
  async replace(
    visibility: Visibility,
    sensorId: string,
    { sensor_id: newId, name }: SensorReplacement,
    by: Administrator,
  ): Promise<Sensor> {
    const before = requireVisibleSensor(this.#estate, visibility, sensorId)
    return translateEstateErrors(() =>
      this.#estate.replaceSensor(sensorId, { sensorId: newId, name }, async (within, sensor) => {
        await this.#recordIfStillVisible(within, 'sensor.replaced', visibility, before, by, {
          replaced_by: newId,
        })
        await this.#recordIfStillVisible(within, 'sensor.created', visibility, sensor, withoutVersion(by), {
          location_id: sensor.locationId,
          replaces: sensorId,
        })
      }),
    )
  }

  /** Deletes a sensor that never reported. @throws ProblemError `not_found`, `not_possible`. */
  async delete(visibility: Visibility, sensorId: string, by: Administrator): Promise<void> {
    const sensor = requireVisibleSensor(this.#estate, visibility, sensorId)
    await translateEstateErrors(() =>
      this.#estate.deleteSensor(sensorId, (within) =>
        this.#recordIfStillVisible(within, 'sensor.deleted', visibility, sensor, by),
      ),
    )
  }

  async #recordIfStillVisible(
    within: Transaction,
    action: AuditAction,
    visibility: Visibility,
    sensor: Sensor,
    by: Administrator,
    details: AuditDetails = {},
  ): Promise<void> {
    const { sensorId, locationId, name } = sensor
    const known = this.#estate.findSensor(sensorId)
    requireStillVisible(this.#estate, visibility, [locationId, known?.locationId ?? locationId])
    by.requireVersion?.(known && versionOfSensor(known))
    const { organisationId } = visibility
    const subject = { kind: 'sensor' as const, id: sensorId }
    await recordWithin(within, [{ action, organisationId, ...by, subject, details: { name, ...details } }])
  }
}
