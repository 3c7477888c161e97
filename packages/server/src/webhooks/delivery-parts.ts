import type { Clock } from '../clock.ts'
import type { Estate } from '../estate/index.ts'
import type { Places } from '../places.ts'
import type { Changes } from '../readings/changes/changes.ts'
import type { SeriesDirectory } from '../readings/commit/series-directory.ts'
import type { WebhookRepository } from '../storage/relational/webhook-repository.ts'
import type { computeBackOffMs } from './back-off.ts'
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
  readonly repository: WebhookRepository
  readonly changes: Changes
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
  /** Returns the time until the next try, milliseconds. */
  readonly backOffMs?: typeof computeBackOffMs
}
