import { isUtf8 } from 'node:buffer'
import type { RefusedMessage } from '../storage/relational/mqtt-refused-repository.ts'

/**
 * Formats refused messages as lines of JSON. What terminals would act on is escaped, since topics and
 * payloads are foreign text.
 */
export function formatRefused(messages: readonly RefusedMessage[]): string {
  return messages.map(formatOne).join('\n')
}

function formatOne({
  id,
  broker,
  atMs,
  topic,
  reason,
  detail,
  payload,
  payloadBytes,
}: RefusedMessage): string {
  const text = readText(payload, payload.length < payloadBytes)
  const line = JSON.stringify({
    id,
    at: new Date(atMs).toISOString(),
    broker,
    topic,
    reason,
    detail,
    ...(text === undefined ? { payload_base64: Buffer.from(payload).toString('base64') } : { payload: text }),
    payload_bytes: payloadBytes,
  })
  return line.replaceAll(
    /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The longest rest of a UTF-8 letter that was cut off. */
const longestRest = 3

/** Reads bytes, of which a letter at the end may be cut; `undefined` for what is no text. */
function readText(bytes: Uint8Array, isCut: boolean): string | undefined {
  for (let rest = 0; rest <= (isCut ? longestRest : 0); rest += 1) {
    const whole = bytes.subarray(0, bytes.length - rest)
    if (isUtf8(whole)) return Buffer.from(whole).toString('utf8')
  }
  return undefined
}
