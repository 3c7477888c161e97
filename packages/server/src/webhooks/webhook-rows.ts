import type { WebhookAttemptRow, WebhookRow } from '../storage/relational/tables.ts'
import type { Sealer } from '../storage/sealer.ts'
import type { LogPlace } from '../storage/time-series/statements/reading-log.ts'
import type { Attempt, AttemptError, Batch, Pause, Progress, Webhook, WebhookFilter } from './webhook.ts'

type SettingColumns = Omit<WebhookRow, 'webhook_id' | keyof ProgressColumns>
type ProgressColumns = Pick<WebhookRow, 'position' | 'batch' | 'behind_since_ms' | 'failures'>

/** Formats what administrators decide of a webhook; its address and secrets are sealed. */
export function toSettingColumns(sealer: Sealer, webhook: Webhook): SettingColumns {
  const { previous, pause } = webhook
  return {
    organisation_id: webhook.organisationId,
    sealed_url: sealer.seal(webhook.url),
    description: webhook.description,
    filter: JSON.stringify(webhook.filter),
    sealed_secret: sealer.seal(webhook.secret),
    sealed_previous_secret: previous ? sealer.seal(previous.secret) : null,
    previous_until_ms: previous?.untilMs ?? null,
    created_at_ms: webhook.createdAtMs,
    ...toPauseColumns(pause),
  }
}

/** Formats the pause of a webhook. */
export function toPauseColumns(
  pause: Pause | undefined,
): Pick<WebhookRow, 'paused_at_ms' | 'pause_reason' | 'pause_detail'> {
  return {
    paused_at_ms: pause?.sinceMs ?? null,
    pause_reason: pause?.reason ?? null,
    pause_detail: pause?.detail ?? null,
  }
}

/** Formats the progress of a webhook. */
export function toProgressColumns(progress: Progress): ProgressColumns {
  const { batch } = progress
  return {
    position: formatPlace(progress.position),
    batch: batch ? JSON.stringify({ ...batch, to: toList(batch.to) }) : null,
    behind_since_ms: progress.behindSinceMs,
    failures: progress.failures,
  }
}

/** Reads a webhook. @throws SealError when the key is another one. */
export function fromWebhookRow(sealer: Sealer, row: WebhookRow): { webhook: Webhook; progress: Progress } {
  const { sealed_previous_secret: sealed, paused_at_ms: pausedAtMs } = row
  return {
    webhook: {
      webhookId: row.webhook_id,
      organisationId: row.organisation_id,
      url: sealer.open(row.sealed_url),
      description: row.description,
      filter: JSON.parse(row.filter) as WebhookFilter,
      secret: sealer.open(row.sealed_secret),
      previous:
        sealed === null ? undefined : { secret: sealer.open(sealed), untilMs: Number(row.previous_until_ms) },
      createdAtMs: Number(row.created_at_ms),
      pause:
        pausedAtMs === null
          ? undefined
          : {
              sinceMs: Number(pausedAtMs),
              reason: row.pause_reason as Pause['reason'],
              detail: row.pause_detail ?? '',
            },
    },
    progress: {
      position: parsePlace(row.position),
      batch: row.batch === null ? undefined : parseBatch(row.batch),
      behindSinceMs: Number(row.behind_since_ms ?? row.created_at_ms),
      failures: Number(row.failures),
    },
  }
}

/** Formats an attempt of a webhook. */
export function toAttemptRow(webhookId: string, attempt: Attempt): WebhookAttemptRow {
  const { from, to } = attempt
  return {
    webhook_id: webhookId,
    number: attempt.number,
    at_ms: attempt.atMs,
    kind: attempt.kind,
    message_id: attempt.messageId,
    status: attempt.status ?? null,
    error: attempt.error ?? null,
    duration_ms: attempt.durationMs,
    readings: attempt.readings,
    from_place: from ? formatPlace(from) : null,
    to_place: to ? formatPlace(to) : null,
  }
}

/** Reads an attempt. */
export function fromAttemptRow(row: WebhookAttemptRow): Attempt {
  return {
    number: Number(row.number),
    atMs: Number(row.at_ms),
    kind: row.kind as Attempt['kind'],
    messageId: row.message_id,
    status: row.status ?? undefined,
    error: (row.error as AttemptError | null) ?? undefined,
    durationMs: Number(row.duration_ms),
    readings: Number(row.readings),
    from: row.from_place === null ? undefined : parsePlace(row.from_place),
    to: row.to_place === null ? undefined : parsePlace(row.to_place),
  }
}

type PlaceList = readonly [sequence: number, seriesId: number, timeMs: number]

function toList({ sequence, seriesId, timeMs }: LogPlace): PlaceList {
  return [sequence, seriesId, timeMs]
}

function formatPlace(place: LogPlace): string {
  return JSON.stringify(toList(place))
}

function parsePlace(text: string): LogPlace {
  return fromList(JSON.parse(text) as PlaceList)
}

function fromList([sequence, seriesId, timeMs]: PlaceList): LogPlace {
  return { sequence, seriesId, timeMs }
}

function parseBatch(text: string): Batch {
  const batch = JSON.parse(text) as Omit<Batch, 'to'> & { readonly to: PlaceList }
  return { ...batch, to: fromList(batch.to) }
}
