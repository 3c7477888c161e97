import { ApiProblem } from './errors/api-problem.ts'
import { NetworkError } from './errors/network-error.ts'
import { TokenEndpointError } from './errors/token-error.ts'
import { UnexpectedAnswerError } from './errors/unexpected-answer-error.ts'

/**
 * When to send a call again that failed in a way that may pass. The wait before retry n is drawn from the
 * upper half of 0..min(`maxDelayMs`, `baseDelayMs` x 2^(n-1)), so that clients that failed together do not
 * return together; a longer `Retry-After` of the server counts instead. A wait that does not fit the time
 * limit is not begun.
 */
export interface RetryPolicy {
  /** Tries after the first one, 0..20. Default 3; 0 turns retries off. */
  readonly retries: number
  /** Milliseconds, 1..86,400,000. Default 200. */
  readonly baseDelayMs: number
  /** Milliseconds, 1..86,400,000. Default 5,000. */
  readonly maxDelayMs: number
}

/** The retry policy of calls, unless another one is set. */
export const defaultRetryPolicy: RetryPolicy = { retries: 3, baseDelayMs: 200, maxDelayMs: 5_000 }

const noRetries: RetryPolicy = { ...defaultRetryPolicy, retries: 0 }

/**
 * Completes what a caller set, from `fallback`; `false` is no retries.
 *
 * @throws RangeError for a number out of its bounds.
 */
export function readRetryPolicy(
  option: Partial<RetryPolicy> | false | undefined,
  fallback: RetryPolicy,
): RetryPolicy {
  if (option === undefined) return fallback
  if (option === false) return noRetries
  const policy = { ...fallback, ...option }
  checkWhole('retries', policy.retries, 0, 20)
  checkWhole('baseDelayMs', policy.baseDelayMs, 1, 86_400_000)
  checkWhole('maxDelayMs', policy.maxDelayMs, 1, 86_400_000)
  return policy
}

function checkWhole(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return
  throw new RangeError(`retry.${name} must be a whole number from ${least} to ${most}, not ${value}.`)
}

/**
 * Milliseconds to wait before a retry.
 *
 * @param retry its number, from 1.
 * @param retryAfterS the server's advice, if any.
 * @param random a number in [0, 1).
 */
export function computeRetryDelayMs(
  { baseDelayMs, maxDelayMs }: RetryPolicy,
  retry: number,
  retryAfterS: number | undefined,
  random: number,
): number {
  const ceilingMs = Math.min(maxDelayMs, baseDelayMs * 2 ** (retry - 1))
  const backOffMs = (ceilingMs / 2) * (1 + random)
  // the jitter stays: clients that were told the same number must not come back in the same moment
  return Math.round(
    retryAfterS === undefined ? backOffMs : Math.max(retryAfterS * 1000 + backOffMs / 2, backOffMs),
  )
}

/** HTTP statuses that say "not now" rather than "not so" (RFC 9110, RFC 6585). */
const transientStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504])

/** Whether the same call may succeed later without anybody mending anything: the network, a 5xx, or 429. */
export function isTransient(error: unknown): error is Error {
  if (error instanceof NetworkError) return true
  if (error instanceof UnexpectedAnswerError) return error.isBroken || transientStatuses.has(error.status)
  if (error instanceof TokenEndpointError) return transientStatuses.has(error.status)
  return error instanceof ApiProblem && transientStatuses.has(error.status)
}

/** The server's advice that an error carries, seconds. */
export function findRetryAfterS(error: unknown): number | undefined {
  const carries =
    error instanceof ApiProblem ||
    error instanceof UnexpectedAnswerError ||
    error instanceof TokenEndpointError
  return carries ? error.retryAfterS : undefined
}

/**
 * Reads `Retry-After` (RFC 9110 section 10.2.3), whole seconds or an HTTP date, as seconds from now. A date
 * counts from the answer's own `Date` where there is one: the local clock may be wrong.
 *
 * @returns `undefined` when it is absent or unreadable; 0 for a date that has passed.
 */
export function readRetryAfterS(headers: Headers, nowMs: number = Date.now()): number | undefined {
  const text = headers.get('retry-after')?.trim()
  if (!text) return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text)
  const untilMs = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(untilMs)) return undefined
  const sentMs = Date.parse(headers.get('date') ?? '')
  return Math.max(0, Math.ceil((untilMs - (Number.isNaN(sentMs) ? nowMs : sentMs)) / 1000))
}
