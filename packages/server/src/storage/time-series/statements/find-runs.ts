import type { ColumnsOf } from '../statement.ts'
import type { PoolMember, Run } from './run.ts'

/**
 * Finds runs in data in memory with the same result as the engine: those of each pool that has data, by time.
 * @returns undefined when the data of a member are not there.
 */
export function findRuns(
  columnsOf: ColumnsOf,
  members: readonly PoolMember[],
  maxGapMs: number,
): ReadonlyMap<number, readonly Run[]> | undefined {
  const runs = new Map<number, Run[]>()
  for (const [poolId, ofPool] of Map.groupBy(members, (member) => member.poolId)) {
    const times = ofPool.map(({ seriesId }) => columnsOf(seriesId)?.timesMs)
    if (times.includes(undefined)) return undefined
    const found = joinTimes(mergeTimes(times as Float64Array[]), maxGapMs)
    if (found.length > 0) runs.set(poolId, found)
  }
  return runs
}

function mergeTimes(times: readonly Float64Array[]): Float64Array {
  const [one] = times
  if (one && times.length === 1) return one
  const merged = new Float64Array(times.reduce((length, some) => length + some.length, 0))
  let at = 0
  for (const some of times) {
    merged.set(some, at)
    at += some.length
  }
  return merged.sort()
}

function joinTimes(timesMs: Float64Array, maxGapMs: number): Run[] {
  const runs: { fromMs: number; toMs: number; count: number }[] = []
  let run: { fromMs: number; toMs: number; count: number } | undefined
  for (const timeMs of timesMs) {
    if (run && timeMs - run.toMs <= maxGapMs) {
      run.toMs = timeMs
      run.count += 1
    } else {
      run = { fromMs: timeMs, toMs: timeMs, count: 1 }
      runs.push(run)
    }
  }
  return runs
}
