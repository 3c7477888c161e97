import type { ProblemCode } from '@openlightfi/contract'

/**
 * The reason why a message, or a reading in it, is not stored and never will be: a code of the API, as `POST
 * /readings` answers it, or one of these.
 *
 * - `payload_too_large`: the payload is longer than `maxPayloadBytes`.
 * - `no_rule`: no rule is about the topic.
 * - `unknown_device`: the rule knows no sensor for the device.
 * - `no_value`: none of the paths leads to a value.
 * - `not_a_number`: a value is no number, and no table says what it means.
 */
export type RefusalReason =
  | ProblemCode
  | 'payload_too_large'
  | 'no_rule'
  | 'unknown_device'
  | 'no_value'
  | 'not_a_number'

/** What is refused, and why. */
export interface Refusal {
  readonly reason: RefusalReason
  /** A sentence that quotes no more than some 80 characters of the message. */
  readonly detail: string
}

/** Shows a value of a message in a sentence, cut to 80 characters. */
export function quoteValue(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object'
  const text = typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : String(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
