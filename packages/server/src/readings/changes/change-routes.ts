import { operations, type ReadingChanges, type VarName } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import {
  type Estate,
  findVisibleSensor,
  requireVisibleLocation,
  requireVisibleSensor,
  type Visibility,
} from '../../estate/index.ts'
import type { AccessGuard } from '../../http/access-guard.ts'
import { bindOperation } from '../../http/bind-operation.ts'
import { answerHead } from '../../http/stream-answer.ts'
import { type LogPlace, placeBefore } from '../../storage/time-series/statements/reading-log.ts'
import type { SeriesDirectory } from '../commit/series-directory.ts'
import {
  type CursorParts,
  readChangeCursor,
  refuseChangeCursor,
  writeChangeCursor,
  writeReadingId,
} from './change-cursor.ts'
import type { ChangeChoice, ChangePage, Changes } from './changes.ts'
import type { Wanted } from './waiting-room.ts'

const defaultLimit = 1000

/** The parts around the routes of the log. */
export interface ChangeParts {
  readonly estate: Estate
  readonly readings: { readonly changes: Changes; readonly series: SeriesDirectory }
  readonly cursors: CursorParts
}

/** Registers the route that follows the stored readings. */
export function registerChangeRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { estate, readings, cursors }: ChangeParts,
): void {
  const { changes, series } = readings
  app.addHook('preClose', async () => changes.close())

  bindOperation(app, guard, operations.readReadingChanges, async (input, reply) => {
    const { query, caller, watch, admitAgain } = input
    const after = findPlace(changes, cursors, query.after)
    chooseReadings(estate, series, caller, query)
    const head = answerHead(reply)
    if (head) return head
    const waitMs = (query.wait ?? 0) * 1000
    const pages = changes.follow({
      after,
      limit: query.limit ?? defaultLimit,
      untilMs: performance.now() + waitMs,
      reader: { holder: caller, signal: watch(waitMs > 0) },
      choose: async () => chooseReadings(estate, series, await admitAgain(), query),
    })
    return formatPage(await findFirstFilled(pages), series, cursors)
  })
}

/** Finds the first page with readings, or the last one that came in time. */
async function findFirstFilled(pages: AsyncIterable<ChangePage>): Promise<ChangePage> {
  let last: ChangePage | undefined
  for await (const page of pages) {
    last = page
    if (page.readings.length > 0 || page.hasMore) break
  }
  if (!last) throw new Error('the log gave no page')
  return last
}

function findPlace(changes: Changes, cursors: CursorParts, after: string | undefined): LogPlace {
  if (after === undefined) return placeBefore(0)
  if (after === 'now') return changes.end
  const place = readChangeCursor(cursors, after)
  if (!changes.hasReached(place)) {
    throw refuseChangeCursor('Less is stored than when this cursor was given; was an older backup put back?')
  }
  return place
}

interface SeriesChoice {
  readonly sensor_id?: readonly string[]
  readonly location_id?: string
  readonly var_name?: readonly VarName[]
}

/** Lists the subjects of the wanted readings; see {@link listSubjectsOf}. */
function listSubjects(
  caller: Visibility,
  { sensor_id: sensorIds, location_id: locationId, var_name: varNames }: SeriesChoice,
): string[] {
  if (sensorIds) return sensorIds.map((sensorId) => `sensor ${sensorId}`)
  const locationIds = locationId === undefined ? caller.locationIds : [locationId]
  return locationIds.flatMap(
    (id) => varNames?.map((varName) => `location ${id} ${varName}`) ?? [`location ${id}`],
  )
}

/** Chooses the wanted readings that the caller may see. @throws ProblemError `not_found`. */
function chooseReadings(
  estate: Estate,
  series: SeriesDirectory,
  caller: Visibility,
  query: SeriesChoice,
): ChangeChoice & Wanted {
  const isWanted = chooseSeries(estate, series, caller, query)
  return {
    isWanted,
    listSeries: () => listWhenFew(series, isWanted),
    subjects: listSubjects(caller, query),
  }
}

function listWhenFew(series: SeriesDirectory, isWanted: (seriesId: number) => boolean): number[] | undefined {
  const all = series.list()
  const wanted = all.flatMap(({ seriesId }) => (isWanted(seriesId) ? [seriesId] : []))
  return wanted.length * 4 <= all.length ? wanted : undefined
}

/** Chooses the wanted series that the caller may see. @throws ProblemError `not_found`. */
function chooseSeries(
  estate: Estate,
  series: SeriesDirectory,
  caller: Visibility,
  { sensor_id: sensorIds, location_id: locationId, var_name: varNames }: SeriesChoice,
): (seriesId: number) => boolean {
  for (const sensorId of sensorIds ?? []) requireVisibleSensor(estate, caller, sensorId)
  if (locationId !== undefined) requireVisibleLocation(estate, caller, locationId)
  const [wantedSensors, wantedVarNames] = [
    sensorIds && new Set(sensorIds),
    varNames && new Set<string>(varNames),
  ]
  return (seriesId) => {
    const one = series.get(seriesId)
    if (!one) throw new Error(`series ${seriesId} is stored but not known`)
    if (wantedSensors && !wantedSensors.has(one.sensorId)) return false
    if (wantedVarNames && !wantedVarNames.has(one.varName)) return false
    const sensor = findVisibleSensor(estate, caller, one.sensorId)
    if (!sensor) return false
    return locationId === undefined || estate.isWithin(sensor.locationId, locationId)
  }
}

function formatPage(page: ChangePage, series: SeriesDirectory, cursors: CursorParts): ReadingChanges {
  const data = page.readings.map((reading) => {
    const { sensorId, varName } = series.get(reading.seriesId) ?? {}
    if (sensorId === undefined) throw new Error(`series ${reading.seriesId} is stored but not known`)
    const { timeMs, value } = reading
    const names = { sensor_id: sensorId, var_name: varName as VarName }
    return { id: writeReadingId(reading), ...names, time: timeMs / 1000, value }
  })
  return { data, next_cursor: writeChangeCursor(cursors, page.next), has_more: page.hasMore }
}
