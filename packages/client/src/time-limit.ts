import { findTlsAdvice } from '#find-tls-advice.ts'
import { NetworkError, TimeoutError } from './errors/network-error.ts'

/** The default time limit of one call with all its tries, milliseconds. */
export const defaultTimeoutMs = 30_000

/** The longest time limit, milliseconds: a day. Timers overflow at 2^31 ms, which is 24.8 days. */
export const maxTimeoutMs = 86_400_000

/** @throws RangeError unless it is a whole number of milliseconds from 1 to {@link maxTimeoutMs}. */
export function checkTimeoutMs(timeoutMs: number, name = 'timeoutMs'): number {
  if (Number.isInteger(timeoutMs) && timeoutMs >= 1 && timeoutMs <= maxTimeoutMs) return timeoutMs
  throw new RangeError(`${name} must be a whole number from 1 to ${maxTimeoutMs}, not ${timeoutMs}.`)
}

/** The time that network work may take, and the signals that end it early. */
export interface TimeLimit {
  /** Milliseconds. */
  readonly timeoutMs: number
  /** Aborting any of these ends the work with that signal's reason. */
  readonly signals: readonly AbortSignal[]
  /**
   * Whether these signals go on working after the work is done, for a body that is read later. Default false.
   */
  readonly signalsOutlive?: boolean
}

/** Names work in error messages, e.g. `GET /locations`; no secrets. Asked for in failures only. */
export interface NamedWork {
  readonly subject: string
}

/**
 * Runs network work under a time limit and the caller's signals, and gives its failure a type. The work is
 * told to stop. Nobody waits for it then: an injected `fetch` may ignore its signal. No timer or listener is
 * left behind.
 *
 * @throws TimeoutError when the limit passed, the caller's own reason when the caller aborted, NetworkError
 * when `fetch` or reading a body failed with a TypeError, and every other error as it is.
 */
export function runWithTimeLimit<Result>(
  { timeoutMs, signals, signalsOutlive = false }: TimeLimit,
  named: NamedWork,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    const aborted = signals.find((signal) => signal.aborted)
    if (aborted) return reject(aborted.reason)
    const controller = new AbortController()
    const stop = (error: unknown) => {
      cleanUp()
      reject(error)
      controller.abort(error)
    }
    const onAbort = (event: Event) => stop((event.target as AbortSignal).reason)
    const cleanUp = () => {
      clearTimeout(timer)
      for (const signal of signals) signal.removeEventListener('abort', onAbort)
    }
    const timer = setTimeout(() => stop(buildTimeoutError(named, timeoutMs)), timeoutMs)
    for (const signal of signals) signal.addEventListener('abort', onAbort)
    const signal = signalsOutlive ? AbortSignal.any([controller.signal, ...signals]) : controller.signal
    work(signal).then(
      (result) => {
        cleanUp()
        resolve(result)
      },
      (error: unknown) => {
        cleanUp()
        reject(toNetworkError(named, error))
      },
    )
  })
}

function buildTimeoutError({ subject }: NamedWork, timeoutMs: number): TimeoutError {
  return new TimeoutError(`${subject}: no full answer within ${Math.round(timeoutMs)} ms.`, timeoutMs)
}

/**
 * Every runtime reports a failed fetch as a TypeError, and a body cut by the server as a TypeError or a
 * connection error with a code.
 */
export function toNetworkError({ subject }: NamedWork, error: unknown): unknown {
  if (!(error instanceof TypeError || isConnectionError(error))) return error
  return new NetworkError(`${subject}: ${explainNetworkFailure(error)}`, { cause: error })
}

function isConnectionError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    /^(E[A-Z]+|UND_ERR_\w+|Connection\w+)$/.test(String(error.code))
  )
}

/** Node says "fetch failed" and hides what happened in `cause`. */
function explainNetworkFailure(error: Error): string {
  const { cause } = error
  if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return cause.errors[0].message
  const reason = cause instanceof Error ? cause.message : error.message
  const advice = findTlsAdvice(error)
  return advice === undefined ? reason : `${reason}. ${advice}`
}

/**
 * Waits a while.
 *
 * @param ms 0..2^31 - 1.
 * @throws the reason of the first signal that aborts.
 */
export function waitMs(ms: number, signals: readonly AbortSignal[] = []): Promise<void> {
  return new Promise((resolve, reject) => {
    const aborted = signals.find((signal) => signal.aborted)
    if (aborted) return reject(aborted.reason)
    const end = () => {
      clearTimeout(timer)
      for (const signal of signals) signal.removeEventListener('abort', onAbort)
    }
    const onAbort = (event: Event) => {
      end()
      reject((event.target as AbortSignal).reason)
    }
    const timer = setTimeout(() => {
      end()
      resolve()
    }, ms)
    for (const signal of signals) signal.addEventListener('abort', onAbort)
  })
}
