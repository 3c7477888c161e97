import { placeBefore } from '../../src/storage/time-series/statements/reading-log.ts'
import type { AuditedAct, Stage } from './stage.ts'

/** Creates a webhook whose receiver is refused, so that no request leaves the machine. */
async function createWebhook(stage: Stage): Promise<string> {
  const { webhook } = await stage.api.server.webhooks.create({
    organisationId: 'org',
    url: 'https://127.0.0.1:9/',
    description: stage.name('Webhook '),
    filter: { locationIds: ['org'] },
    position: placeBefore(0),
  })
  return webhook.webhookId
}

/** Builds an act on a new webhook. */
function onWebhook(
  name: string,
  action: AuditedAct['action'],
  act: (stage: Stage, path: string) => Promise<number>,
): AuditedAct {
  return {
    name,
    action,
    prepare: async (stage) => {
      const path = `/webhooks/${await createWebhook(stage)}`
      return () => act(stage, path)
    },
  }
}

/** The act of administrators on retention. */
export const retentionActs: readonly AuditedAct[] = [
  {
    name: 'setting for how long readings are kept',
    action: 'retention.put',
    prepare: async (stage) => {
      const days = { motionEvent: 7_000 + Number(stage.name('').replace(/\D/g, '').slice(-2)) }
      return () => stage.call('PUT', '/retention', { days })
    },
  },
]

/** The acts of administrators on webhooks. */
export const webhookActs: readonly AuditedAct[] = [
  {
    name: 'creating a webhook',
    action: 'webhook.created',
    prepare: async (stage) => {
      const body = { url: 'https://receiver.invalid/', description: stage.name('Created ') }
      return () => stage.call('POST', '/webhooks', body)
    },
  },
  onWebhook('changing a webhook', 'webhook.changed', (stage, path) =>
    stage.call('PATCH', path, { description: 'Else' }),
  ),
  onWebhook('rotating the secret of a webhook', 'webhook.secret_rotated', (stage, path) =>
    stage.call('POST', `${path}/secret`, {}),
  ),
  onWebhook('testing a webhook', 'webhook.tested', (stage, path) => stage.call('POST', `${path}/test`)),
  onWebhook('delivering again', 'webhook.redelivered', (stage, path) =>
    stage.call('POST', `${path}/redeliver`, { from: 'now' }),
  ),
  onWebhook('deleting a webhook', 'webhook.deleted', (stage, path) => stage.call('DELETE', path)),
]
