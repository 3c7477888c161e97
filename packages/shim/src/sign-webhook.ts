import { createHmac } from 'node:crypto'
import { CredentialFileError, readSecretFile } from '@openlightfi/process/settings'

/** The beginning of a secret that Standard Webhooks writes; the rest is the key in base64. */
const secretPrefix = 'whsec_'

/**
 * Reads the key of signatures from a file: of `whsec_...` the bytes behind it, as Standard Webhooks says; of
 * any other text its own bytes.
 * @throws CredentialFileError when the file cannot be read, is empty, or has something else behind `whsec_`.
 */
export async function readWebhookKey(path: string): Promise<Buffer> {
  const secret = await readSecretFile(path, 'password')
  if (!secret.startsWith(secretPrefix)) return Buffer.from(secret)
  const text = secret.slice(secretPrefix.length)
  const key = Buffer.from(text, 'base64')
  const padded = text.padEnd(Math.ceil(text.length / 4) * 4, '=')
  const isBase64 = key.length > 0 && key.toString('base64') === padded
  if (isBase64) return key
  throw new CredentialFileError(`${path} begins with ${secretPrefix}, so base64 must follow; it does not`)
}

/** What is signed. */
export interface SignedMessage {
  /** The same for the same message, however often it is sent; it has no full stop. */
  readonly messageId: string
  readonly body: string
}

/**
 * Builds the headers of Standard Webhooks 1.0.0, as the server sends them.
 * @param key the key of the signature; without it nothing is signed.
 * @param nowMs the time of the attempt, Unix milliseconds.
 */
export function buildWebhookHeaders(
  { messageId, body }: SignedMessage,
  key: Buffer | undefined,
  nowMs: number,
): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1000))
  const sign = (by: Buffer) =>
    createHmac('sha256', by).update(`${messageId}.${timestamp}.${body}`).digest('base64')
  return {
    'content-type': 'application/json',
    'webhook-id': messageId,
    'webhook-timestamp': timestamp,
    ...(key && { 'webhook-signature': `v1,${sign(key)}` }),
  }
}
