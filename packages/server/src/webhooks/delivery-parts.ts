import type { Clock } from '../clock.ts'
import type { Estate } from '../estate/index.ts'
import type { Places } from '../places.ts'
import type { Changes } from '../readings/changes/changes.ts'
import type { SeriesDirectory } from '../readings/commit/series-directory.ts'
import type { Arrivals } from '../readings/index.ts'
import type { computeBackOffMs } from './back-off.ts'
import type { GatheredWrites } from './gathered-writes.ts'
import type { Network } from './post-request.ts'
import type { Attempt } from './webhook.ts'

/** A log of the server. */
export interface WebhookLogger {
  error(fields: object, message: string): void
  info(fields: object, message: string): void
}

/** Is told how deliveries end, for the metrics. */
export interface DeliveryWatcher {
  noteAttempt(organisationId: string, error: Attempt['error']): void
}

/** What all loops share. */
export interface DeliveryParts {
  /** What loops store becomes durable together. */
  readonly writes: GatheredWrites
  readonly changes: Changes
  readonly arrivals: Pick<Arrivals, 'findArrival'>
  readonly series: SeriesDirectory
  readonly estate: Estate
  readonly clock: Clock
  readonly logger: WebhookLogger
  readonly network: Network
  /** Deliveries under way, in all. */
  readonly places: Places
  readonly watcher: DeliveryWatcher
  readonly rules?: DeliveryRules
}

/** The patience of deliveries; tests shorten it. */
export interface DeliveryRules {
  /** The time limit of one request, milliseconds. */
  readonly timeoutMs?: number
  /** The time for which readings gather after a delivery at the end of the log, milliseconds. */
  readonly gatherMs?: number
  /** Returns the time until the next try, milliseconds. */
  readonly backOffMs?: typeof computeBackOffMs
}
