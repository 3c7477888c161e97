import type { Client } from '../client.ts'
import { findRetryAfterS, isTransient } from '../retry-policy.ts'
import type { ReadingBatch, ReadingChoice, WatchOptions } from '../watch-readings.ts'
import { findPollPauseMs } from './watch-state.ts'

/** What a look at whole intervals needs; the rest of the options is for streams. */
type LookOptions = Pick<WatchOptions, 'signal' | 'onTrouble' | 'onLook' | 'onRecovery'> &
  Required<Pick<WatchOptions, 'intervalMs' | 'clock'>>

/**
 * Asks for what was stored behind a cursor at whole intervals, however long each look takes; one that is due
 * while another runs is left out.
 *
 * @throws what does not pass by itself; the reason of the signal.
 */
export async function* lookAtIntervals(
  client: Pick<Client, 'readReadingChanges'>,
  query: ReadingChoice,
  after: string,
  { intervalMs, clock, signal, onTrouble, onLook, onRecovery }: LookOptions,
): AsyncGenerator<ReadingBatch> {
  const callOptions = signal ? { signal } : {}
  const startMs = clock.now()
  const untilNextLookMs = () => intervalMs - ((clock.now() - startMs) % intervalMs)
  let cursor = after
  let isInTrouble = false
  for (;;) {
    let pauseMs = 0
    try {
      const page = await client.readReadingChanges({ ...query, after: cursor }, callOptions)
      if (isInTrouble) onRecovery?.()
      isInTrouble = false
      cursor = page.next_cursor
      onLook?.({
        found: page.data.length,
        nextInMs: page.has_more ? 0 : Math.ceil(untilNextLookMs()),
      })
      if (page.data.length > 0) yield { readings: page.data, cursor }
      if (page.has_more) continue
    } catch (error) {
      signal?.throwIfAborted()
      if (!isTransient(error)) throw error
      isInTrouble = true
      pauseMs = findPollPauseMs(findRetryAfterS(error))
      onTrouble?.(error, Math.max(pauseMs, untilNextLookMs()))
    }
    await clock.wait(Math.max(pauseMs, untilNextLookMs()), signal)
  }
}
