import { type VarName, varNameList } from '@openlightfi/contract'
import type { StoredReading, TimeSeriesStore } from '../storage/time-series/time-series-store.ts'
import type { SeriesDirectory } from './series-directory.ts'

/** The newest datum of one variable. */
export interface LatestValue {
  readonly varName: VarName
  readonly timeMs: number
  readonly value: number
}

const none: readonly LatestValue[] = []

/**
 * The newest datum of every variable of every sensor, by measurement time, in memory: reading it never touches a
 * disk. It is rebuilt from the stored readings at start and follows every commit.
 */
export class LatestValues {
  readonly #series: SeriesDirectory
  readonly #bySensor = new Map<string, Map<VarName, LatestValue>>()
  /** What `ofSensor` answered last, until it changes. */
  readonly #lists = new Map<string, readonly LatestValue[]>()

  private constructor(series: SeriesDirectory) {
    this.#series = series
  }

  /** Rebuilds the latest values from what is stored. */
  static async load(store: TimeSeriesStore, series: SeriesDirectory): Promise<LatestValues> {
    const latest = new LatestValues(series)
    latest.apply(await store.readLatest())
    return latest
  }

  /**
   * Takes in committed readings, in the order of their commits; at equal times the later commit wins.
   * @returns the sensors whose latest values are no longer what they were.
   */
  apply(readings: readonly StoredReading[]): ReadonlySet<string> {
    const changed = new Set<string>()
    for (const { seriesId, timeMs, value } of readings) {
      const series = this.#series.describe(seriesId)
      if (!series)
        throw new Error(`series ${seriesId} is in the time-series store but not in the relational store`)
      const varName = series.varName as VarName
      const ofSensor = this.#bySensor.get(series.sensorId) ?? new Map<VarName, LatestValue>()
      this.#bySensor.set(series.sensorId, ofSensor)
      const current = ofSensor.get(varName)
      if (current && timeMs < current.timeMs) continue
      ofSensor.set(varName, { varName, timeMs, value })
      changed.add(series.sensorId)
    }
    for (const sensorId of changed) this.#lists.delete(sensorId)
    return changed
  }

  /** The newest datum of a series; `undefined` when it has none. */
  ofSeries(seriesId: number): Pick<LatestValue, 'timeMs' | 'value'> | undefined {
    const series = this.#series.describe(seriesId)
    return series && this.#bySensor.get(series.sensorId)?.get(series.varName as VarName)
  }

  /**
   * The latest values of a sensor in the catalogue's order; empty when it never reported. As long as they are the same,
   * so is the list itself.
   */
  ofSensor(sensorId: string): readonly LatestValue[] {
    const known = this.#lists.get(sensorId)
    if (known) return known
    const ofSensor = this.#bySensor.get(sensorId)
    if (!ofSensor) return none
    const list = varNameList.flatMap((varName) => ofSensor.get(varName) ?? [])
    this.#lists.set(sensorId, list)
    return list
  }
}
