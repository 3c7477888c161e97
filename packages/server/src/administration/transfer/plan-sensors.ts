import {
  explainTime,
  type Operation,
  operations,
  type SensorRecord,
  usualTimesFromMs,
} from '@openlightfi/contract'
import { type EstateState, findVisibleSensor, refuseTakenId, type Sensor } from '../../estate/index.ts'
import { requireRole } from '../../http/access-guard.ts'
import type { Caller } from '../../http/caller.ts'
import { refuseBody } from '../../http/read-body.ts'
import { ProblemError } from '../../problem-error.ts'
import { requirePlace } from '../estate-access.ts'
import { findMove, type RecordOutcome, type RecordRow, separateRepeated, tryRecord } from './record-row.ts'

/** The outcome of an import of sensors. */
export interface SensorPlan {
  /** The outcomes by index, one for each row. */
  readonly outcomes: ReadonlyMap<number, RecordOutcome>
  /** The sensors after the import. */
  readonly sensors: readonly Sensor[]
}

/** Works out an import of sensors on a draft, which afterwards holds them. @param nowMs Unix milliseconds. */
export function planSensors(
  draft: EstateState,
  rows: readonly RecordRow<SensorRecord>[],
  caller: Caller,
  nowMs: number,
): SensorPlan {
  const { first, outcomes } = separateRepeated(rows, 'sensor_id')
  const sensors: Sensor[] = []
  for (const [id, { index, record }] of first) {
    const outcome = tryRecord(() => planSensor(draft, record, caller, nowMs))
    outcomes.set(index, outcome)
    const sensor = draft.findSensor(id)
    if (sensor && (outcome.action === 'create' || outcome.action === 'change')) sensors.push(sensor)
  }
  return { outcomes, sensors }
}

function planSensor(draft: EstateState, record: SensorRecord, caller: Caller, nowMs: number): RecordOutcome {
  const { sensor_id: sensorId, location_id: locationId, name, position, polygon_id: polygonId } = record
  const before = draft.findSensor(sensorId)
  if (before && !findVisibleSensor(draft, caller, sensorId)) throw refuseTakenId('sensorId', sensorId)
  if (locationId !== undefined) requirePlace(draft, caller, locationId)
  const retiredAtMs = readRetirement(record, before, caller, nowMs)
  if (before) {
    const sensor = draft.buildChangedSensor(before, { locationId, name, position, polygonId, retiredAtMs })
    const changed = compareSensors(before, sensor)
    if (changed.length === 0) return { action: 'keep' }
    draft.putSensor(sensor)
    return { action: 'change', changed, moved: findMove(before.locationId, sensor.locationId) }
  }
  if (locationId === undefined || name === undefined) {
    const missing = Object.entries({ location_id: locationId, name }).filter(
      ([, value]) => value === undefined,
    )
    const detail = 'is missing; a new sensor needs it'
    throw refuseBody(missing.map(([member]) => ({ pointer: `/${member}`, detail })))
  }
  draft.putSensor(draft.buildSensor({ sensorId, locationId, name, position, polygonId, retiredAtMs }))
  return { action: 'create' }
}

/**
 * Reads the retirement of a sensor. Only those who may take one sensor out of use, or into use again, may do
 * so by an import.
 */
function readRetirement(
  { retired_at: retiredAt }: SensorRecord,
  before: Sensor | undefined,
  caller: Caller,
  nowMs: number,
): number | null | undefined {
  if (retiredAt === undefined) return undefined
  const retiredAtMs = retiredAt === null ? null : Math.round(retiredAt * 1000)
  if (retiredAtMs === (before?.retiredAtMs ?? null)) return undefined
  requireRetiringRole(caller, retiredAtMs === null ? operations.reinstateSensor : operations.retireSensor)
  if (retiredAtMs !== null && retiredAtMs > nowMs)
    throw refuseBody([{ pointer: '/retired_at', detail: 'must not lie in the future' }])
  if (retiredAtMs !== null && retiredAtMs < usualTimesFromMs) {
    const hint = explainTime(retiredAt)
    const detail = `must not lie before 2000, not ${retiredAt}${hint === undefined ? '' : `: ${hint}`}`
    throw refuseBody([{ pointer: '/retired_at', detail }])
  }
  return retiredAtMs
}

function requireRetiringRole(caller: Caller, operation: Operation): void {
  try {
    requireRole(caller, operation)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    throw new ProblemError(error.code, error.message, {
      errors: [{ pointer: '/retired_at', detail: error.message }],
    })
  }
}

function compareSensors(before: Sensor, after: Sensor): string[] {
  const members = {
    location_id: before.locationId === after.locationId,
    name: before.name === after.name,
    position:
      before.position?.longitude === after.position?.longitude &&
      before.position?.latitude === after.position?.latitude,
    polygon_id: before.polygonId === after.polygonId,
    retired_at: before.retiredAtMs === after.retiredAtMs,
  }
  return Object.entries(members).flatMap(([member, isSame]) => (isSame ? [] : [member]))
}
