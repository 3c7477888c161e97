import { type VarName, varNameList } from '@openlightfi/contract'
import type { Clock } from '../../clock.ts'
import type { LatestValue } from '../../estate/latest-value.ts'
import { DataDirectoryError } from '../../storage/data-directory.ts'
import type { NewestReading, SeriesDatum, StoredReading } from '../../storage/time-series/reading.ts'
import type { Commit } from '../commit/commit.ts'
import type { SeriesDirectory } from '../commit/series-directory.ts'
import { HeardAgain } from './heard-again.ts'
import { expectsSilence, findSilenceMs, reportsStatus } from './silence.ts'
import { SilenceWatch } from './silence-watch.ts'

/** The parts of the rest of the server that latest values use. */
export interface LatestParts {
  readonly series: SeriesDirectory
  readonly clock: Clock
  /** Finds the organisation of a sensor; undefined when there is no such sensor. */
  readonly findOrganisationId: (sensorId: string) => string | undefined
  /** Called with the sensors whose latest values changed since they fell silent, once each time. */
  readonly onSilence: (sensorIds: readonly string[]) => void
}

/** A derived `onlineStatus` of a sensor: 0 since it fell silent, 1 when it was heard again. */
export interface DerivedStatus {
  readonly sensorId: string
  /** Unix milliseconds. */
  readonly timeMs: number
  readonly value: 0 | 1
}

/** Takes note of derived statuses that changed. Must not throw. */
export type StatusListener = (statuses: readonly DerivedStatus[]) => void

/** The newest datum of a variable, and the number of its commit. */
interface Newest extends LatestValue {
  readonly sequence: number
}

const none: readonly LatestValue[] = []

/**
 * Keeps the newest datum of every variable of every sensor, by measurement time, in memory: reading it never
 * touches a disk. It is rebuilt from the stored readings at start and follows every commit. `onlineStatus` is
 * the status that counts now, which a silence changes without any datum.
 */
export class LatestValues {
  readonly #series: SeriesDirectory
  readonly #parts: LatestParts
  readonly #silences: SilenceWatch
  readonly #bySensor = new Map<string, Map<VarName, Newest>>()
  /** The last answers of `ofSensor`, until they change. */
  readonly #lists = new Map<string, readonly LatestValue[]>()
  readonly #listeners = new Set<StatusListener>()

  private constructor(parts: LatestParts) {
    this.#series = parts.series
    this.#parts = parts
    this.#silences = new SilenceWatch(parts.findOrganisationId)
  }

  /**
   * Rebuilds the latest values.
   * @param newest reading of each series that is stored.
   * @throws DataDirectoryError when the relational store does not know a series.
   */
  static build(newest: readonly NewestReading[], parts: LatestParts): LatestValues {
    const latest = new LatestValues(parts)
    latest.#take(newest, ({ sequence }) => sequence)
    return latest
  }

  /**
   * Takes in committed readings, in the order of their commits; at equal times the later commit wins.
   * @returns the sensors whose latest values changed.
   */
  apply({ readings, sequence }: Pick<Commit, 'readings' | 'sequence'>): ReadonlySet<string> {
    return this.#take(readings, () => sequence)
  }

  /**
   * Forgets the newest data that have expired. @param expiredMs finds the time before which a series has.
   * @returns the sensors whose latest values changed.
   */
  forgetExpired(seriesIds: Iterable<number>, expiredMs: (seriesId: number) => number): ReadonlySet<string> {
    const changed = new Set<string>()
    for (const seriesId of seriesIds) {
      const series = this.#series.get(seriesId)
      const ofSensor = series && this.#bySensor.get(series.sensorId)
      const varName = series?.varName as VarName
      const newest = ofSensor?.get(varName)
      if (!series || !ofSensor || !newest || newest.timeMs >= expiredMs(seriesId)) continue
      ofSensor.delete(varName)
      changed.add(series.sensorId)
    }
    for (const sensorId of changed) {
      this.#lists.delete(sensorId)
      if (this.#bySensor.get(sensorId)?.size === 0) {
        this.#bySensor.delete(sensorId)
        this.#silences.forget(sensorId)
      }
      this.#watchSilence(sensorId)
    }
    return changed
  }

  /** Calls a listener whenever derived statuses change. @returns a function that ends that. */
  watchStatuses(listener: StatusListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #take<Reading extends StoredReading>(
    readings: readonly Reading[],
    sequenceOf: (reading: Reading) => number,
  ): ReadonlySet<string> {
    const changed = new Set<string>()
    const heard = new HeardAgain()
    for (const reading of readings) {
      const { seriesId, timeMs, value } = reading
      const series = this.#series.get(seriesId)
      if (!series) {
        throw new DataDirectoryError(
          `Readings of series ${seriesId} are stored, but lightfi.sqlite does not know that series. Put lightfi.sqlite and the readings back from the same backup.`,
        )
      }
      const varName = series.varName as VarName
      const ofSensor = this.#bySensor.get(series.sensorId) ?? new Map<VarName, Newest>()
      this.#bySensor.set(series.sensorId, ofSensor)
      const current = ofSensor.get(varName)
      const { sensorId } = series
      const silentSinceMs = this.#listeners.size > 0 ? this.silenceOf(sensorId)?.timeMs : undefined
      if (silentSinceMs !== undefined || heard.has(sensorId))
        heard.note(sensorId, silentSinceMs ?? timeMs, varName, timeMs)
      if (current && timeMs < current.timeMs) continue
      ofSensor.set(varName, { varName, timeMs, value, sequence: sequenceOf(reading) })
      changed.add(sensorId)
    }
    for (const sensorId of changed) {
      this.#lists.delete(sensorId)
      this.#watchSilence(sensorId)
    }
    this.#tell(heard.list((sensorId) => this.#silences.deadlineOf(sensorId) >= this.#parts.clock()))
    return changed
  }

  /**
   * Finds the sensors that fell silent by now. Call it before the state of many sensors is told, so that it
   * includes them.
   */
  noteSilences(): void {
    const fallen = this.#silences.advance(this.#parts.clock())
    if (fallen.length === 0) return
    for (const sensorId of fallen) this.#lists.delete(sensorId)
    this.#parts.onSilence(fallen)
    if (this.#listeners.size > 0) this.#tell(fallen.flatMap((sensorId) => this.silenceOf(sensorId) ?? []))
  }

  /**
   * Finds the status of a sensor that is silent; undefined while it is heard, and where its last report says
   * the same. It is up to date with `noteSilences`.
   */
  silenceOf(sensorId: string): DerivedStatus | undefined {
    const timeMs = this.#silences.silentSince(sensorId)
    if (timeMs === undefined) return undefined
    const report = this.#bySensor.get(sensorId)?.get('onlineStatus')
    return expectsSilence(report?.value) ? undefined : { sensorId, timeMs, value: 0 }
  }

  /** Tells whether a sensor is silent though its last report does not say so. */
  isSilent(sensorId: string): boolean {
    return this.silenceOf(sensorId) !== undefined
  }

  /**
   * Lists the sensors of an organisation that are silent, also while some are heard again and others fall
   * silent meanwhile.
   */
  silentSensorsOf(organisationId: string): Iterable<string> {
    return this.#silences.silentSensorsOf(organisationId)
  }

  /**
   * Returns the time of the newest datum of a sensor, whatever the variable; `undefined` when it never
   * reported.
   */
  newestTimeOf(sensorId: string): number | undefined {
    const ofSensor = this.#bySensor.get(sensorId)
    return ofSensor && findNewestMs(ofSensor)
  }

  /**
   * Returns the newest datum of a variable; of `onlineStatus` the one that counts now, up to date with
   * `noteSilences`.
   */
  newestOf(sensorId: string, varName: VarName): LatestValue | undefined {
    const ofSensor = this.#bySensor.get(sensorId)
    return (
      ofSensor && (varName === 'onlineStatus' ? this.#findStatus(sensorId, ofSensor) : ofSensor.get(varName))
    )
  }

  /** Tells whether a sensor ever reported. */
  hasReported(sensorId: string): boolean {
    return this.#bySensor.has(sensorId)
  }

  /** Returns the newest datum of a series; `undefined` when it has none. */
  ofSeries(seriesId: number): Pick<Newest, 'timeMs' | 'value' | 'sequence'> | undefined {
    const series = this.#series.get(seriesId)
    return series && this.#bySensor.get(series.sensorId)?.get(series.varName as VarName)
  }

  /**
   * Returns the latest values of a sensor in the catalogue's order; empty when it never reported. As long as
   * they are the same, so is the list itself.
   */
  ofSensor(sensorId: string): readonly LatestValue[] {
    this.noteSilences()
    const known = this.#lists.get(sensorId)
    if (known) return known
    const ofSensor = this.#bySensor.get(sensorId)
    if (!ofSensor) return none
    const status = this.#findStatus(sensorId, ofSensor)
    const list = varNameList.flatMap(
      (varName) => (varName === 'onlineStatus' ? status : ofSensor.get(varName)) ?? [],
    )
    this.#lists.set(sensorId, list)
    return list
  }

  #tell(statuses: readonly DerivedStatus[]): void {
    if (statuses.length > 0) for (const listener of this.#listeners) listener(statuses)
  }

  #watchSilence(sensorId: string): void {
    const ofSensor = this.#bySensor.get(sensorId)
    if (!ofSensor || !(reportsStatus(sensorId) || ofSensor.has('onlineStatus'))) return
    this.#silences.hear(sensorId, findNewestMs(ofSensor) + findSilenceMs(sensorId))
  }

  /**
   * Finds the status: offline since the silence began, or else the last report. A report of a reboot counts
   * until later data come.
   */
  #findStatus(sensorId: string, ofSensor: ReadonlyMap<VarName, LatestValue>): LatestValue | undefined {
    const report = ofSensor.get('onlineStatus')
    if (expectsSilence(report?.value)) return report
    const silentSinceMs = this.#silences.silentSince(sensorId)
    if (silentSinceMs !== undefined)
      return { varName: 'onlineStatus', timeMs: silentSinceMs, value: 0, isDerived: true }
    if (report?.value !== -1) return report
    const newestMs = findNewestMs(ofSensor)
    const isOutlived = newestMs - report.timeMs > findSilenceMs(sensorId)
    return isOutlived ? { varName: 'onlineStatus', timeMs: newestMs, value: 1, isDerived: true } : report
  }
}

function findNewestMs(ofSensor: ReadonlyMap<VarName, SeriesDatum>): number {
  let newestMs = 0
  for (const { timeMs } of ofSensor.values()) newestMs = Math.max(newestMs, timeMs)
  return newestMs
}
