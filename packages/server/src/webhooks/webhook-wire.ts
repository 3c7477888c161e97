import type { WebhookAttempt, WebhookOutput } from '@openlightfi/contract'
import { tagContent } from '../http/entity-tag.ts'
import { type CursorParts, writeChangeCursor } from '../readings/index.ts'
import type { DeliveryLoop } from './delivery-loop.ts'
import type { Attempt, Webhook } from './webhook.ts'

/** Returns a text that stands for what can be changed of a webhook. */
export function versionOfWebhook({ url, description, filter, pause }: Webhook): string {
  const { locationIds, sensorIds, varNames } = filter
  return tagContent([url, description, locationIds, sensorIds ?? null, varNames ?? null, pause !== undefined])
}

/** Formats a webhook for the API, never with its secret. */
export function toWebhookOutput(loop: DeliveryLoop, nowMs: number): WebhookOutput {
  const { webhook, progress } = loop
  const { pause, previous, filter } = webhook
  return {
    webhook_id: webhook.webhookId,
    version: versionOfWebhook(webhook),
    url: webhook.url,
    description: webhook.description,
    filter: {
      location_ids: [...filter.locationIds],
      ...(filter.sensorIds && { sensor_ids: [...filter.sensorIds] }),
      ...(filter.varNames && { var_names: [...filter.varNames] }),
    },
    status: pause ? 'paused' : 'active',
    pause: pause ? { since: pause.sinceMs / 1000, reason: pause.reason, detail: pause.detail } : null,
    created_at: webhook.createdAtMs / 1000,
    secret_overlap_until: previous && previous.untilMs > nowMs ? previous.untilMs / 1000 : null,
    lag_s: loop.lagS,
    lag_readings: loop.lagReadings,
    failures: progress.failures,
    next_attempt_at: loop.retryAtMs === undefined ? null : loop.retryAtMs / 1000,
  }
}

/** Formats an attempt for the API. */
export function toAttemptOutput(attempt: Attempt, cursors: CursorParts): WebhookAttempt {
  const { from, to, status, error } = attempt
  return {
    number: attempt.number,
    time: attempt.atMs / 1000,
    kind: attempt.kind,
    message_id: attempt.messageId,
    delivered: error === undefined,
    status: status ?? null,
    ...(error && { error }),
    duration_ms: attempt.durationMs,
    readings: attempt.readings,
    from_cursor: from ? writeChangeCursor(cursors, from) : null,
    to_cursor: to ? writeChangeCursor(cursors, to) : null,
  }
}
