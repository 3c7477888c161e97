import { StorageFullError } from '../../storage-full-error.ts'
import { StoreBusyError } from './time-series-driver.ts'

/**
 * MEMORY_LIMIT_EXCEEDED, TIMEOUT_EXCEEDED, TOO_MANY_SIMULTANEOUS_QUERIES, TOO_MANY_PARTS: it has too much to
 * do.
 */
const busyCodes: readonly number[] = [241, 159, 202, 252]

/** NOT_ENOUGH_SPACE: no room for a part can be reserved. */
const noSpaceCode = 243

/** Other codes stand for the failure of a write, whose reason is in the text alone. */
const noSpaceText = /no space left on device|disk quota exceeded|errno: (28|122)\b/i

/**
 * Gives an error of ClickHouse its meaning for the server, whether the engine runs in this process or
 * elsewhere.
 * @param code the engine's number of the error.
 * @param detail its text.
 * @returns StorageFullError or StoreBusyError, with `cause`; undefined for any other error.
 */
export function nameEngineError(
  code: number | undefined,
  detail: string,
  cause?: unknown,
): StorageFullError | StoreBusyError | undefined {
  if (code === noSpaceCode || noSpaceText.test(detail))
    return new StorageFullError(cause ?? new Error(detail))
  if (code === undefined || !busyCodes.includes(code)) return undefined
  return new StoreBusyError(detail, { cause })
}
