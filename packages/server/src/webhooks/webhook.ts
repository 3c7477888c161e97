import type { attemptErrors, attemptKinds, pauseReasons, VarName } from '@openlightfi/contract'
import type { LogPlace } from '../storage/time-series/statements/reading-log.ts'

/** The readings that a webhook delivers; each member narrows them further. */
export interface WebhookFilter {
  /** Its rights: nothing outside of these locations is ever delivered. */
  readonly locationIds: readonly string[]
  readonly sensorIds?: readonly string[] | undefined
  readonly varNames?: readonly VarName[] | undefined
}

/** Since when and why a webhook delivers nothing. */
export interface Pause {
  /** Unix milliseconds. */
  readonly sinceMs: number
  readonly reason: (typeof pauseReasons)[number]
  /** What happened and what to do, for people. */
  readonly detail: string
}

/** A secret of the past that signs as well for a while. */
export interface PreviousSecret {
  readonly secret: string
  /** Unix milliseconds. */
  readonly untilMs: number
}

/** A webhook as its administrators made it. */
export interface Webhook {
  readonly webhookId: string
  readonly organisationId: string
  readonly url: string
  readonly description: string
  readonly filter: WebhookFilter
  /** `whsec_` and base64. */
  readonly secret: string
  readonly previous?: PreviousSecret | undefined
  readonly createdAtMs: number
  readonly pause?: Pause | undefined
}

/** The borders of a batch; they are durable before it is sent for the first time. */
export interface Batch {
  /** Random; the `webhook-id` is made of it and of the readings. */
  readonly key: string
  /** The place behind its last reading; it begins at the position of the webhook. */
  readonly to: LogPlace
  /** The time at which it was put together, Unix milliseconds. */
  readonly atMs: number
}

/** How far a webhook is. */
export interface Progress {
  /** Everything before this place is delivered. */
  readonly position: LogPlace
  readonly batch?: Batch | undefined
  /** Nothing that waits was stored before this time, Unix milliseconds. */
  readonly behindSinceMs: number
  /** Failed deliveries since the last one that succeeded. */
  readonly failures: number
}

/** The reason why an attempt failed. */
export type AttemptError = (typeof attemptErrors)[number]

/** One request to the receiver of a webhook. */
export interface Attempt {
  readonly number: number
  /** Unix milliseconds. */
  readonly atMs: number
  readonly kind: (typeof attemptKinds)[number]
  readonly messageId: string
  /** Undefined without an answer. */
  readonly status?: number | undefined
  /** Undefined for a success. */
  readonly error?: AttemptError | undefined
  readonly durationMs: number
  readonly readings: number
  /** The borders of its readings; undefined for a test. */
  readonly from?: LogPlace | undefined
  readonly to?: LogPlace | undefined
}
