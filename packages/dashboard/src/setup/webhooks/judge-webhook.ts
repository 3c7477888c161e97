import type { Schemas } from '@openlightfi/client'

/** A webhook as the API has it. */
export type Webhook = Schemas['WebhookOutput']

/** One request to a receiver. */
export type Attempt = Schemas['WebhookAttempt']

/** How a webhook is doing. */
export type WebhookState = 'works' | 'failing' | 'paused'

/** Tells how a webhook is doing. */
export function judgeWebhook({ status, failures }: Pick<Webhook, 'status' | 'failures'>): WebhookState {
  if (status === 'paused') return 'paused'
  return failures > 0 ? 'failing' : 'works'
}

/** Names a webhook for people: its description, else the host that it goes to. */
export function nameWebhook({ description, url }: Pick<Webhook, 'description' | 'url'>): string {
  return description === '' ? (URL.parse(url)?.host ?? url) : description
}

/**
 * Finds since when deliveries fail, Unix seconds; `undefined` where that is before all attempts that are
 * known.
 *
 * @param attempts the newest first.
 */
export function findFailingSince(attempts: readonly Attempt[]): number | undefined {
  const deliveries = attempts.filter(({ kind }) => kind === 'delivery')
  const lastGood = deliveries.findIndex(({ delivered }) => delivered)
  return lastGood === -1 ? undefined : deliveries[lastGood - 1]?.time
}
