import { parse } from 'node:querystring'
import { type Operation, operations } from '@openlightfi/contract'
import { createParameterReader } from '../http/read-parameters.ts'

/** The request that a download stands for. */
export interface Target {
  readonly operation: Operation
  readonly locationIds: readonly string[]
  readonly sensorIds: readonly string[]
  /** The name of the file, made up of what is asked for. */
  readonly fileName: string
}

const extensions: Readonly<Record<string, string>> = { arrow_stream: 'arrows' }

/** The operations whose answers can be downloaded, and the names of the files. */
const downloadable: readonly Operation[] = [
  operations.readSensorHistory,
  operations.readLocationHistory,
  operations.readReadings,
  operations.readSensorDaily,
  operations.readSensorHourly,
  operations.readLocationDaily,
  operations.readLocationHourly,
  operations.exportLocations,
  operations.exportSensors,
  operations.listSensors,
  operations.listAuditEntries,
]

const known = downloadable.map((operation) => ({
  operation,
  form: new RegExp(`^${operation.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  read: createParameterReader(operation),
}))

/**
 * Finds what a path and query ask for, and checks its parameters.
 * @returns undefined where nothing of that path can be downloaded.
 * @throws ProblemError `invalid_parameter`.
 */
export function findTarget(target: string): Target | undefined {
  // Only the first question mark ends the path; another one belongs to a value.
  const [, path = '', search = ''] = /^([^?]*)(?:\?(.*))?$/.exec(target) ?? []
  for (const { operation, form, read } of known) {
    const groups = form.exec(path)?.groups
    if (!groups && !form.test(path)) continue
    const params = groups ?? {}
    const query = read(params, parse(search))
    const { location_id: inPath, sensor_id: ofSensor, var_name: varName } = params
    return {
      operation,
      locationIds: [inPath, query.location_id].filter((id) => typeof id === 'string'),
      sensorIds: [ofSensor, query.sensor_id].flat().filter((id) => typeof id === 'string'),
      fileName: nameFile([...listNames(operation, ofSensor ?? inPath, varName)], query.format),
    }
  }
  return undefined
}

function* listNames({ path }: Operation, id: string | undefined, varName: string | undefined) {
  if (id !== undefined && varName !== undefined) yield* [id, varName]
  else yield path.split('/').at(-1) ?? 'data'
}

function nameFile(names: readonly string[], format: unknown): string {
  const extension = typeof format === 'string' ? (extensions[format] ?? format) : 'json'
  return `${names.join('-')}.${extension}`
}
