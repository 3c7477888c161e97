import { findPatternMeaning } from '@openlightfi/contract'
import type { Static, TObject } from 'typebox'
import { Errors } from 'typebox/value'
import { ProblemError } from '../problem-error.ts'

type Issue = ReturnType<typeof Errors>[number]
type Schema = Readonly<Record<string, unknown>>

/**
 * A body that is what its schema says, without members that the schema does not name.
 * @throws ProblemError `invalid_body` with a pointer to each place that is wrong and what would be right there.
 */
export function readBody<Body extends TObject>(schema: Body, body: unknown): Static<Body> {
  const issues = dropSummaries(Errors(schema, body)).filter((issue) => !isUnknownAtTop(issue))
  const unknown = findUnknownMembers(schema, body)
  if (issues.length + unknown.length === 0) return body as Static<Body>
  const errors = issues.flatMap((issue) => describeIssue(schema as unknown as Schema, body, issue))
  throw refuseBody([...errors, ...unknown].slice(0, maxErrors))
}

/** Mistakes of a body that are told. */
export const maxErrors = 100

function isUnknownAtTop({ keyword, instancePath }: Issue): boolean {
  return keyword === 'additionalProperties' && instancePath === ''
}

/** Told apart from the other issues: the validator stops after a few of them, whatever they are. */
function findUnknownMembers(schema: TObject, body: unknown): { pointer: string; detail: string }[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return []
  const detail = `is not known; known are ${Object.keys(schema.properties).join(', ')}`
  return Object.keys(body)
    .filter((name) => !Object.hasOwn(schema.properties, name))
    .slice(0, maxErrors)
    .map((name) => ({ pointer: `/${name}`, detail }))
}

/** The problem of a body whose places are wrong. */
export function refuseBody(errors: readonly { pointer: string; detail: string }[]): ProblemError {
  const [first] = errors
  const detail = first
    ? `${first.pointer || 'The body'} ${first.detail}.`
    : 'The body has members inside that are not known.'
  return new ProblemError('invalid_body', detail, { errors })
}

function describeIssue(schema: Schema, body: unknown, issue: Issue): { pointer: string; detail: string }[] {
  const { keyword, instancePath: pointer } = issue
  const params = issue.params as Record<string, unknown>
  if (keyword === 'required') {
    return (params.requiredProperties as string[]).map((name) => ({
      pointer: `${pointer}/${name}`,
      detail: 'is missing',
    }))
  }
  if (keyword === 'additionalProperties') {
    const known = Object.keys((findSchema(schema, pointer)?.properties ?? {}) as Schema).join(', ')
    return (params.additionalProperties as string[]).map((name) => ({
      pointer: `${pointer}/${name}`,
      detail: `is not known; known are ${known}`,
    }))
  }
  // The schema that an unknown member is held against: what is wrong with the member is said already.
  if (keyword === 'boolean') return []
  // A member that may be null is told by what else it may be.
  if (keyword === 'type' && params.type === 'null') return []
  const place = findSchema(schema, pointer)
  return [{ pointer, detail: describeRule(place, keyword, findValue(body, pointer)) ?? issue.message }]
}

/** What would be right, in one piece: both bounds, not the one that was crossed. */
function describeRule(place: Schema | undefined, keyword: string, value: unknown): string | undefined {
  if (!place) return undefined
  const { type, minimum, maximum, minLength, maxLength, minItems, maxItems } = place
  if (keyword === 'pattern') return findPatternMeaning(String(place.pattern))
  if (Array.isArray(place.enum)) return `must be one of ${place.enum.join(', ')}`
  if (type === 'integer' && minimum !== undefined && maximum !== undefined) {
    const given = typeof value === 'number' ? `, not ${value}` : ''
    return `must be a whole number from ${minimum} to ${maximum}${given}`
  }
  if (type === 'number' && minimum !== undefined && maximum !== undefined) {
    const given = typeof value === 'string' ? `, not ${JSON.stringify(value.slice(0, 40))}` : ''
    return `must be a number from ${minimum} to ${maximum}${given}`
  }
  if (type === 'boolean') return 'must be true or false'
  if (type === 'string' && maxLength !== undefined)
    return `must be text of ${minLength ?? 0} to ${maxLength} characters`
  if (type === 'array' && maxItems !== undefined)
    return `must be a list of ${minItems ?? 0} to ${maxItems} entries`
  if (keyword === 'minProperties') return 'must say what is to change'
  return undefined
}

function findSchema(schema: Schema, pointer: string): Schema | undefined {
  let place: Schema | undefined = schema
  for (const step of pointer.split('/').slice(1)) {
    const inside: unknown = /^\d+$/.test(step)
      ? place?.items
      : (place?.properties as Schema | undefined)?.[step]
    place = withoutNull(inside as Schema | undefined)
  }
  return place
}

/** What a member that may be null may be besides. */
function withoutNull(schema: Schema | undefined): Schema | undefined {
  const choices = schema?.anyOf as readonly Schema[] | undefined
  return choices?.find(({ type }) => type !== 'null') ?? schema
}

/** Without "matches none of the choices" where it is said already why. */
function dropSummaries(issues: readonly Issue[]): Issue[] {
  return issues.filter(
    ({ keyword, schemaPath }) =>
      keyword !== 'anyOf' || !issues.some((other) => other.schemaPath.startsWith(`${schemaPath}/`)),
  )
}

function findValue(body: unknown, pointer: string): unknown {
  let value = body
  for (const step of pointer.split('/').slice(1)) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
  }
  return value
}
