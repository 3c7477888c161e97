import type { Estate } from '../estate/estate.ts'
import type { SequenceRepository } from '../storage/relational/sequence-repository.ts'
import type { SeriesRepository } from '../storage/relational/series-repository.ts'
import type { TimeSeriesStore } from '../storage/time-series/time-series-store.ts'
import { GroupCommitter } from './group-committer.ts'
import { History } from './history.ts'
import { Ingest } from './ingest.ts'
import { keepLastOfEachTime } from './keep-last-of-each-time.ts'
import { LatestValues } from './latest-values.ts'
import { MotionSettler } from './motion-settler.ts'
import { SequenceSource } from './sequence-source.ts'
import { SeriesDirectory } from './series-directory.ts'

/** Everything that can be done with readings. */
export interface Readings {
  readonly ingest: Ingest
  readonly history: History
  readonly latest: LatestValues
  readonly series: SeriesDirectory
  /** Resolves when every reading taken in is durable. */
  drain(): Promise<void>
}

/** What readings need of the rest of the server. */
export interface ReadingsParts {
  readonly estate: Estate
  readonly timeSeries: TimeSeriesStore
  readonly relational: { readonly series: SeriesRepository; readonly sequences: SequenceRepository }
}

/** Composes the feature; loads the series and the latest values. */
export async function createReadings({ estate, timeSeries, relational }: ReadingsParts): Promise<Readings> {
  const series = await SeriesDirectory.load(relational.series)
  const latest = await LatestValues.load(timeSeries, series)
  const sequences = new SequenceSource(relational.sequences)
  const motion = new MotionSettler(timeSeries, series, latest)
  const committer = new GroupCommitter(async (batches) => {
    const { readings, throttled } = await motion.settle(batches)
    if (readings.length > 0) {
      const rows = keepLastOfEachTime(readings)
      await timeSeries.append(rows, await sequences.next())
      estate.noteReports(latest.apply(rows))
    }
    return throttled.map((count) => ({ throttled: count }))
  })
  return {
    ingest: new Ingest(estate, series, committer),
    history: new History(timeSeries, series),
    latest,
    series,
    drain: () => committer.drain(),
  }
}
