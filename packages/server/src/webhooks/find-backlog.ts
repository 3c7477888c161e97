import type { ChangeReader } from '../readings/changes/changes.ts'
import { maxClockSkewMs } from '../readings/index.ts'
import type { LogPlace } from '../storage/time-series/statements/reading-log.ts'
import { chooseReadings, LocationGoneError } from './choose-readings.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import type { Webhook } from './webhook.ts'

/** The parts by which it is found what waits. */
type BacklogParts = Pick<DeliveryParts, 'changes' | 'arrivals' | 'estate' | 'series' | 'clock'>

/** What waits for a webhook. */
export interface Backlog {
  /** How many readings, about. */
  readonly readings: number
  /** A time before which none of them was stored, Unix milliseconds. */
  readonly sinceMs: number
}

/**
 * Finds what waits behind a place for a webhook as the estate is now; nothing when a location of its filter
 * is gone.
 * @throws the errors of `Changes.measureBehind`.
 */
export async function findBacklog(
  { changes, arrivals, estate, series, clock }: BacklogParts,
  webhook: Pick<Webhook, 'organisationId' | 'filter'>,
  position: LogPlace,
  reader?: ChangeReader,
): Promise<Backlog> {
  const askedAtMs = clock()
  try {
    const choice = chooseReadings(estate, series, webhook)
    const { count, oldestMs, oldestSequence } = await changes.measureBehind(position, choice, reader)
    if (oldestMs === undefined || oldestSequence === undefined) return { readings: count, sinceMs: askedAtMs }
    const { fromMs = 0 } = (await arrivals.findArrival(oldestSequence)) ?? {}
    const earliestMs = Math.max(fromMs, findEarliestStoringMs(oldestMs))
    return { readings: count, sinceMs: Math.min(askedAtMs, earliestMs) }
  } catch (error) {
    if (!(error instanceof LocationGoneError)) throw error
    return { readings: 0, sinceMs: askedAtMs }
  }
}

/**
 * Finds the earliest time at which a reading can have been stored, by its own time alone.
 * @param timeMs the time of the reading, Unix milliseconds, which may be that much ahead of the clock.
 */
export function findEarliestStoringMs(timeMs: number): number {
  return timeMs - maxClockSkewMs
}
