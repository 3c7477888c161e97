import { operations, type ReadingChanges } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { Estate } from '../../estate/index.ts'
import type { AccessGuard } from '../../http/access-guard.ts'
import { bindOperation } from '../../http/bind-operation.ts'
import { answerHead } from '../../http/stream-answer.ts'
import type { Arrivals } from '../arrivals/arrivals.ts'
import type { SeriesDirectory } from '../commit/series-directory.ts'
import { type CursorParts, writeChangeCursor } from './change-cursor.ts'
import type { ChangePage, Changes } from './changes.ts'
import { chooseReadings } from './choose-readings.ts'
import { findLogPlace } from './find-log-place.ts'
import type { KeptLog } from './kept-log.ts'
import { toLoggedReading } from './to-logged-reading.ts'

const defaultLimit = 1000

/** The parts around the routes of the log. */
export interface ChangeParts {
  readonly estate: Estate
  readonly readings: {
    readonly changes: Changes
    readonly series: SeriesDirectory
    readonly arrivals: Pick<Arrivals, 'findEnds'>
    readonly keptLog: KeptLog
  }
  readonly cursors: CursorParts
}

/** Registers the route that follows the stored readings. */
export function registerChangeRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { estate, readings, cursors }: ChangeParts,
): void {
  const { changes, series, keptLog } = readings
  app.addHook('preClose', async () => changes.close())

  bindOperation(app, guard, operations.readReadingChanges, async (input, reply) => {
    const { query, caller, watch, admitAgain } = input
    const after = findLogPlace(changes, cursors, query.after)
    const { isWanted } = chooseReadings(estate, series, caller, query)
    if (query.after !== undefined) await keptLog.require(after, isWanted, cursors)
    const head = answerHead(reply)
    if (head) return head
    const waitMs = (query.wait ?? 0) * 1000
    const pages = changes.follow({
      after,
      limit: query.limit ?? defaultLimit,
      untilMs: performance.now() + waitMs,
      reader: { holder: caller, signal: watch(waitMs > 0) },
      choose: async () => chooseReadings(estate, series, await admitAgain(), query),
    })
    const page = await findFirstFilled(pages)
    const ends = query.stored_by
      ? await readings.arrivals.findEnds(page.readings.map(({ sequence }) => sequence))
      : undefined
    return formatPage(page, { series, cursors, ends })
  })
}

/** Finds the first page with readings, or the last one that came in time. */
async function findFirstFilled(pages: AsyncIterable<ChangePage>): Promise<ChangePage> {
  let last: ChangePage | undefined
  for await (const page of pages) {
    last = page
    if (page.readings.length > 0 || page.hasMore) break
  }
  if (!last) throw new Error('the log gave no page')
  return last
}

interface FormatParts {
  readonly series: SeriesDirectory
  readonly cursors: CursorParts
  /** By when commits were stored, Unix milliseconds; undefined where nobody asks. */
  readonly ends: ReadonlyMap<number, number> | undefined
}

function formatPage(page: ChangePage, { series, cursors, ends }: FormatParts): ReadingChanges {
  const data = page.readings.map((reading) => {
    const endMs = ends?.get(reading.sequence)
    return { ...toLoggedReading(reading, series), ...(endMs !== undefined && { stored_by: endMs / 1000 }) }
  })
  return { data, next_cursor: writeChangeCursor(cursors, page.next), has_more: page.hasMore }
}
