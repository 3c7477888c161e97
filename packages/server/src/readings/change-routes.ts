import { operations, type ReadingChanges, type VarName } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import {
  type Estate,
  findVisibleSensor,
  requireVisibleLocation,
  requireVisibleSensor,
  type Visibility,
} from '../estate/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import { ProblemError } from '../problem-error.ts'
import { type LogPlace, placeBefore } from '../storage/time-series/reading-log.ts'
import { readChangeCursor, refuseChangeCursor, writeChangeCursor, writeReadingId } from './change-cursor.ts'
import type { ChangePage, Changes } from './changes.ts'
import { TooManyWaitingError } from './commit-horizon.ts'
import type { Readings } from './index.ts'
import { refuseWhenBusy } from './refuse-when-busy.ts'
import type { SeriesDirectory } from './series-directory.ts'

const defaultLimit = 1000

/** What the routes of the log need around them. */
export interface ChangeParts {
  readonly estate: Estate
  readonly readings: Pick<Readings, 'changes' | 'series'>
  /** Stands in every cursor, so that one of another installation is told apart. */
  readonly installation: string
}

/** Registers the route that follows what is stored. */
export function registerChangeRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { estate, readings, installation }: ChangeParts,
): void {
  const { changes, series } = readings
  app.addHook('preClose', async () => changes.close())

  bindOperation(app, guard, operations.readReadingChanges, async ({ query, caller }, reply) => {
    const isWanted = chooseSeries(estate, series, caller, query)
    const after = findPlace(changes, installation, query.after)
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort())
    const page = await readOrWait(changes, {
      after,
      listSeries: () => listWhenFew(series, isWanted),
      isWanted,
      limit: query.limit ?? defaultLimit,
      waitMs: (query.wait ?? 0) * 1000,
      signal: gone.signal,
    })
    return describePage(page, series, installation)
  })
}

function listWhenFew(series: SeriesDirectory, isWanted: (seriesId: number) => boolean): number[] | undefined {
  const all = series.list()
  const wanted = all.flatMap(({ seriesId }) => (isWanted(seriesId) ? [seriesId] : []))
  return wanted.length * 4 <= all.length ? wanted : undefined
}

interface Following {
  readonly after: LogPlace
  /** The wanted series when they are few; see `ChangeQuery`. */
  listSeries(): number[] | undefined
  isWanted(seriesId: number): boolean
  readonly limit: number
  readonly waitMs: number
  readonly signal: AbortSignal
}

async function readOrWait(changes: Changes, following: Following): Promise<ChangePage> {
  const { listSeries, isWanted, limit, waitMs, signal } = following
  const deadline = performance.now() + waitMs
  let { after } = following
  while (true) {
    const page = await refuseWhenBusy(changes.readPage({ after, seriesIds: listSeries(), isWanted, limit }))
    const timeoutMs = Math.ceil(deadline - performance.now())
    const mayWait = page.readings.length === 0 && !page.hasMore && timeoutMs > 0
    if (!mayWait || signal.aborted || changes.isClosed) return page
    after = page.next
    await refuseWhenFull(changes.wait(after, isWanted, { timeoutMs, signal }))
  }
}

async function refuseWhenFull(waiting: Promise<void>): Promise<void> {
  try {
    await waiting
  } catch (error) {
    if (!(error instanceof TooManyWaitingError)) throw error
    const headers = { 'retry-after': '5' }
    throw new ProblemError('overloaded', 'Too many wait for readings; ask without wait.', {
      headers,
      cause: error,
    })
  }
}

function findPlace(changes: Changes, installation: string, after: string | undefined): LogPlace {
  if (after === undefined) return placeBefore(0)
  if (after === 'now') return changes.end
  const place = readChangeCursor(installation, after)
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

function describePage(page: ChangePage, series: SeriesDirectory, installation: string): ReadingChanges {
  const data = page.readings.map((reading) => {
    const { sensorId, varName } = series.describe(reading.seriesId) ?? {}
    if (sensorId === undefined) throw new Error(`series ${reading.seriesId} is stored but not known`)
    const { timeMs, value } = reading
    const names = { sensor_id: sensorId, var_name: varName as VarName }
    return { id: writeReadingId(reading), ...names, time: timeMs / 1000, value }
  })
  return { data, next_cursor: writeChangeCursor(installation, page.next), has_more: page.hasMore }
}
