import { type Stats, statsBounds } from '@openlightfi/contract'
import type { Clock } from '../clock.ts'
import { dayMs } from '../day-ms.ts'
import {
  createFindFaults,
  type Estate,
  type FindFaults,
  findSensorStatus,
  type Location,
  type Sensor,
  type SensorReports,
  SlicedWork,
} from '../estate/index.ts'
import type { SeriesDirectory } from '../readings/commit/series-directory.ts'
import { type Arrivals, type CommitsByArrival, maxClockSkewMs } from '../readings/index.ts'
import { readArrivalDelays } from '../storage/time-series/statements/arrival-delays.ts'
import { countStretches } from '../storage/time-series/statements/count-stretches.ts'
import type { PoolMember } from '../storage/time-series/statements/run.ts'
import { readGaps } from '../storage/time-series/statements/runs.ts'
import type { ReadingReader } from '../storage/time-series/time-series.ts'
import { findClockOffset, mergeDelays, type SensorDelays } from './find-clock-offset.ts'
import { type LocalDay, listDays } from './list-days.ts'
import { WorstList } from './worst-list.ts'

/** What is told of data, whoever asks. */
export type DataStats = Omit<Stats, 'webhooks' | 'brokers' | 'disk'>

/** The parts from which the state of data is worked out. */
export interface DataStatsParts {
  readonly estate: Estate
  readonly reports: SensorReports
  readonly series: SeriesDirectory
  readonly arrivals: Pick<Arrivals, 'listSince'>
  readonly clock: Clock
}

/** The series of one statement; more would make its text larger than the engine takes. */
const maxSeriesPerStatement = 5_000

/** The work of looking for faults of a sensor, as a multiple of looking at it. */
const faultWeight = 4

type Entry<Name extends 'quiet' | 'low_batteries' | 'gaps' | 'delays' | 'clocks'> =
  DataStats[Name]['data'][number]

/** Works out the state of the data of sensors once: what memory tells, then the readings of the last days. */
export class DataStatsWork {
  readonly #parts: DataStatsParts
  readonly #store: ReadingReader
  readonly #timeZone: string
  readonly #nowMs: number
  readonly #days: readonly LocalDay[]
  readonly #counts: number[]
  readonly #findFaults: FindFaults
  #sensors = 0
  readonly #quiet = new WorstList<Entry<'quiet'>>(({ since }) => -(since ?? Number.NEGATIVE_INFINITY))
  readonly #batteries = new WorstList<Entry<'low_batteries'>>(({ level }) => -level)
  readonly #gaps = new WorstList<Entry<'gaps'>>(({ longest_s }) => longest_s)
  readonly #delays = new WorstList<Entry<'delays'>>(({ largest_s }) => largest_s)
  readonly #clocks = new WorstList<Entry<'clocks'>>(({ offset_s }) => Math.abs(offset_s))

  /** @param timeZone of the days. */
  constructor(parts: DataStatsParts, store: ReadingReader, timeZone: string) {
    this.#parts = parts
    this.#store = store
    this.#timeZone = timeZone
    this.#nowMs = parts.clock()
    this.#findFaults = createFindFaults(parts.estate, parts.reports, this.#nowMs)
    this.#days = listDays(this.#nowMs, timeZone, statsBounds.days)
    this.#counts = Array.from({ length: statsBounds.days }, () => 0)
  }

  /**
   * Looks at everything in some locations, none of which lies in another. @throws the reason of the signal;
   * the errors of the store.
   */
  async run(tops: readonly Location[], signal: AbortSignal): Promise<DataStats> {
    const commits = await this.#parts.arrivals.listSince(this.#nowMs - dayMs)
    const work = new SlicedWork(signal)
    let members: SensorSeries[] = []
    for (const sensor of await this.#listSensors(tops, work)) {
      const turn = work.look(faultWeight)
      if (turn) await turn
      members.push(...this.#look(sensor))
      if (members.length < maxSeriesPerStatement) continue
      await this.#read(members, commits)
      members = []
    }
    if (members.length > 0) await this.#read(members, commits)
    return {
      time: this.#nowMs / 1000,
      time_zone: this.#timeZone,
      sensors: this.#sensors,
      readings_by_day: this.#counts.map((readings, at) => ({ date: this.#days[at]?.date ?? '', readings })),
      quiet: this.#quiet.list(),
      low_batteries: this.#batteries.list(),
      gaps: this.#gaps.list(),
      delays: this.#delays.list(),
      clocks: this.#clocks.list(),
    }
  }

  /** Lists the sensors in use, of one moment. */
  async #listSensors(tops: readonly Location[], work: SlicedWork): Promise<Sensor[]> {
    const { estate, reports } = this.#parts
    const lists = tops.flatMap((top) =>
      [...estate.subtreeOf(top)].map(({ locationId }) => estate.sensorsIn(locationId)),
    )
    reports.noteSilences()
    const inUse: Sensor[] = []
    for (const sensor of lists.flat()) {
      const turn = work.look()
      if (turn) await turn
      if (findSensorStatus(reports, sensor) !== 'retired') inUse.push(sensor)
    }
    this.#sensors = inUse.length
    return inUse
  }

  /** Notes what memory tells of a sensor. @returns its series. */
  #look(sensor: Sensor): SensorSeries[] {
    const { reports, series } = this.#parts
    for (const { kind, sinceMs } of this.#findFaults(sensor)) {
      const since = sinceMs === null ? null : sinceMs / 1000
      if (kind === 'silent' || kind === 'offline')
        this.#quiet.add({ ...nameSensor(sensor), status: kind, since })
      const level = reports.newestOf(sensor.sensorId, 'batteryLevelPct')?.value
      if (kind === 'battery_low' && level !== undefined) this.#batteries.add({ ...nameSensor(sensor), level })
    }
    return series.variablesOf(sensor.sensorId).flatMap((varName) => {
      const seriesId = series.find(sensor.sensorId, varName)
      return seriesId === undefined ? [] : [{ sensor, seriesId }]
    })
  }

  /** Reads what the store tells of some series; those of a sensor come together. */
  async #read(some: readonly SensorSeries[], commits: CommitsByArrival): Promise<void> {
    const seriesIds = some.map(({ seriesId }) => seriesId)
    const counts = await this.#store.run(
      countStretches(
        seriesIds,
        this.#days.map(({ fromMs }) => fromMs),
      ),
    )
    for (const [at, count] of counts.entries()) this.#counts[at] = (this.#counts[at] ?? 0) + count
    await this.#readGaps(some)
    const delays = await this.#store.run(
      readArrivalDelays({
        ...commits,
        seriesIds,
        lateMs: statsBounds.lateS * 1000,
        importedMs: statsBounds.importedS * 1000,
      }),
    )
    const sensors = new Map(some.map(({ seriesId, sensor }) => [seriesId, sensor]))
    const bySensor = new Map<Sensor, SensorDelays>()
    for (const { seriesId, ...ofSeries } of delays) {
      const sensor = sensors.get(seriesId)
      if (sensor) bySensor.set(sensor, mergeDelays(bySensor.get(sensor), ofSeries))
    }
    for (const [sensor, ofSensor] of bySensor) this.#noteDelays(sensor, ofSensor)
  }

  async #readGaps(some: readonly SensorSeries[]): Promise<void> {
    const sensors = [...new Set(some.map(({ sensor }) => sensor))]
    const poolIds = new Map(sensors.map((sensor, at) => [sensor, at + 1]))
    const members: PoolMember[] = some.map(({ sensor, seriesId }) => ({
      seriesId,
      poolId: poolIds.get(sensor) ?? 0,
    }))
    const gaps = await this.#store.run(
      readGaps(members, {
        fromMs: this.#nowMs - 2 * dayMs,
        toMs: this.#nowMs + maxClockSkewMs,
        maxGapMs: statsBounds.gapS * 1000,
        endedFromMs: this.#nowMs - dayMs,
      }),
    )
    for (const { poolId, gaps: count, longestMs, longestFromMs } of gaps) {
      const sensor = sensors[poolId - 1]
      if (!sensor) throw new Error('the store told gaps of no sensor')
      const [longestS, fromS] = [longestMs / 1000, longestFromMs / 1000]
      this.#gaps.add({ ...nameSensor(sensor), gaps: count, longest_s: longestS, longest_from: fromS })
    }
  }

  #noteDelays(sensor: Sensor, delays: SensorDelays): void {
    const offsetMs = findClockOffset(delays)
    if (offsetMs !== undefined) this.#clocks.add({ ...nameSensor(sensor), offset_s: offsetMs / 1000 })
    if (delays.late === 0) return
    this.#delays.add({ ...nameSensor(sensor), readings: delays.late, largest_s: delays.mostMs / 1000 })
  }
}

/** A series of a sensor. */
interface SensorSeries {
  readonly sensor: Sensor
  readonly seriesId: number
}

function nameSensor({ sensorId, name, locationId }: Sensor) {
  return { sensor_id: sensorId, name, location_id: locationId }
}
