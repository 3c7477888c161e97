import type { ProblemCode, ReadingReceipt } from '@openlightfi/contract'
import { type Estate, findVisibleSensor, type Visibility } from '../estate/index.ts'
import { ProblemError } from '../problem-error.ts'
import { StoreBusyError } from '../storage/time-series/time-series-driver.ts'
import type { StoredReading } from '../storage/time-series/time-series-store.ts'
import { type CheckedReading, checkReading, isFault } from './check-reading.ts'
import { type GroupCommitter, IngestOverloadedError } from './group-committer.ts'
import type { SeriesDirectory } from './series-directory.ts'

type RejectedReading = ReadingReceipt['rejected'][number]

/** What became of committed readings. */
export interface CommitOutcome {
  /** Motion events not recorded, since one is recorded too close to them. */
  readonly throttled: number
}

/** Checks posted readings and makes the valid ones durable. */
export class Ingest {
  readonly #estate: Estate
  readonly #series: SeriesDirectory
  readonly #committer: GroupCommitter<CommitOutcome>

  constructor(estate: Estate, series: SeriesDirectory, committer: GroupCommitter<CommitOutcome>) {
    this.#estate = estate
    this.#series = series
    this.#committer = committer
  }

  /**
   * Stores the valid readings of a batch; resolves when they are durable.
   *
   * @param strict store all or none.
   * @throws ProblemError `readings_rejected` when `strict` and one is invalid; `overloaded` when too many wait.
   */
  async store(inputs: readonly unknown[], visibility: Visibility, strict: boolean): Promise<ReadingReceipt> {
    const { accepted, rejected } = this.#check(inputs, visibility)
    if (strict && rejected.length > 0) {
      throw new ProblemError(
        'readings_rejected',
        `${rejected.length} of ${inputs.length} readings are not valid; none was stored.`,
        { rejected },
      )
    }
    await this.#series.ensure(accepted)
    const { throttled } = await this.#commit(accepted.map((reading) => this.#toStored(reading)))
    return { accepted: accepted.length - throttled, throttled, rejected }
  }

  #check(inputs: readonly unknown[], visibility: Visibility) {
    const nowMs = Date.now()
    const visibleSensors = new Map<string, boolean>()
    const isVisible = (sensorId: string): boolean => {
      const known = visibleSensors.get(sensorId)
      if (known !== undefined) return known
      const visible = findVisibleSensor(this.#estate, visibility, sensorId) !== undefined
      visibleSensors.set(sensorId, visible)
      return visible
    }
    const accepted: CheckedReading[] = []
    const rejected: RejectedReading[] = []
    for (const [index, input] of inputs.entries()) {
      const checked = checkReading(input, nowMs)
      if (isFault(checked)) rejected.push({ index, ...checked })
      else if (isVisible(checked.sensorId)) accepted.push(checked)
      else rejected.push({ index, ...describeUnknownSensor(checked.sensorId) })
    }
    return { accepted, rejected }
  }

  #toStored({ sensorId, varName, timeMs, value }: CheckedReading): StoredReading {
    const seriesId = this.#series.find(sensorId, varName)
    if (seriesId === undefined)
      throw new Error(`no series for ${sensorId} ${varName} although it was ensured`)
    return { seriesId, timeMs, value }
  }

  async #commit(readings: readonly StoredReading[]): Promise<CommitOutcome> {
    try {
      return await this.#committer.add(readings)
    } catch (error) {
      if (!(error instanceof IngestOverloadedError || error instanceof StoreBusyError)) throw error
      throw new ProblemError(
        'overloaded',
        'Too many readings are waiting to be stored; nothing was stored.',
        {
          headers: { 'retry-after': '1' },
          cause: error,
        },
      )
    }
  }
}

function describeUnknownSensor(sensorId: string): { code: ProblemCode; detail: string } {
  const shown = sensorId.length > 80 ? `${sensorId.slice(0, 80)}…` : sensorId
  return { code: 'unknown_sensor', detail: `No sensor "${shown}" exists where you may write.` }
}
