import type { TSchema } from 'typebox'
import { Errors } from 'typebox/value'
import { explainRule, type PlaceRules } from './explain-rule.ts'
import { explainTime } from './explain-time.ts'
import { textPatterns } from './text-patterns.ts'

/** A place in a value that is not what its schema asks for. */
export interface SchemaMistake {
  /** JSON pointer of the place; empty for the value itself. */
  readonly pointer: string
  /** What would be right, as a sentence goes on behind the place. */
  readonly rule: string
  /** What was given, as the sentence may go on: `, not 5`. Often empty; to be left out of secrets. */
  readonly given: string
}

/** Mistakes of one value that are told. */
export const maxMistakes = 100

/** The members of JSON Schema that lead further in. */
interface SchemaParts extends PlaceRules {
  readonly properties?: Readonly<Record<string, SchemaParts>>
  readonly items?: SchemaParts
  readonly anyOf?: readonly SchemaParts[]
}

type Issue = ReturnType<typeof Errors>[number]

/**
 * Finds everything in which a value differs from its schema, in the order of the schema. Members of the value
 * itself that the schema does not name are mistakes too, and come last.
 *
 * @returns at most {@link maxMistakes}; empty for a value that is as it should be.
 */
export function findSchemaMistakes(schema: TSchema, value: unknown): SchemaMistake[] {
  const parts = schema as SchemaParts
  const named = dropSummaries(Errors(schema, value))
    .filter((issue) => !isUnknownAtTop(issue))
    .flatMap((issue) => explainIssue(parts, value, issue))
  return dropRepeated([...named, ...findUnknownMembers(parts, value)]).slice(0, maxMistakes)
}

/** Unknown members of the value itself are looked for apart: the validator stops after a few issues. */
function isUnknownAtTop({ keyword, instancePath }: Issue): boolean {
  return keyword === 'additionalProperties' && instancePath === ''
}

function findUnknownMembers({ properties }: SchemaParts, value: unknown): SchemaMistake[] {
  if (!properties || typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return refuseMembers(
    '',
    Object.keys(value).filter((name) => !Object.hasOwn(properties, name)),
    properties,
  )
}

function refuseMembers(pointer: string, names: readonly string[], known: object): SchemaMistake[] {
  const rule = `is not known; known are ${Object.keys(known).join(', ') || 'none'}`
  return names.slice(0, maxMistakes).map((name) => ({ pointer: `${pointer}/${name}`, rule, given: '' }))
}

function explainIssue(schema: SchemaParts, whole: unknown, issue: Issue): SchemaMistake[] {
  const { keyword, instancePath: pointer } = issue
  const params = issue.params as Readonly<Record<string, unknown>>
  if (keyword === 'required') {
    const missing = params.requiredProperties as readonly string[]
    return missing.map((name) => ({ pointer: `${pointer}/${name}`, rule: 'is missing', given: '' }))
  }
  if (keyword === 'additionalProperties') {
    const known = findPlace(schema, pointer)?.properties ?? {}
    return refuseMembers(pointer, params.additionalProperties as readonly string[], known)
  }
  // The schema that an unknown member is held against: what is wrong with the member is said already.
  if (keyword === 'boolean') return []
  // A member that may be null is told by what else it may be.
  if (keyword === 'type' && params.type === 'null') return []
  const rules = findPlace(schema, pointer)
  const rule = rules && explainRule(rules, keyword)
  if (rule === undefined) return [{ pointer, rule: issue.message, given: '' }]
  return [{ pointer, rule, given: showGiven(rules ?? {}, findValue(whole, pointer)) }]
}

/** Shown where it helps: of numbers, and of texts that are no time or no number. */
function showGiven({ pattern, type, enum: values }: PlaceRules, value: unknown): string {
  if (pattern === textPatterns.timestamp.pattern && typeof value === 'string') return showTime(value)
  if (values || (type !== 'integer' && type !== 'number')) return ''
  if (typeof value === 'number') return `, not ${value}`
  return typeof value === 'string' ? `, not ${JSON.stringify(value.slice(0, 40))}` : ''
}

/** How a sentence goes on that says what a time must be: with what was given, and what that looks like. */
export function showTime(text: string): string {
  const hint = explainTime(text)
  return `; got ${JSON.stringify(text.slice(0, 60))}${hint === undefined ? '' : `: ${hint}`}`
}

function findPlace(schema: SchemaParts, pointer: string): SchemaParts | undefined {
  let place: SchemaParts | undefined = schema
  for (const step of pointer.split('/').slice(1)) {
    place = withoutNull(/^\d+$/.test(step) ? place?.items : place?.properties?.[step])
  }
  return place
}

/** What a member that may be null may be besides. */
function withoutNull(schema: SchemaParts | undefined): SchemaParts | undefined {
  return schema?.anyOf?.find(({ type }) => type !== 'null') ?? schema
}

function findValue(whole: unknown, pointer: string): unknown {
  let value = whole
  for (const step of pointer.split('/').slice(1)) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
  }
  return value
}

/** Without "matches none of the choices" where it is said already why. */
function dropSummaries(issues: readonly Issue[]): Issue[] {
  return issues.filter(
    ({ keyword, schemaPath }) =>
      keyword !== 'anyOf' || !issues.some((other) => other.schemaPath.startsWith(`${schemaPath}/`)),
  )
}

/** A text that is too long and has the wrong form is told once: the rule names both. */
function dropRepeated(mistakes: readonly SchemaMistake[]): SchemaMistake[] {
  return mistakes.filter(
    ({ pointer, rule }, at) =>
      mistakes.findIndex((other) => other.pointer === pointer && other.rule === rule) === at,
  )
}
