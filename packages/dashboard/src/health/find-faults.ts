import { findBand, type ShownBand } from '../data/bands.ts'
import type { Sensor, Variable } from '../data/queries.ts'
import { roundAsShown } from '../data/round-as-shown.ts'
import { type Fault, type FaultKind, faultKinds, type VariableValue } from './fault.ts'

/** What decides whether something is wrong with a sensor. */
export interface FaultRules {
  /** The time by the server, Unix seconds. */
  readonly nowS: number
  readonly findVariable: (varName: string) => Variable | undefined
  /** The variable that tells how much is left in a battery. */
  readonly batteryVarName: string
  /** The bands of a battery that hold there, from low to high. */
  readonly batteryBands: readonly ShownBand[]
}

/** A sensor with what the server says that it is up to. */
export interface SensorWithStatus {
  readonly sensor: Sensor
  readonly status: SensorStatus
}

/** What the server says that a sensor is up to. */
export type SensorStatus = NonNullable<Sensor['status']>

const statusFaults: Partial<Record<SensorStatus, FaultKind>> = {
  silent: 'silent',
  offline: 'offline',
  never_reported: 'never_reported',
  rebooting: 'rebooting',
}

/**
 * Finds what is wrong with sensors: the worst kinds first, and of a kind what has lasted longest. The
 * emptiest batteries come first, those that read alike by name.
 */
export function findFaults(sensors: readonly SensorWithStatus[], rules: FaultRules): readonly Fault[] {
  const faults = sensors.flatMap(({ sensor, status }) =>
    status === 'retired' ? [] : findFaultsOf(sensor, status, rules),
  )
  return faults.sort(
    (one, other) =>
      faultKinds.indexOf(one.kind) - faultKinds.indexOf(other.kind) ||
      readLevel(one) - readLevel(other) ||
      (one.since ?? Number.POSITIVE_INFINITY) - (other.since ?? Number.POSITIVE_INFINITY) ||
      compareNames(one.sensor, other.sensor),
  )
}

/**
 * Finds when something came from a sensor, Unix seconds; what the server made up from its silence is nothing.
 */
export function findLastHeard(sensor: Sensor, findVariable: FaultRules['findVariable']): number | undefined {
  const times = (sensor.data ?? []).flatMap(({ var_name, time }) =>
    findVariable(var_name)?.kind === 'status' ? [] : [time],
  )
  return times.length === 0 ? undefined : Math.max(...times)
}

function findFaultsOf(sensor: Sensor, status: SensorStatus, rules: FaultRules): readonly Fault[] {
  const values = listValues(sensor, rules)
  const kind = statusFaults[status]
  const faults: Fault[] = []
  if (kind !== undefined) {
    faults.push({ kind, sensor, since: findSince(sensor, values, rules), values: pickNewest(values, rules) })
  }
  const battery = values.find(({ variable }) => variable.var_name === rules.batteryVarName)
  const band = battery && findBand(rules.batteryBands, battery.value)
  if (battery && band && band.severity > 0) {
    faults.push({ kind: 'battery_low', sensor, since: undefined, values: [battery], band })
  }
  const late = status === 'online' ? values.filter((one) => isLate(one, sensor, rules.nowS)) : []
  if (late.length > 0) {
    const since = Math.min(...late.map(({ time }) => time))
    faults.push({ kind: 'late', sensor, since, values: late })
  }
  if (!sensor.position && !sensor.polygon_id) {
    faults.push({ kind: 'unplaced', sensor, since: undefined, values: pickNewest(values, rules) })
  }
  return faults
}

function listValues(sensor: Sensor, { findVariable }: FaultRules): readonly VariableValue[] {
  return (sensor.data ?? []).flatMap(({ var_name, time, value }) => {
    const variable = findVariable(var_name)
    return variable && value !== undefined ? [{ variable, time, value }] : []
  })
}

/**
 * The newest value that says something about the room, not about the sensor; none where there is none.
 */
function pickNewest(
  values: readonly VariableValue[],
  { batteryVarName }: FaultRules,
): readonly VariableValue[] {
  const [first] = values
    .filter(({ variable: { kind, var_name } }) => kind !== 'status' && var_name !== batteryVarName)
    .sort((one, other) => other.time - one.time)
  return first ? [first] : []
}

/** A report that a sensor is offline is repeated, so its last value tells better since when it is. */
function findSince(sensor: Sensor, values: readonly VariableValue[], rules: FaultRules): number | undefined {
  const report = values.find(({ variable }) => variable.kind === 'status')
  return findLastHeard(sensor, rules.findVariable) ?? report?.time
}

/** Events come when something happens, and a state holds until the next one: neither is late. */
function isLate({ variable, time }: VariableValue, { stale_after_s }: Sensor, nowS: number): boolean {
  if (variable.kind === 'event' || variable.kind === 'status') return false
  return stale_after_s !== undefined && nowS - time > stale_after_s
}

/** Reads the level of a battery that is low, as it is shown; of other faults all are alike. */
function readLevel({ kind, values: [first] }: Fault): number {
  return kind === 'battery_low' && first ? roundAsShown(first.value, first.variable.decimals) : 0
}

const collator = new Intl.Collator('en', { numeric: true })

function compareNames(one: Sensor, other: Sensor): number {
  return collator.compare(one.name ?? one.sensor_id, other.name ?? other.sensor_id)
}
