import { setTimeout as wait } from 'node:timers/promises'
import {
  ApiProblem,
  type Client,
  type components,
  NetworkError,
  TokenEndpointError,
  UnexpectedAnswerError,
} from '@openlightfi/client'
import type { Reading } from './reading.ts'

/** The part of the SDK's client that a gateway needs. */
export type ReadingsApi = Pick<Client, 'createReadings'>

/** The answer of the API about a batch. */
export type Receipt = components['schemas']['ReadingReceipt']

/** Shortest and longest wait between two attempts, milliseconds. */
const firstWaitMs = 500
const longestWaitMs = 60_000

/** Posts readings once. Rejects as the SDK does. */
export function postReadings(
  api: ReadingsApi,
  readings: readonly Reading[],
  signal: AbortSignal,
): Promise<Receipt> {
  const wire = readings.map(({ sensorId, varName, timeS, value }) => ({
    sensor_id: sensorId,
    var_name: varName,
    time: timeS,
    value,
  }))
  // Whoever posts keeps the queue, and waits.
  return api.createReadings({ readings: wire }, {}, { signal, retry: false })
}

/**
 * Posts readings until the API has taken them, waiting longer after each failure. Repeating is safe: the same
 * sensor, variable and time replaces.
 *
 * @param onFailure is told of each failure that may pass, and how long it waits, milliseconds.
 * @throws whatever failed, where trying again cannot help (see {@link isPassing}); the reason of `signal`
 * once aborted.
 */
export async function deliverReadings(
  api: ReadingsApi,
  readings: readonly Reading[],
  signal: AbortSignal,
  onFailure?: (error: unknown, waitMs: number) => void,
): Promise<Receipt> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await postReadings(api, readings, signal)
    } catch (error) {
      signal.throwIfAborted()
      if (!isPassing(error)) throw error
      const waitMs = backOffMs(attempt, error)
      onFailure?.(error, waitMs)
      await wait(waitMs, undefined, { signal })
    }
  }
}

/**
 * Whether a failure may pass by itself: no connection, an overloaded or restarting server, a proxy in
 * trouble.
 */
export function isPassing(error: unknown): boolean {
  if (error instanceof ApiProblem || error instanceof UnexpectedAnswerError)
    return isPassingStatus(error.status)
  return error instanceof NetworkError || error instanceof TokenEndpointError
}

/**
 * Milliseconds to wait after failure number `attempt` (from 0): doubling up to a minute, and by chance
 * between half and all of it, so that many gateways do not come back in step. Never less than a `Retry-After`
 * of the server.
 */
export function backOffMs(attempt: number, error: unknown): number {
  const limitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempt, 16))
  const askedMs = error instanceof ApiProblem ? (error.retryAfterS ?? 0) * 1000 : 0
  return Math.max(askedMs, limitMs * (0.5 + Math.random() / 2))
}

function isPassingStatus(status: number): boolean {
  return status >= 500 || status === 429 || status === 408
}
