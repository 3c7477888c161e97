import type { CallOptions } from './calls/call-options.ts'
import { defaultRetryPolicy, readRetryPolicy } from './retry-policy.ts'
import type { CallLimits } from './send-request.ts'
import { checkTimeoutMs, defaultTimeoutMs } from './time-limit.ts'

/**
 * Checks the limits that a client sets, and makes the function that completes those of one call from them.
 *
 * @throws RangeError for a number out of its bounds; so does the function.
 */
export function prepareLimits(ofClient: CallOptions): (ofCall?: CallOptions) => CallLimits {
  const fallback = completeLimits(ofClient, {
    timeoutMs: defaultTimeoutMs,
    attemptTimeoutMs: undefined,
    retry: defaultRetryPolicy,
    signals: [],
  })
  const { limits } = fallback
  return (ofCall) => (ofCall === undefined ? limits : completeLimits(ofCall, fallback.settings).limits)
}

type LimitSettings = Omit<CallLimits, 'attemptTimeoutMs'> & { readonly attemptTimeoutMs: number | undefined }

function completeLimits(options: CallOptions, fallback: LimitSettings) {
  const timeoutMs = checkTimeoutMs(options.timeoutMs ?? fallback.timeoutMs)
  const asked = options.attemptTimeoutMs ?? fallback.attemptTimeoutMs
  const attemptTimeoutMs = asked === undefined ? undefined : checkTimeoutMs(asked, 'attemptTimeoutMs')
  const retry = readRetryPolicy(options.retry, fallback.retry)
  const signals = options.signal ? [...fallback.signals, options.signal] : fallback.signals
  const settings: LimitSettings = { timeoutMs, attemptTimeoutMs, retry, signals }
  return { settings, limits: { ...settings, attemptTimeoutMs: attemptTimeoutMs ?? Math.ceil(timeoutMs / 2) } }
}

/** The limits of a call that the server is asked to answer later, by so many milliseconds. */
export function addTime(limits: CallLimits, waitMs: number): CallLimits {
  return {
    ...limits,
    timeoutMs: limits.timeoutMs + waitMs,
    attemptTimeoutMs: limits.attemptTimeoutMs + waitMs,
  }
}
