import { createHmac, randomBytes } from 'node:crypto'
import type { Message } from './build-message.ts'
import type { Webhook } from './webhook.ts'

const secretPrefix = 'whsec_'

/** Creates a secret of 256 random bits in the form of Standard Webhooks. */
export function createWebhookSecret(): string {
  return secretPrefix + randomBytes(32).toString('base64')
}

/**
 * Builds the headers of a message, signed as Standard Webhooks 1.0.0 says, with every secret that holds.
 * @param nowMs the time of the attempt.
 */
export function signMessage(
  { messageId, body }: Message,
  { secret, previous }: Pick<Webhook, 'secret' | 'previous'>,
  nowMs: number,
): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1000))
  const secrets = previous && previous.untilMs > nowMs ? [secret, previous.secret] : [secret]
  const signatures = secrets.map((one) => {
    const key = Buffer.from(one.slice(secretPrefix.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${messageId}.${timestamp}.${body}`).digest('base64')}`
  })
  return {
    'content-type': 'application/json',
    'user-agent': 'lightfi-webhooks',
    'webhook-id': messageId,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}
