import { historyMediaTypes, isHistoryFileFormat, operations, type VarName } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import {
  type Estate,
  findBaseLocations,
  findSensorTimeZone,
  findVisibleSensor,
  type Location,
  nameSensor,
  requireVisibleLocation,
  requireVisibleSensor,
  type Visibility,
} from '../../estate/index.ts'
import type { AccessGuard } from '../../http/access-guard.ts'
import { bindOperation } from '../../http/bind-operation.ts'
import { placeDates } from '../../http/read-border.ts'
import { refuseParameter } from '../../http/refuse-parameter.ts'
import { streamAnswer } from '../../http/stream-answer.ts'
import { localiseCsv, NamedSensors } from '../../sheets/index.ts'
import { chooseFormat } from './choose-format.ts'
import type { History, HistoryFile, HistoryQuery, SensorVariable, VariableChoice } from './history.ts'
import { findSharedZone, openHistorySheet, openReadingsSheet } from './history-sheets.ts'
import { type FileSource, sendFile } from './send-file.ts'

/** Registers the routes that read data over time. */
export function registerHistoryRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  estate: Estate,
  history: History,
): void {
  app.addHook('preClose', async () => history.close())

  bindOperation(app, guard, operations.readSensorHistory, async (input, reply) => {
    const { params, query, caller, watch, admitAgain } = input
    const sensor = requireVisibleSensor(estate, caller, params.sensor_id)
    const variable = { sensorId: sensor.sensorId, varName: params.var_name }
    const format = chooseFormat(reply, historyMediaTypes, query)
    const { bucket, timeout_s: timeoutS, ...unplaced } = query
    const range = placeDates(unplaced, () => findSensorTimeZone(estate, sensor))
    const { url } = reply.request
    history.checkRange(range)
    let callerByNow = caller
    const lookAgain = async () => {
      callerByNow = await admitAgain()
      requireVisibleSensor(estate, callerByNow, params.sensor_id)
    }
    const reader = () => history.readFor({ holder: caller, signal: watch(), lookAgain })
    if (timeoutS !== undefined && bucket !== undefined) {
      throw refuseParameter('timeout_s', 'must be absent when bucket is given')
    }
    if (isHistoryFileFormat(format)) {
      refuseInFiles({ bucket, timeout_s: timeoutS })
      return sendFile(reply, buildSource(reader(), variable, range, { format, named: false, name: url }))
    }
    const buckets = bucket && { length: bucket, timeZone: findSensorTimeZone(estate, sensor) }
    if (format === 'xlsx') {
      const sensors = new NamedSensors((id) => nameSensor(estate, callerByNow, id))
      const sheet = { variables: variable, buckets, timeoutS }
      return app.workbooks.send(reply, { holder: caller, signal: watch(), lookAgain }, () =>
        openHistorySheet(reader(), sheet, range, { url, sensors }),
      )
    }
    const open = () => {
      if (timeoutS !== undefined) return reader().openIntervals(variable, timeoutS, range, format)
      if (buckets) return reader().openBuckets(variable, buckets, range, format)
      return reader().open(variable, range, format)
    }
    return streamAnswer(reply, async () => localiseCsv(await open(), query.decimal, query.time_format))
  })

  bindOperation(app, guard, operations.readReadings, async (input, reply) => {
    const { query, caller, watch, admitAgain } = input
    requireVisible(estate, caller, query)
    let callerByNow = caller
    const lookAgain = async () => {
      callerByNow = await admitAgain()
      requireVisible(estate, callerByNow, query)
    }
    const walk = () =>
      Iterator.from(walkSensors(estate, callerByNow, query)).flatMap((sensorId) =>
        chooseVariables(history, sensorId, query.var_name),
      )
    const list = () =>
      [...walkSensors(estate, callerByNow, query)]
        .sort()
        .flatMap((sensorId) => chooseVariables(history, sensorId, query.var_name))
    const variables = { walk, list }
    const format = chooseFormat(reply, historyMediaTypes, query)
    const range = placeDates(query, (name) => findCommonTimeZone(name, estate, caller, query))
    history.checkRange(range)
    const reader = () => history.readFor({ holder: caller, signal: watch(), lookAgain })
    const { url } = reply.request
    if (isHistoryFileFormat(format)) {
      return sendFile(reply, buildSource(reader(), variables, range, { format, named: true, name: url }))
    }
    if (format === 'xlsx') {
      const signal = watch()
      return app.workbooks.send(reply, { holder: caller, signal, lookAgain }, async () => {
        const sensors = new NamedSensors((id) => nameSensor(estate, callerByNow, id))
        const findTimeZone = (id: string) => {
          const sensor = findVisibleSensor(estate, callerByNow, id)
          return sensor && findSensorTimeZone(estate, sensor)
        }
        const timeZone = await findSharedZone(walkSensors(estate, callerByNow, query), findTimeZone, signal)
        return openReadingsSheet(reader(), variables, range, { url, sensors, timeZone })
      })
    }
    return streamAnswer(reply, async () =>
      localiseCsv(await reader().openMany(variables, range, format), query.decimal, query.time_format),
    )
  })
}

/** @throws ProblemError `invalid_parameter` for parameters that files of columns do not have. */
function refuseInFiles(parameters: Readonly<Record<string, unknown>>): void {
  const given = Object.keys(parameters).find((name) => parameters[name] !== undefined)
  if (given) throw refuseParameter(given, 'must be absent in files; json, ndjson and csv take it')
}

function buildSource(
  history: History,
  variables: SensorVariable | VariableChoice,
  query: HistoryQuery,
  file: HistoryFile,
): FileSource {
  return {
    hasWholeFiles: history.hasWholeFiles,
    open: (reading) => history.openFile(variables, query, file, reading),
    findTag: (reading) => history.findFileTag(variables, query, file, reading),
    takeTurn: () => history.takeTurn(),
  }
}

/**
 * Finds the time zone in which a date begins for several sensors: that of the named location, else of the
 * named sensors, else of the base locations of the caller.
 * @throws ProblemError `invalid_parameter` where these have several time zones.
 */
function findCommonTimeZone(
  name: string,
  estate: Estate,
  caller: Visibility,
  { sensor_id: sensorIds, location_id: locationId }: SensorChoice,
): string {
  if (locationId !== undefined) return requireVisibleLocation(estate, caller, locationId).timeZone
  const timeZones = new Set(
    sensorIds
      ? sensorIds.map((id) => findSensorTimeZone(estate, requireVisibleSensor(estate, caller, id)))
      : findBaseLocations(estate, caller).map(({ timeZone }) => timeZone),
  )
  const [timeZone = 'UTC', another] = timeZones
  if (another === undefined) return timeZone
  const detail = `must be a time with an offset: a date begins at different moments in ${timeZone} and ${another}, where these sensors are; or name the location_id by which it goes`
  throw refuseParameter(name, detail)
}

interface SensorChoice {
  readonly sensor_id?: readonly string[]
  readonly location_id?: string
}

/** @throws ProblemError `not_found` for a named sensor or location that is out of sight. */
function requireVisible(
  estate: Estate,
  caller: Visibility,
  { sensor_id: sensorIds, location_id: locationId }: SensorChoice,
): void {
  if (locationId !== undefined) requireVisibleLocation(estate, caller, locationId)
  for (const sensorId of sensorIds ?? []) requireVisibleSensor(estate, caller, sensorId)
}

/**
 * Walks through the ids of the sensors asked for, each once: all that the caller may see unless something is
 * named.
 */
function* walkSensors(
  estate: Estate,
  caller: Visibility,
  { sensor_id: sensorIds, location_id: locationId }: SensorChoice,
): Generator<string, void, undefined> {
  const places =
    locationId === undefined
      ? findBaseLocations(estate, caller)
      : [requireVisibleLocation(estate, caller, locationId)]
  if (sensorIds === undefined) for (const place of places) yield* listSensors(estate, place)
  for (const sensorId of new Set(sensorIds)) {
    const sensor = requireVisibleSensor(estate, caller, sensorId)
    if (places.some((place) => estate.isWithin(sensor.locationId, place.locationId))) yield sensorId
  }
}

function* listSensors(estate: Estate, location: Location): Generator<string> {
  for (const { locationId } of estate.subtreeOf(location)) {
    for (const { sensorId } of estate.sensorsIn(locationId)) yield sensorId
  }
}

function chooseVariables(
  history: History,
  sensorId: string,
  asked: readonly VarName[] | undefined,
): SensorVariable[] {
  return history
    .variablesOf(sensorId)
    .filter((varName) => asked?.includes(varName) ?? true)
    .map((varName) => ({ sensorId, varName }))
}
