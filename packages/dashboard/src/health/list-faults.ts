import { findBand, type ShownBand } from '../data/bands.ts'
import type { Sensor, Variable } from '../data/queries.ts'
import { roundAsShown } from '../data/round-as-shown.ts'
import { type Fault, faultKinds, type VariableValue } from './fault.ts'

/** What is needed to show a fault. */
export interface FaultRules {
  /** The time by the server, Unix seconds. */
  readonly nowS: number
  readonly findVariable: (varName: string) => Variable | undefined
  /** The variable that tells how much is left in a battery. */
  readonly batteryVarName: string
  /** The bands of a battery that hold there, from low to high. */
  readonly batteryBands: readonly ShownBand[]
}

/**
 * Lists what the server says is wrong with sensors: the worst kinds first, and of a kind what has lasted
 * longest. The emptiest batteries come first, those that read alike by name.
 */
export function listFaults(sensors: readonly Sensor[], rules: FaultRules): readonly Fault[] {
  return sensors
    .flatMap((sensor) => listFaultsOf(sensor, rules))
    .sort(
      (one, other) =>
        faultKinds.indexOf(one.kind) - faultKinds.indexOf(other.kind) ||
        readLevel(one) - readLevel(other) ||
        (one.since ?? Number.POSITIVE_INFINITY) - (other.since ?? Number.POSITIVE_INFINITY) ||
        compareNames(one.sensor, other.sensor),
    )
}

function listFaultsOf(sensor: Sensor, rules: FaultRules): readonly Fault[] {
  const values = listValues(sensor, rules)
  return (sensor.faults ?? []).map(({ kind, since }): Fault => {
    const fault = { kind, sensor, since: since ?? undefined }
    if (kind === 'late') return { ...fault, values: values.filter((one) => isLate(one, sensor, rules.nowS)) }
    if (kind !== 'battery_low') return { ...fault, values: pickNewest(values, rules) }
    const battery = values.find(({ variable }) => variable.var_name === rules.batteryVarName)
    const band = battery && findBand(rules.batteryBands, battery.value)
    return { ...fault, values: battery ? [battery] : [], ...(band && band.severity > 0 && { band }) }
  })
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
