import { operations, type ReadingChanges, type VarName } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import {
  type Estate,
  findVisibleSensor,
  requireVisibleLocation,
  requireVisibleSensor,
  type Visibility,
} from '../estate/index.ts'
import { takeTurn } from '../event-loop-turns.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import type { Caller } from '../http/caller.ts'
import { answerHead } from '../http/stream-answer.ts'
import { type LogPlace, placeBefore } from '../storage/time-series/reading-log.ts'
import {
  type CursorParts,
  readChangeCursor,
  refuseChangeCursor,
  writeChangeCursor,
  writeReadingId,
} from './change-cursor.ts'
import type { ChangePage, ChangeQuery, ChangeReader, Changes } from './changes.ts'
import type { Readings } from './index.ts'
import { refuseWhenBusy } from './refuse-when-busy.ts'
import type { SeriesDirectory } from './series-directory.ts'
import type { Wanted } from './waiting-room.ts'

const defaultLimit = 1000

/** What the routes of the log need around them. */
export interface ChangeParts {
  readonly estate: Estate
  readonly readings: Pick<Readings, 'changes' | 'series'>
  readonly cursors: CursorParts
}

/** Registers the route that follows what is stored. */
export function registerChangeRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { estate, readings, cursors }: ChangeParts,
): void {
  const { changes, series } = readings
  app.addHook('preClose', async () => changes.close())

  bindOperation(app, guard, operations.readReadingChanges, async (input, reply) => {
    const { query, caller, watch, admitAgain } = input
    const choose = (reader: Caller): Choice => {
      const isWanted = chooseSeries(estate, series, reader, query)
      return {
        isWanted,
        listSeries: () => listWhenFew(series, isWanted),
        subjects: listSubjects(reader, query),
      }
    }
    const chosen = choose(caller)
    const after = findPlace(changes, cursors, query.after)
    const head = answerHead(reply)
    if (head) return head
    const waitMs = (query.wait ?? 0) * 1000
    const following = {
      after,
      limit: query.limit ?? defaultLimit,
      waitMs,
      reader: { holder: caller, signal: watch(waitMs > 0) },
      chooseAgain: async () => choose(await admitAgain()),
    }
    const page = await readOrWait(changes, chosen, following)
    return describePage(page, series, cursors)
  })
}

function listWhenFew(series: SeriesDirectory, isWanted: (seriesId: number) => boolean): number[] | undefined {
  const all = series.list()
  const wanted = all.flatMap(({ seriesId }) => (isWanted(seriesId) ? [seriesId] : []))
  return wanted.length * 4 <= all.length ? wanted : undefined
}

/** What somebody wants of the log, and may see. */
type Choice = Pick<ChangeQuery, 'isWanted' | 'listSeries'> & Wanted

interface Following extends Pick<ChangeQuery, 'after' | 'limit'> {
  readonly waitMs: number
  readonly reader: ChangeReader
  /** What it is by now: while somebody waits, they may be given other places, or none. */
  chooseAgain(): Promise<Choice>
}

/** Who waits is told at once when the access ends: that is the reason of the signal then. */
async function readOrWait(changes: Changes, chosen: Choice, following: Following): Promise<ChangePage> {
  const { limit, waitMs, reader } = following
  const deadline = performance.now() + waitMs
  let { after } = following
  let choice = chosen
  while (true) {
    const page = await refuseWhenBusy(changes.readPage({ ...choice, after, limit }, reader))
    const timeoutMs = Math.ceil(deadline - performance.now())
    const mayWait = page.readings.length === 0 && !page.hasMore && timeoutMs > 0
    if (!mayWait || changes.isClosed) return page
    after = page.next
    await changes.wait(after, choice, { timeoutMs, ...reader })
    reader.signal.throwIfAborted()
    await takeTurn() // one commit wakes many
    choice = await following.chooseAgain()
  }
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

/** What the readings that are asked for come under; see {@link listSubjectsOf}. */
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

/** Tells the series that are asked for and that the caller may see. @throws ProblemError `not_found`. */
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
    const one = series.describe(seriesId)
    if (!one) throw new Error(`series ${seriesId} is stored but not known`)
    if (wantedSensors && !wantedSensors.has(one.sensorId)) return false
    if (wantedVarNames && !wantedVarNames.has(one.varName)) return false
    const sensor = findVisibleSensor(estate, caller, one.sensorId)
    if (!sensor) return false
    return locationId === undefined || estate.isWithin(sensor.locationId, locationId)
  }
}

function describePage(page: ChangePage, series: SeriesDirectory, cursors: CursorParts): ReadingChanges {
  const data = page.readings.map((reading) => {
    const { sensorId, varName } = series.describe(reading.seriesId) ?? {}
    if (sensorId === undefined) throw new Error(`series ${reading.seriesId} is stored but not known`)
    const { timeMs, value } = reading
    const names = { sensor_id: sensorId, var_name: varName as VarName }
    return { id: writeReadingId(reading), ...names, time: timeMs / 1000, value }
  })
  return { data, next_cursor: writeChangeCursor(cursors, page.next), has_more: page.hasMore }
}
