import type { TObject, TSchema } from 'typebox'
import type { AuditAction } from './audit-actions.ts'
import type { ProblemCode } from './problems.ts'
import type { Scope } from './scopes.ts'

/** A successful answer of an operation. */
export interface OperationAnswer {
  readonly status: number
  readonly description: string
  /** Null for an answer without a body. */
  readonly schema: TSchema | null
  readonly example?: unknown
  /** Besides JSON: what `Accept` or a parameter may ask for, as text. */
  readonly otherMediaTypes?: readonly string[]
  /** The same, of what is no text. */
  readonly fileMediaTypes?: readonly string[]
  /** The same, of workbooks, which are sent as they are written and have no parts. */
  readonly sheetMediaTypes?: readonly string[]
  /** The answer is a stream of events and no JSON: the schema of the data of each, by its name. */
  readonly events?: Readonly<Record<string, TSchema>>
}

/** The body of an operation. */
export interface OperationBody {
  /** Of the JSON. */
  readonly schema: TSchema
  readonly example: unknown
  /** Media types of text besides JSON, each with an example. */
  readonly texts?: Readonly<Record<string, { readonly description: string; readonly example: string }>>
}

/**
 * One call of the API: the single source of its route, its validation, its types and its place in
 * `openapi.json`. `scopes` lists the scopes of which any one suffices; an empty list means that any token
 * does, `null` that none is needed.
 */
export interface Operation {
  readonly operationId: string
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** In OpenAPI notation, e.g. `/sensors/{sensor_id}`. */
  readonly path: string
  readonly summary: string
  readonly description: string
  readonly scopes: readonly Scope[] | null
  /**
   * The callers who may call it, besides having a scope. `readers`: anybody who may read. `people`: any user,
   * whatever the role, and no client that acts for itself. `administrators`: users with the role admin on the
   * whole organisation. `location_administrators`: users with the role admin, in what they were granted.
   * `installers`: the same with the role installer. Absent: anybody may read, and the roles that write may do
   * the rest.
   */
  readonly callers?: 'readers' | 'people' | 'administrators' | 'location_administrators' | 'installers'
  readonly params?: TObject
  readonly query?: TObject
  /** Headers that only this operation reads; it checks them itself. */
  readonly headers?: TObject
  readonly body?: OperationBody
  readonly answer: OperationAnswer
  /**
   * The answer has an `ETag`; `If-None-Match` with it is answered 304 without a body while nothing has
   * changed.
   */
  readonly isConditional?: true
  /**
   * The change is made only if the thing is still at the version that `If-Match` names, else it is answered
   * `changed_meanwhile`, with the last of these acts where the caller may read the audit log. Absent: the
   * header is not looked at.
   */
  readonly versionedBy?: readonly AuditAction[]
  /** With `versionedBy`: the thing may be absent as yet; `If-None-Match: *` asks for that. */
  readonly mayCreate?: true
  /** Problems besides those that any call with a token or with parameters can meet. */
  readonly problems: readonly ProblemCode[]
}

/** Whether an operation needs the disk: changes are stored, and files written, before the answer is sent. */
function needsDisk({ method, answer }: Operation): boolean {
  return method !== 'get' || answer.fileMediaTypes !== undefined
}

/** Problems that an operation can answer: its own and those that follow from its shape. */
export function problemsOf(operation: Operation): readonly ProblemCode[] {
  const fromToken: ProblemCode[] =
    operation.scopes === null
      ? []
      : operation.scopes.length === 0
        ? ['missing_token', 'invalid_token']
        : ['missing_token', 'invalid_token', 'insufficient_scope', 'insufficient_role']
  const fromParameters: ProblemCode[] = operation.params || operation.query ? ['invalid_parameter'] : []
  const fromBody: ProblemCode[] = operation.body
    ? [
        'malformed_json',
        'invalid_body',
        'body_too_large',
        'unsupported_content_type',
        'too_many_requests',
        'overloaded',
      ]
    : []
  return [
    ...new Set([
      ...fromParameters,
      ...fromBody,
      ...fromToken,
      ...operation.problems,
      ...(operation.versionedBy ? ['changed_meanwhile' as const] : []),
      'malformed_request' as const,
      ...(needsDisk(operation) ? ['storage_full' as const] : []),
      'internal_error' as const,
    ]),
  ]
}
