import type { CallOptions } from './calls/call-options.ts'
import {
  computeRetryDelayMs,
  defaultRetryPolicy,
  findRetryAfterS,
  isTransient,
  readRetryPolicy,
} from './retry-policy.ts'
import { streamLines } from './stream-lines.ts'
import { checkTimeoutMs, waitMs } from './time-limit.ts'

/** How to read a long answer. */
export interface StreamOptions extends CallOptions {
  /** Longest silence while rows are waited for, milliseconds, 1..86,400,000. Default 15,000. */
  readonly stallTimeoutMs?: number
}

/**
 * Gives the rows of an answer, and of those that go on where it broke. A failure that may pass is tried again
 * as often as `retry` says without a row in between.
 *
 * @param openRest opens the answer with what follows the last row given; `undefined` when nothing can follow.
 * `given` is the number of rows so far.
 * @throws what failed at last, or in a way that does not pass; the reason of the signal.
 */
export async function* resumeStream<Row>(
  openRest: (last: Row | undefined, given: number) => Promise<Response> | undefined,
  { stallTimeoutMs = 15_000, retry, signal }: StreamOptions,
): AsyncGenerator<Row> {
  checkTimeoutMs(stallTimeoutMs, 'stallTimeoutMs')
  const policy = readRetryPolicy(retry, defaultRetryPolicy)
  const signals = signal ? [signal] : []
  let last: Row | undefined
  let given = 0
  for (let failures = 0; ; ) {
    try {
      const response = await openRest(last, given)
      if (!response) return
      for await (const row of streamLines<Row>(response, stallTimeoutMs)) {
        failures = 0
        last = row
        given += 1
        yield row
      }
      return
    } catch (error) {
      signal?.throwIfAborted()
      failures += 1
      if (failures > policy.retries || !isTransient(error)) throw error
      await waitMs(computeRetryDelayMs(policy, failures, findRetryAfterS(error), Math.random()), signals)
    }
  }
}
