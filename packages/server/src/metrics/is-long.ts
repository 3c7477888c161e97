import { dayMs } from '../day-ms.ts'
import type { TimeDivision } from './divide-time.ts'

/**
 * The length of a short request about a sensor, a month. A longer one waits for the engine with those that
 * read much.
 */
const longMs = 31 * dayMs

/** Tells whether figures of so many sensors are a large piece of work. */
export function isLong({ segments }: TimeDivision, sensorCount: number): boolean {
  return ((segments.at(-1)?.toMs ?? 0) - (segments[0]?.fromMs ?? 0)) * sensorCount > longMs
}
