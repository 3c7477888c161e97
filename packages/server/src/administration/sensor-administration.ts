import type { AuditAction, SensorChanges, SensorInput } from '@openlightfi/contract'
import type { AuditDetails, RecordAudit } from '../audit/index.ts'
import { type Estate, requireVisibleSensor, type Sensor, type Visibility } from '../estate/index.ts'
import type { Administrator } from './administrator.ts'
import { requirePlace } from './estate-access.ts'
import { translateEstateErrors } from './estate-errors.ts'

/** Administers sensors in the subtrees somebody was granted, and records every act before it is answered. */
export class SensorAdministration {
  readonly #estate: Estate
  readonly #recordAudit: RecordAudit

  constructor(estate: Estate, recordAudit: RecordAudit) {
    this.#estate = estate
    this.#recordAudit = recordAudit
  }

  /** Places a new sensor. @throws ProblemError `invalid_body`. */
  async create(visibility: Visibility, input: SensorInput, by: Administrator): Promise<Sensor> {
    requirePlace(this.#estate, visibility, input.location_id)
    const sensor = await translateEstateErrors(() =>
      this.#estate.createSensor({
        sensorId: input.sensor_id,
        locationId: input.location_id,
        name: input.name,
        position: input.position,
        polygonId: input.polygon_id,
      }),
    )
    await this.#record('sensor.created', visibility, sensor, by, { location_id: sensor.locationId })
    return sensor
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
    const sensor = await translateEstateErrors(() =>
      this.#estate.changeSensor(sensorId, {
        locationId: changes.location_id,
        name: changes.name,
        position: changes.position,
        polygonId: changes.polygon_id,
      }),
    )
    const isMove = sensor.locationId !== before.locationId
    await this.#record('sensor.changed', visibility, sensor, by, {
      changed: Object.keys(changes),
      ...(isMove && { moved_from: before.locationId, moved_to: sensor.locationId }),
    })
    return sensor
  }

  /** Takes a sensor out of use. @throws ProblemError `not_found`. */
  async retire(visibility: Visibility, sensorId: string, by: Administrator): Promise<Sensor> {
    requireVisibleSensor(this.#estate, visibility, sensorId)
    const sensor = await translateEstateErrors(() => this.#estate.retireSensor(sensorId))
    await this.#record('sensor.retired', visibility, sensor, by)
    return sensor
  }

  /** Takes a retired sensor into use again. @throws ProblemError `not_found`. */
  async reinstate(visibility: Visibility, sensorId: string, by: Administrator): Promise<Sensor> {
    requireVisibleSensor(this.#estate, visibility, sensorId)
    const sensor = await translateEstateErrors(() => this.#estate.reinstateSensor(sensorId))
    await this.#record('sensor.reinstated', visibility, sensor, by)
    return sensor
  }

  /** Deletes a sensor that never reported. @throws ProblemError `not_found`, `not_possible`. */
  async delete(visibility: Visibility, sensorId: string, by: Administrator): Promise<void> {
    const sensor = requireVisibleSensor(this.#estate, visibility, sensorId)
    await translateEstateErrors(() => this.#estate.deleteSensor(sensorId))
    await this.#record('sensor.deleted', visibility, sensor, by)
  }

  #record(
    action: AuditAction,
    { organisationId }: Visibility,
    sensor: Sensor,
    by: Administrator,
    details: AuditDetails = {},
  ): Promise<void> {
    return this.#recordAudit({
      action,
      organisationId,
      ...by,
      subject: { kind: 'sensor', id: sensor.sensorId },
      details: { name: sensor.name, ...details },
    })
  }
}
