import { metricMediaTypes, operations, type SensorFaultOutput } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../clock.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import type { Visibility } from '../http/caller.ts'
import { answerUnchanged, tagContent } from '../http/entity-tag.ts'
import { answerHead, streamAnswer } from '../http/stream-answer.ts'
import { ProblemError } from '../problem-error.ts'
import { SharedBytes } from '../shared-bytes.ts'
import { refuseDecimal } from '../sheets/index.ts'
import type { Estate } from './estate.ts'
import { toLocationOutput, toPlacedLocation, toSensorOutput } from './estate-output.ts'
import { createFindFaults, type FoundFault } from './find-faults.ts'
import type { SensorReports } from './find-sensor-status.ts'
import { findTopsOf } from './find-tops.ts'
import { measureTree, tagTree, writeTree } from './location-tree.ts'
import { requireVisibleLocation, requireVisibleSensor } from './require-visible.ts'
import { resolveSettings } from './resolve-settings.ts'
import { SensorSearch } from './sensor-search.ts'
import { buildSensorSheet, writeSensorCsv } from './sensor-table.ts'
import { SensorTexts } from './sensor-texts.ts'
import { measureSnapshot, type ReadLatest, tagSnapshot, takeSnapshot } from './snapshot.ts'
import { versionOfSensor } from './versions.ts'
import { findBaseLocations } from './visibility.ts'

/** The parts with which the routes read. */
export interface EstateRouteParts {
  readonly estate: Estate
  readonly readLatest: ReadLatest
  readonly reports: SensorReports
  readonly clock: Clock
}

/** Registers the routes that read locations and sensors. */
export function registerEstateRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { estate, readLatest, reports, clock }: EstateRouteParts,
) {
  const sensorTexts = new SensorTexts(estate)
  const snapshots = new SharedBytes()
  const trees = new SharedBytes()
  const search = new SensorSearch(estate, reports)

  bindOperation(app, guard, operations.readBaseLocations, async ({ caller }) => ({
    data: findBaseLocations(estate, caller).map((location) => toLocationOutput(estate, caller, location)),
  }))

  bindOperation(app, guard, operations.readLocation, async ({ params, caller }, reply) => {
    const location = requireVisibleLocation(estate, caller, params.location_id)
    const output = toPlacedLocation(estate, caller, location)
    return answerUnchanged(reply, tagContent(output)) ? undefined : output
  })

  bindOperation(app, guard, operations.readLocationTree, async ({ query, caller, makeRoom }, reply) => {
    const { location_id: topId } = query
    const find = (who: Visibility) => {
      const tops = findTopsOf(estate, who, topId)
      const tag = tagTree(estate, who, tops)
      return { who, tops, tag, isUnchanged: answerUnchanged(reply, tag) }
    }
    const asked = find(caller)
    if (asked.isUnchanged) return undefined
    const turn = makeRoom(trees.find(asked.tag)?.length ?? measureTree(estate, asked.tops))
    const { who, tops, tag, isUnchanged } = turn ? find(await turn) : asked
    if (isUnchanged) return undefined
    const bytes = trees.find(tag) ?? trees.keep(tag, await writeTree(estate, who, tops))
    reply.type('application/json; charset=utf-8')
    return bytes
  })

  bindOperation(app, guard, operations.readLocationChildren, async (input, reply) => {
    const { params, query, caller, makeRoom } = input
    const find = (who: Visibility) => {
      const location = requireVisibleLocation(estate, who, params.location_id)
      reports.noteSilences()
      const tag = tagSnapshot(estate, who, location, query)
      const parts = { estate, readLatest, sensorTexts, caller: who }
      return { parts, location, tag, isUnchanged: answerUnchanged(reply, tag) }
    }
    const asked = find(caller)
    if (asked.isUnchanged) return undefined
    const byteLength =
      snapshots.find(asked.tag)?.length ?? measureSnapshot(asked.parts, asked.location, query)
    const turn = makeRoom(byteLength)
    // A caller who had to wait gets the state at the time of the answer, with the rights of that time.
    const { parts, location, tag, isUnchanged } = turn ? find(await turn) : asked
    if (isUnchanged) return undefined
    const bytes = snapshots.find(tag) ?? snapshots.keep(tag, takeSnapshot(parts, location, query))
    reply.type('application/json; charset=utf-8')
    return bytes
  })

  bindOperation(app, guard, operations.readLocationSettings, async ({ params, caller }, reply) => {
    const location = requireVisibleLocation(estate, caller, params.location_id)
    const settings = resolveSettings(estate, caller, location)
    return answerUnchanged(reply, settings.version) ? undefined : settings
  })

  bindOperation(app, guard, operations.readFloorplan, async ({ params, caller, makeRoom }, reply) => {
    const find = (who: Visibility) => requireVisibleLocation(estate, who, params.location_id).locationId
    const refuse = () => new ProblemError('not_found', `"${params.location_id}" has no floorplan.`)
    const floorId = find(caller)
    const byteLength = estate.floorplans.measure(floorId)
    if (byteLength === undefined) throw refuse()
    const known = estate.floorplans.versionOf(floorId)
    if (known !== undefined && answerUnchanged(reply, known)) return undefined
    reply.type('application/json; charset=utf-8')
    const head = answerHead(reply)
    if (head) {
      reply.header('content-length', byteLength)
      return head
    }
    const turn = makeRoom(byteLength)
    const stillThere = turn ? find(await turn) : floorId
    const geojson = await estate.floorplans.read(stillThere)
    if (geojson === undefined) throw refuse()
    return answerUnchanged(reply, estate.floorplans.tag(geojson)) ? undefined : geojson
  })

  bindOperation(app, guard, operations.listSensors, async (input, reply) => {
    const { query, caller, watch } = input
    const { format = 'json', decimal } = query
    refuseDecimal(format, decimal)
    let callerByNow = caller
    const admitAgain = async () => {
      callerByNow = await input.admitAgain()
      return callerByNow
    }
    const findTops = (who: Visibility) => findTopsOf(estate, who, query.location_id)
    const findFaults = createFindFaults(estate, reports, clock())
    const request = { caller, findTops, query, findFaults, watch, admitAgain }
    if (format === 'json') {
      const page = await search.find(request)
      const data = page.data.map((sensor) => ({
        ...toSensorOutput(estate, sensor, readLatest(sensor.sensorId), undefined, reports),
        ...(query.fault && { faults: findFaults(sensor).map(toFaultOutput) }),
      }))
      return { ...page, data }
    }
    findTops(caller)
    const findRows = async () => {
      const sensors = await search.findAll({ ...request, caller: callerByNow })
      app.answerPlaces.count(reply, caller, sensors.length * listedBytes)
      return {
        sensors,
        estate,
        reports,
        visibility: callerByNow,
        ...(query.fault && { findFaults, asked: query.fault }),
      }
    }
    const type = metricMediaTypes[format]
    if (format === 'csv') {
      reply.type(`${type}; charset=utf-8; header=present`)
      return streamAnswer(reply, async () => writeSensorCsv(await findRows(), decimal))
    }
    const lookAgain = async () => void (await admitAgain())
    const workbook = await app.workbooks.send(
      reply,
      { holder: caller, signal: watch(), lookAgain },
      async () => buildSensorSheet(await findRows(), reply.request.url),
    )
    reply.type(type)
    return workbook
  })

  bindOperation(app, guard, operations.readSensor, async ({ params, query, caller }) => {
    const sensor = requireVisibleSensor(estate, caller, params.sensor_id)
    const projection = query.project && new Set(query.project)
    const output = toSensorOutput(estate, sensor, readLatest(sensor.sensorId), projection, reports)
    return projection ? output : { ...output, version: versionOfSensor(sensor) }
  })
}

/** The memory of a sensor in a file until its reader has taken it: a reference, and a part of a row. */
const listedBytes = 64

function toFaultOutput({ kind, sinceMs }: FoundFault): SensorFaultOutput {
  return { kind, since: sinceMs === null ? null : sinceMs / 1000 }
}
