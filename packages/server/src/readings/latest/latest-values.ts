import { type VarName, varNameList } from '@openlightfi/contract'
import type { Clock } from '../../clock.ts'
import type { LatestValue } from '../../estate/latest-value.ts'
import { DataDirectoryError } from '../../storage/data-directory.ts'
import type { SeriesDatum, StoredReading } from '../../storage/time-series/reading.ts'
import type { SeriesDirectory } from '../commit/series-directory.ts'
import { expectsSilence, findSilenceMs, reportsStatus } from './silence.ts'
import { SilenceWatch } from './silence-watch.ts'

/** The parts of the rest of the server that latest values use. */
export interface LatestParts {
  readonly series: SeriesDirectory
  readonly clock: Clock
  /** Called with the sensors whose latest values changed since they fell silent, once each time. */
  readonly onSilence: (sensorIds: readonly string[]) => void
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
  readonly #silences = new SilenceWatch()
  readonly #bySensor = new Map<string, Map<VarName, LatestValue>>()
  /** The last answers of `ofSensor`, until they change. */
  readonly #lists = new Map<string, readonly LatestValue[]>()

  private constructor(parts: LatestParts) {
    this.#series = parts.series
    this.#parts = parts
  }

  /**
   * Rebuilds the latest values.
   * @param newest reading of each series that is stored.
   * @throws DataDirectoryError when the relational store does not know a series.
   */
  static build(newest: readonly StoredReading[], parts: LatestParts): LatestValues {
    const latest = new LatestValues(parts)
    latest.apply(newest)
    return latest
  }

  /**
   * Takes in committed readings, in the order of their commits; at equal times the later commit wins.
   * @returns the sensors whose latest values changed.
   */
  apply(readings: readonly StoredReading[]): ReadonlySet<string> {
    const changed = new Set<string>()
    for (const { seriesId, timeMs, value } of readings) {
      const series = this.#series.get(seriesId)
      if (!series) {
        throw new DataDirectoryError(
          `Readings of series ${seriesId} are stored, but lightfi.sqlite does not know that series. Put lightfi.sqlite and the readings back from the same backup.`,
        )
      }
      const varName = series.varName as VarName
      const ofSensor = this.#bySensor.get(series.sensorId) ?? new Map<VarName, LatestValue>()
      this.#bySensor.set(series.sensorId, ofSensor)
      const current = ofSensor.get(varName)
      if (current && timeMs < current.timeMs) continue
      ofSensor.set(varName, { varName, timeMs, value })
      changed.add(series.sensorId)
    }
    for (const sensorId of changed) {
      this.#lists.delete(sensorId)
      this.#watchSilence(sensorId)
    }
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
  }

  /**
   * Returns the time of the newest datum of a sensor, whatever the variable; `undefined` when it never
   * reported.
   */
  newestTimeOf(sensorId: string): number | undefined {
    const ofSensor = this.#bySensor.get(sensorId)
    return ofSensor && findNewestMs(ofSensor)
  }

  /** Returns the newest datum of a series; `undefined` when it has none. */
  ofSeries(seriesId: number): Pick<LatestValue, 'timeMs' | 'value'> | undefined {
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
    if (silentSinceMs !== undefined) return { varName: 'onlineStatus', timeMs: silentSinceMs, value: 0 }
    if (report?.value !== -1) return report
    const newestMs = findNewestMs(ofSensor)
    const isOutlived = newestMs - report.timeMs > findSilenceMs(sensorId)
    return isOutlived ? { varName: 'onlineStatus', timeMs: newestMs, value: 1 } : report
  }
}

function findNewestMs(ofSensor: ReadonlyMap<VarName, SeriesDatum>): number {
  let newestMs = 0
  for (const { timeMs } of ofSensor.values()) newestMs = Math.max(newestMs, timeMs)
  return newestMs
}
