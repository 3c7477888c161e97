import { findPatternMeaning } from './text-patterns.ts'

/** What a JSON Schema asks of one place, as far as a sentence can say it. */
export interface PlaceRules {
  /** How a sentence goes on behind the place; goes before everything else. */
  readonly expected?: string
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly type?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
}

/**
 * Says what would be right at a place, whole: both bounds, not only the one that was crossed.
 *
 * @param keyword of the schema that was not kept to.
 * @returns how a sentence goes on behind the place; `undefined` where the rules say nothing to a person.
 */
export function explainRule(rules: PlaceRules, keyword: string): string | undefined {
  if (keyword === 'minProperties') return 'must say what is to change'
  if (rules.expected !== undefined) return rules.expected
  if (rules.enum) return `must be one of ${rules.enum.join(', ')}`
  if (rules.pattern !== undefined) {
    const meaning = findPatternMeaning(rules.pattern)
    if (meaning !== undefined || keyword === 'pattern') return meaning
  }
  const explain = explainersByType[String(rules.type)]
  return explain?.(rules, keyword)
}

const explainersByType: Readonly<Record<string, typeof explainRule>> = {
  boolean: () => 'must be true or false',
  integer: (rules) => `must be a whole number${formatRange(rules)}`,
  number: (rules) => `must be a number${formatRange(rules)}`,
  string: explainText,
  array: explainList,
  object: (_rules, keyword) => (keyword === 'type' ? 'must be an object' : undefined),
}

function formatRange({ minimum, maximum }: PlaceRules): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`
  if (minimum !== undefined) return ` of at least ${minimum}`
  return maximum === undefined ? '' : ` of at most ${maximum}`
}

function explainText({ minLength = 0, maxLength }: PlaceRules): string {
  if (maxLength !== undefined) return `must be text of ${minLength} to ${maxLength} characters`
  if (minLength === 0) return 'must be text'
  return minLength === 1 ? 'must not be empty' : `must be text of at least ${minLength} characters`
}

function explainList({ minItems = 0, maxItems }: PlaceRules, keyword: string): string | undefined {
  if (!['type', 'minItems', 'maxItems'].includes(keyword)) return undefined
  if (maxItems !== undefined) return `must be a list of ${minItems} to ${maxItems} entries`
  return minItems === 0 ? 'must be a list' : `must be a list of at least ${minItems} entries`
}
