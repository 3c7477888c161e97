import { hash } from 'node:crypto'
import type { BatchReading } from './read-batch.ts'
import type { Batch } from './webhook.ts'

/** A message to a receiver: the same bytes whenever the same is told again. */
export interface Message {
  /** The `webhook-id`. It has no full stop. */
  readonly messageId: string
  readonly body: string
}

/**
 * Builds the message of a batch. Its id follows from the batch and from the readings, so that it is the same
 * for a second try, also after a crash, and another one as soon as the content is.
 */
export function buildReadingsMessage({ key, atMs }: Batch, readings: readonly BatchReading[]): Message {
  const list = readings.map(({ text }) => text).join(',')
  const timestamp = new Date(atMs).toISOString()
  return {
    messageId: nameMessage(`${key} ${list}`),
    body: `{"type":"readings.stored","timestamp":"${timestamp}","data":{"readings":[${list}]}}`,
  }
}

/** Builds the message of a test. @param key random. */
export function buildTestMessage(webhookId: string, key: string, atMs: number): Message {
  const timestamp = new Date(atMs).toISOString()
  return {
    messageId: nameMessage(key),
    body: JSON.stringify({ type: 'webhook.test', timestamp, data: { webhook_id: webhookId } }),
  }
}

function nameMessage(content: string): string {
  return `msg_${hash('sha256', content, 'base64url').slice(0, 22)}`
}
