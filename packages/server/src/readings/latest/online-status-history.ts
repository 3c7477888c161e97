import type { Clock } from '../../clock.ts'
import { dayMs } from '../../day-ms.ts'
import type { ExpiryBorders } from '../../retention/index.ts'
import type { SeriesDatum, TimeRange, TimeSegment } from '../../storage/time-series/reading.ts'
import { readNeighbours } from '../../storage/time-series/statements/neighbours.ts'
import { findBorders, readOccupancy } from '../../storage/time-series/statements/occupancy.ts'
import { readContinuity, readRuns } from '../../storage/time-series/statements/runs.ts'
import { type DataPage, readDataPage } from '../../storage/time-series/statements/series-data.ts'
import type { ReadingReader } from '../../storage/time-series/time-series.ts'
import type { SeriesDirectory } from '../commit/series-directory.ts'
import { deriveOnlineStatus } from './derive-online-status.ts'
import type { LatestValues } from './latest-values.ts'
import { findSilenceMs, reportsStatus } from './silence.ts'

/** The reports that are read at once. */
const pageRows = 65_536

/** The most data of all variables in one statement: at one a minute those of ten variables in a month. */
const maxStretchData = 460_000

/** The most sensors times time, and sensors, in one statement. */
const maxSensorMs = 100 * 32 * dayMs
const maxSensors = 100

/** The parts on which an {@link OnlineStatusHistory} builds. */
export interface OnlineStatusParts {
  readonly store: ReadingReader
  readonly series: SeriesDirectory
  readonly latest: LatestValues
  readonly clock: Clock
  readonly borders: ExpiryBorders
}

/**
 * Reads the `onlineStatus` of sensors over time: their reports, and the statuses that follow from their
 * silence.
 */
export class OnlineStatusHistory {
  readonly #parts: OnlineStatusParts

  constructor(parts: OnlineStatusParts) {
    this.#parts = parts
  }

  /** Creates the same, which reads from another view of the store. */
  readFrom(store: ReadingReader): OnlineStatusHistory {
    return new OnlineStatusHistory({ ...this.#parts, store })
  }

  /** Tells whether a sensor has this variable: its family reports it, or it did itself. */
  has(sensorId: string): boolean {
    return reportsStatus(sensorId) || this.#parts.series.find(sensorId, 'onlineStatus') !== undefined
  }

  /**
   * Finds among some sensors those that may have data in a range besides their reports; the others were heard
   * all the time. Looking costs less than reading their statuses one by one, except for long ranges, where
   * all are returned.
   */
  async findDerived(
    sensorIds: readonly string[],
    { fromMs, toMs }: TimeSegment,
  ): Promise<ReadonlySet<string>> {
    const perStatement = Math.floor(maxSensorMs / Math.max(1, toMs - fromMs))
    if (sensorIds.length < 2 || perStatement < 2) return new Set(sensorIds)
    const derived = new Set<string>()
    for (const [silenceMs, alike] of Map.groupBy(sensorIds, findSilenceMs)) {
      for (let start = 0; start < alike.length; start += Math.min(perStatement, maxSensors)) {
        const some = alike.slice(start, start + Math.min(perStatement, maxSensors))
        const members = some.flatMap((sensorId, poolId) =>
          this.#listSeries(sensorId).map((seriesId) => ({ seriesId, poolId })),
        )
        const query = { fromMs: fromMs - silenceMs, toMs, maxGapMs: silenceMs }
        for (const { poolId, firstMs, lastMs, runs } of await this.#parts.store.run(
          readContinuity(members, query),
        )) {
          const sensorId = some[poolId] ?? ''
          const isHeardToTheEnd =
            lastMs + silenceMs >= toMs || !this.#isSilentAfter(sensorId, lastMs, silenceMs)
          if (runs > 1 || firstMs >= fromMs || !isHeardToTheEnd) derived.add(sensorId)
        }
      }
    }
    return derived
  }

  /**
   * Reads the data in a range in the asked order, one per time, in lists that are short enough to hold.
   * @throws StoreBusyError when too many queries wait.
   */
  async *read(sensorId: string, range: TimeRange): AsyncGenerator<readonly SeriesDatum[], void, undefined> {
    const { borders, ...span } = await this.#narrow(sensorId, this.#showRange(sensorId, range))
    let rest: TimeSegment = span
    let remaining = range.limit ?? Number.POSITIVE_INFINITY
    while (rest.fromMs < rest.toMs && remaining > 0) {
      const page = {
        ...cutStretch(rest, borders, range.order),
        order: range.order,
        limit: Math.min(pageRows, remaining),
      }
      const { data, ...done } = await this.#readPage(sensorId, page)
      if (data.length > 0) yield data.slice(0, remaining)
      remaining -= data.length
      rest = range.order === 'asc' ? { ...rest, fromMs: done.toMs } : { ...rest, toMs: done.fromMs }
    }
  }

  /** Leaves out the time in which reports of a sensor have expired, or all of its data. */
  #showRange(sensorId: string, { fromMs, toMs }: TimeSegment): TimeSegment {
    const statusId = this.#parts.series.find(sensorId, 'onlineStatus')
    const shownMs =
      statusId === undefined ? this.#findExpiredMs(sensorId) : this.#parts.borders.expiredMs(statusId)
    return { fromMs: Math.max(fromMs, shownMs), toMs }
  }

  /**
   * Finds the time before which data of some variable of a sensor have expired: no silence is known there.
   */
  #findExpiredMs(sensorId: string): number {
    const { borders } = this.#parts
    return this.#listSeries(sensorId).reduce((latest, id) => Math.max(latest, borders.expiredMs(id)), 0)
  }

  /**
   * Finds the part of a range in which there can be data: from the first that counts to the time when the
   * last falls silent; and the places to cut it so that no statement looks at too many data.
   */
  async #narrow(
    sensorId: string,
    { fromMs, toMs }: TimeSegment,
  ): Promise<TimeSegment & { readonly borders: readonly number[] }> {
    const silenceMs = findSilenceMs(sensorId)
    const seriesIds = this.#listSeries(sensorId)
    const days = await this.#parts.store.run(readOccupancy({ seriesIds, fromMs: fromMs - silenceMs, toMs }))
    const [first, last] = [days[0], days.at(-1)]
    if (!first || !last) return { fromMs, toMs: fromMs, borders: [] }
    return {
      fromMs: Math.max(fromMs, first.firstMs),
      toMs: Math.min(toMs, last.lastMs + silenceMs + 1),
      borders: findBorders(days, maxStretchData),
    }
  }

  /**
   * Reads the data of as much of a stretch as its limit of reports allows, and returns that part with them.
   */
  async #readPage(sensorId: string, page: DataPage): Promise<TimeSegment & { data: SeriesDatum[] }> {
    const { store, series } = this.#parts
    const statusId = series.find(sensorId, 'onlineStatus')
    const reports = statusId === undefined ? [] : await store.run(readDataPage(statusId, page))
    const { fromMs, toMs } = reports.length === page.limit ? cutBehind(reports.at(-1), page) : page
    const seriesIds = this.#listSeries(sensorId)
    const silenceMs = findSilenceMs(sensorId)
    const [runs, neighbours] = await Promise.all([
      store.run(readRuns({ seriesIds, fromMs, toMs, maxGapMs: silenceMs })),
      store.run(
        readNeighbours(
          seriesIds.map((seriesId) => ({ seriesId, timeMs: fromMs - 1 })),
          0,
        ),
      ),
    ])
    const previous = neighbours.filter(({ timeMs }) => timeMs < fromMs).sort((a, b) => a.timeMs - b.timeMs)
    const derived = deriveOnlineStatus({
      fromMs,
      toMs,
      silenceMs,
      runs,
      reports: page.order === 'asc' ? reports : reports.toReversed(),
      previousMs: previous.at(-1)?.timeMs,
      previousReport: previous.findLast(({ seriesId }) => seriesId === statusId)?.value,
      isSilentAfter: (timeMs) => this.#isSilentAfter(sensorId, timeMs, silenceMs),
    })
    const direction = page.order === 'asc' ? 1 : -1
    const expiredMs = this.#findExpiredMs(sensorId)
    const known = derived.filter(({ timeMs }) => timeMs >= expiredMs)
    const data = [...reports, ...known].sort((a, b) => direction * (a.timeMs - b.timeMs))
    return { fromMs, toMs, data }
  }

  /**
   * Tells whether a silence after a datum began, when no other came until some later time: one ended it, or
   * it lasts.
   */
  #isSilentAfter(sensorId: string, timeMs: number, silenceMs: number): boolean {
    const { latest, clock } = this.#parts
    return timeMs < (latest.newestTimeOf(sensorId) ?? 0) || timeMs + silenceMs < clock()
  }

  #listSeries(sensorId: string): number[] {
    const { series } = this.#parts
    return series.variablesOf(sensorId).flatMap((varName) => series.find(sensorId, varName) ?? [])
  }
}

function cutStretch(
  { fromMs, toMs }: TimeSegment,
  borders: readonly number[],
  order: 'asc' | 'desc',
): TimeSegment {
  return order === 'asc'
    ? { fromMs, toMs: Math.min(toMs, borders.find((borderMs) => borderMs > fromMs) ?? toMs) }
    : { fromMs: Math.max(fromMs, borders.findLast((borderMs) => borderMs < toMs) ?? fromMs), toMs }
}

/** Cuts a page after the last report that was read. */
function cutBehind(last: SeriesDatum | undefined, { fromMs, toMs, order }: DataPage): TimeSegment {
  if (!last) return { fromMs, toMs }
  return order === 'asc' ? { fromMs, toMs: last.timeMs + 1 } : { fromMs: last.timeMs, toMs }
}
