import { NetworkError, TimeoutError } from './errors/network-error.ts'

/** The default time limit of one call, retry included, milliseconds. */
export const defaultTimeoutMs = 30_000

/** The longest time limit, milliseconds: a day. Timers overflow at 2^31 ms, which is 24.8 days. */
export const maxTimeoutMs = 86_400_000

/** The default `fetch`, looked up at each call so that a later patch of the global one is seen. */
export const globalFetch: typeof fetch = (...request) => globalThis.fetch(...request)

/** @throws RangeError unless it is a whole number of milliseconds from 1 to {@link maxTimeoutMs}. */
export function checkTimeoutMs(timeoutMs: number): number {
  if (Number.isInteger(timeoutMs) && timeoutMs >= 1 && timeoutMs <= maxTimeoutMs) return timeoutMs
  throw new RangeError(`timeoutMs must be a whole number from 1 to ${maxTimeoutMs}, not ${timeoutMs}.`)
}

/** What one call may take, and what may end it early. */
export interface TimeLimit {
  readonly timeoutMs: number
  /** Aborting any of these ends the call with that signal's reason. */
  readonly signals: readonly (AbortSignal | undefined)[]
}

/**
 * Runs network work under a time limit and the caller's signals, and gives its failure a type.
 *
 * @param subject names the work in error messages, e.g. `GET /locations`; no secrets.
 * @throws TimeoutError when the limit passed, the caller's own reason when the caller aborted, NetworkError when
 * `fetch` or reading a body failed with a TypeError, and every other error as it is.
 */
export async function runWithTimeLimit<Result>(
  subject: string,
  limit: TimeLimit,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const timeout = AbortSignal.timeout(limit.timeoutMs)
  const fromCaller = limit.signals.filter((signal) => signal !== undefined)
  for (const signal of fromCaller) signal.throwIfAborted()
  try {
    const signal = fromCaller.length === 0 ? timeout : AbortSignal.any([timeout, ...fromCaller])
    return await waitUnlessAborted(work(signal), signal) // an injected fetch may ignore its signal
  } catch (error) {
    for (const signal of fromCaller) signal.throwIfAborted()
    if (timeout.aborted) {
      throw new TimeoutError(`${subject}: no full answer within ${limit.timeoutMs} ms.`, limit.timeoutMs)
    }
    // Every runtime reports a failed fetch as a TypeError, and a body cut by the server as a TypeError or a
    // connection error with a code.
    if (error instanceof TypeError || isConnectionError(error)) {
      throw new NetworkError(`${subject}: ${describeNetworkFailure(error)}`, { cause: error })
    }
    throw error
  }
}

function isConnectionError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^(E[A-Z]+|UND_ERR_\w+)$/.test(String(error.code))
}

/** Node says "fetch failed" and hides what happened in `cause`. */
function describeNetworkFailure(error: Error): string {
  const { cause } = error
  if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return cause.errors[0].message
  return cause instanceof Error ? cause.message : error.message
}

/** Waits for shared work, but stops waiting - without stopping the work - when the signal aborts. */
export function waitUnlessAborted<Result>(work: Promise<Result>, signal?: AbortSignal): Promise<Result> {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const stopWaiting = () => reject(signal.reason)
    if (signal.aborted) stopWaiting()
    signal.addEventListener('abort', stopWaiting, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stopWaiting))
  })
}
