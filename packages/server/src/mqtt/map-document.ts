import type { VarName } from '@openlightfi/contract'
import { parseDecimal } from '../parse-decimal.ts'
import { type Convert, findConversion } from './convert-unit.ts'
import { findSensorId, type SensorNaming } from './find-sensor-id.ts'
import { findAtPath, type JsonPath, parseJsonPath } from './json-path.ts'
import type { MappedRuleConfig } from './mqtt-config.ts'
import { quoteValue, type Refusal } from './refusal.ts'
import type { TopicParts } from './topic-pattern.ts'

/** What a message says, as readings to post. */
export interface ReadMessage {
  /** Readings, not checked yet. */
  readonly readings: readonly unknown[]
  readonly refusals: readonly Refusal[]
}

/** A mapping of foreign messages, ready to be used. */
export interface Mapping {
  readonly device: string | JsonPath
  readonly naming: SensorNaming
  readonly time:
    | { readonly path: JsonPath; readonly format: 'rfc3339' | 'unixS' | 'unixMs'; readonly shown: string }
    | undefined
  readonly values: readonly MappedValue[]
}

interface MappedValue {
  readonly path: JsonPath
  readonly shown: string
  readonly varName: VarName
  readonly convert: Convert
  readonly table: ReadonlyMap<string, number | null> | undefined
}

/** Builds a mapping. @throws RuleError */
export function buildMapping({ device, sensors, sensor, time, values }: MappedRuleConfig): Mapping {
  return {
    device: device.startsWith('$') ? parseJsonPath(device) : device,
    naming: { sensors: new Map(Object.entries(sensors)), template: sensor },
    time: time && { path: parseJsonPath(time.path), format: time.format, shown: time.path },
    values: values.map(({ path, varName, unit, table }) => ({
      path: parseJsonPath(path),
      shown: path,
      varName,
      convert: findConversion(varName, unit),
      table: table && new Map(Object.entries(table)),
    })),
  }
}

/**
 * Reads a foreign document.
 *
 * @param chooseTimeMs chooses the time of a message of a rule without one, Unix milliseconds.
 */
export function mapDocument(
  mapping: Mapping,
  parts: TopicParts,
  document: unknown,
  chooseTimeMs: (sensorId: string) => number,
): ReadMessage {
  const { device: source, naming, time, values } = mapping
  const device = typeof source === 'string' ? parts[source] : findAtPath(document, source)
  const sensorId = typeof device === 'string' ? findSensorId(device, naming) : undefined
  if (sensorId === undefined) {
    return refuse('unknown_device', `No sensor is known for the device ${quoteValue(device)}.`)
  }
  const found = values.flatMap((value) => {
    const read = dropNoMotion(value.varName, readValue(value, findAtPath(document, value.path)))
    return read === undefined ? [] : [{ varName: value.varName, read }]
  })
  if (found.length === 0) {
    return refuse('no_value', `The message has none of ${values.map(({ shown }) => shown).join(', ')}.`)
  }
  const at = time ? readTime(time, document) : chooseTimeMs(sensorId) / 1000
  if (typeof at === 'object') return { readings: [], refusals: [at] }
  const refusals: Refusal[] = []
  const readings: unknown[] = []
  for (const { varName, read } of found) {
    if (typeof read === 'object' && read !== null) refusals.push(read)
    else if (read !== null) readings.push({ sensor_id: sensorId, var_name: varName, time: at, value: read })
  }
  return { readings, refusals }
}

function refuse(reason: Refusal['reason'], detail: string): ReadMessage {
  return { readings: [], refusals: [{ reason, detail }] }
}

/**
 * Reads a value. @returns `undefined` where the message has none, null where the table says that it is no
 * reading.
 */
function readValue(
  { shown, convert, table }: MappedValue,
  value: unknown,
): number | null | undefined | Refusal {
  if (value === undefined || value === null) return undefined
  if (table) {
    const meaning = typeof value === 'object' ? undefined : table.get(String(value))
    if (meaning !== undefined) return meaning
    return refuseValue(shown, value, `the table knows ${[...table.keys()].slice(0, 10).join(', ')}`)
  }
  const number = typeof value === 'string' ? parseDecimal(value) : value
  if (typeof number === 'number') return convert(number)
  return refuseValue(shown, value, 'it must be a number, or have a table')
}

/**
 * Makes 0 no reading where each reading is a motion event, whatever its value: a sensor that says that it
 * sees no motion would store one.
 */
function dropNoMotion<Read>(varName: VarName, read: Read): Read | null {
  return varName === 'motionEvent' && read === 0 ? null : read
}

function refuseValue(shown: string, value: unknown, rule: string): Refusal {
  return { reason: 'not_a_number', detail: `${shown} is ${quoteValue(value)}; ${rule}.` }
}

/** Reads the time, as a reading may have it; the intake checks it. */
function readTime(
  { path, format, shown }: NonNullable<Mapping['time']>,
  document: unknown,
): number | string | Refusal {
  const given = findAtPath(document, path)
  if (format === 'rfc3339' && typeof given === 'string') return given
  const number = typeof given === 'string' ? parseDecimal(given) : given
  if (format !== 'rfc3339' && typeof number === 'number') return format === 'unixMs' ? number / 1000 : number
  const kinds = { rfc3339: 'RFC 3339 with an offset', unixS: 'Unix seconds', unixMs: 'Unix milliseconds' }
  return { reason: 'invalid_time', detail: `${shown} must be ${kinds[format]}; it is ${quoteValue(given)}.` }
}
