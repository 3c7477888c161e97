import { takeTurn } from '../event-loop-turns.ts'
import type { Readings } from '../readings/index.ts'
import type { LoggedReading } from '../storage/time-series/statements/reading-log.ts'

/** The series that are looked at in one turn. */
const seriesPerTurn = 2_000
/** The most readings of one event. */
const maxReadings = 1_000

/**
 * Lists the newest reading of each wanted series, some at a time.
 * @param behind only those of later commits.
 * @param choose finds out anew, for each turn, which series are wanted.
 */
export async function* listNewest(
  { series, latest }: Pick<Readings, 'series' | 'latest'>,
  behind: number,
  choose: () => { isWanted(seriesId: number): boolean },
): AsyncGenerator<LoggedReading[]> {
  let [looked, found, choice]: [number, LoggedReading[], ReturnType<typeof choose>] = [0, [], choose()]
  for (const { seriesId } of series.list()) {
    looked += 1
    if (looked % seriesPerTurn === 0) {
      await takeTurn()
      choice = choose()
    }
    const newest = latest.ofSeries(seriesId)
    if (!newest || newest.sequence <= behind || !choice.isWanted(seriesId)) continue
    found.push({ seriesId, sequence: newest.sequence, timeMs: newest.timeMs, value: newest.value })
    if (found.length < maxReadings) continue
    yield found
    found = []
    choice = choose()
  }
  if (found.length > 0) yield found
}
