import type { IncomingHttpHeaders } from 'node:http'
import { listMediaTypes, type Operation } from '@openlightfi/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest, RequestPayload } from 'fastify'
import type { Static, TObject, TSchema } from 'typebox'
import type { AccessGuard } from './access-guard.ts'
import type { WatchedWork } from './access-watch.ts'
import { watchAnswer } from './answer-watch.ts'
import { bodyLimit } from './body-places.ts'
import type { Caller } from './caller.ts'
import { nameLastChange } from './last-change.ts'
import { createBodyReader } from './read-body.ts'
import { createParameterReader } from './read-parameters.ts'
import { createVersionCheck, type RequireVersion } from './version-check.ts'

type Of<Schema> = Schema extends TSchema ? Static<Schema> : Record<string, never>

type AnswerOf<Schema> = Schema extends TSchema ? Static<Schema> : undefined

/**
 * The type of a body is that of its schema; for text, it is that of the reader with which its operation is
 * bound.
 */
type BodyOf<Op extends Operation> = Op extends { readonly body: { readonly schema: infer Schema } }
  ? Op extends { readonly body: { readonly texts: object } }
    ? unknown
    : Of<Schema>
  : undefined

const httpMethods = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' } as const

/** The caller and the parameters, before the body is read. */
export interface OperationRequest<Op extends Operation> {
  readonly params: Of<Op['params']>
  readonly query: Of<Op['query']>
  readonly caller: Caller
  /** The network address that the request came from. */
  readonly remoteAddress: string
  /**
   * Creates a signal for work that takes long: aborted when the answer has been sent, when its client has
   * gone before, and when the access is taken away, with the problem as its reason then.
   * @param untilExpiry true to abort it also when the access token expires; an answer on its way is not cut
   *   off for that.
   */
  watch(untilExpiry?: boolean): AbortSignal
  /**
   * Tells work that goes on for as long as the token is good when the access ends or changes.
   * @returns a function that says that the work is over.
   */
  watchAccess(work: Pick<WatchedWork, 'noteRights' | 'end'>): () => void
  /**
   * Takes room for an answer that will be kept whole until its reader has taken it; call it before the answer
   * is put together.
   * @param byteLength the size of the answer, about.
   * @returns undefined when there was room at once. Otherwise the promise resolves to the caller at its turn,
   *   for whom everything has to be looked up anew; it rejects with PlacesTakenError when too many wait
   *   already, and like `admitAgain`.
   */
  makeRoom(byteLength: number): Promise<Caller> | undefined
  /**
   * Lets a change go on only where the thing is as `If-Match` says; see {@link RequireVersion}. It refuses
   * nothing where the operation does not look at that header.
   */
  readonly requireVersion: RequireVersion
  /**
   * Finds the caller again, for work that has waited: roles and places may have changed. @throws the reason
   * why it is not let in.
   */
  admitAgain(): Promise<Caller>
}

/** The input of a handler: the validated request and its caller. */
export interface OperationInput<Op extends Operation, Body = BodyOf<Op>> extends OperationRequest<Op> {
  readonly body: Body
}

/** Stands for "304, nothing has changed", where an operation can answer that. */
type UnchangedOf<Op> = Op extends { readonly isConditional: true } ? undefined : never

/** Does an operation's work: resolves to its answer, or to the bytes of it. */
export type OperationHandler<Op extends Operation, Body = BodyOf<Op>> = (
  input: OperationInput<Op, Body>,
  reply: FastifyReply,
) => Promise<AnswerOf<Op['answer']['schema']> | UnchangedOf<Op> | Buffer | NodeJS.ReadableStream>

/** The options of an operation. */
export interface BindOptions<Op extends Operation, Body> {
  /** The room that a body takes, with its answer, as a multiple of its size; 1 by default. */
  readonly bodyExpansion?: number
  /**
   * Refuses a request that would only wait behind too many others, before its body is read.
   * @param over aborted when the answer has been sent, or its client has gone before.
   * @throws PlacesTakenError.
   */
  readonly admitBody?: (caller: Caller, over: AbortSignal) => void
  /**
   * Looks for the subject of the operation. When it is missing, the caller is told so before the mistakes of
   * the body.
   */
  readonly requireFirst?: (request: OperationRequest<Op>) => unknown
  /**
   * Reads a body that is not one value of its schema: text, or a list that is checked piece by piece.
   * @throws ProblemError `invalid_body`.
   */
  readonly readBody?: (body: unknown) => Body
}

/**
 * Registers an operation of the contract: its path, the access guard ahead of it, and the validation of its
 * parameters and of its body, which the handler gets with the types of their schemas.
 */
export function bindOperation<Op extends Operation, Body = BodyOf<Op>>(
  app: FastifyInstance,
  guard: AccessGuard,
  operation: Op,
  handle: OperationHandler<Op, NoInfer<Body>>,
  options: BindOptions<Op, Body> = {},
): void {
  const readParameters = createParameterReader(operation)
  const readBody = chooseBodyReader(operation, options.readBody)
  app.route({
    method: httpMethods[operation.method],
    url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: {
      operationId: operation.operationId,
      streamedTypes: Object.keys(operation.body?.texts ?? {}).flatMap(listMediaTypes),
      bodyExpansion: options.bodyExpansion ?? 1,
    },
    onRequest: async (request) => {
      if (!operation.body && hasNoContent(request.headers)) delete request.headers['content-type']
      request.caller = await guard.enter(request.headers.authorization, operation, request.ip)
    },
    ...(operation.body && {
      preParsing: async (request: FastifyRequest, reply: FastifyReply, payload: RequestPayload) => {
        if (request.caller && !hasNoContent(request.headers)) {
          const over = watchAnswer(reply.raw)
          options.admitBody?.(request.caller, over)
          await app.bodyPlaces.take(request, request.caller, bodyLimit, over)
        }
        return payload
      },
    }),
    preValidation: async (request) => {
      request.query = readParameters(request.params, request.query as Record<string, unknown>)
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'private, no-store').status(operation.answer.status)
      const asked = readRequest(app, guard, operation, request, reply)
      options.requireFirst?.(asked)
      const act = () => handle({ ...asked, body: readBody(request.body) }, reply)
      const change = { operation, caller: asked.caller, params: asked.params as Record<string, unknown> }
      const answer = await nameLastChange(app.findLastChange, change, act)
      return operation.answer.schema === null || answer === undefined ? reply.send() : answer
    },
  })
}

/** Chooses the reader for the body of an operation; {@link BodyOf} gives it the type of the schema. */
function chooseBodyReader<Body>(
  { operationId, body }: Operation,
  given: ((body: unknown) => Body) | undefined,
): (body: unknown) => Body {
  if (given) return given
  if (!body) return () => undefined as Body
  if (body.texts) throw new Error(`${operationId} takes text and is bound without what reads it`)
  return createBodyReader(body.schema as TObject) as (body: unknown) => Body
}

/** Builds the request for a handler, once the parameters were read. */
function readRequest<Op extends Operation>(
  app: FastifyInstance,
  guard: AccessGuard,
  operation: Op,
  request: FastifyRequest,
  reply: FastifyReply,
): OperationRequest<Op> {
  const { caller } = request
  if (!caller) throw new Error('the access guard did not run')
  const { authorization } = request.headers
  let admitted = caller
  const admitAgain = async () => {
    admitted = await guard.admitAgain(admitted, authorization, operation)
    return admitted
  }
  return {
    params: request.params as Of<Op['params']>,
    query: request.query as Of<Op['query']>,
    caller,
    remoteAddress: request.ip,
    watch: (untilExpiry = false) => {
      const ended = new AbortController()
      const end = (reason?: unknown) => ended.abort(reason)
      const forget = guard.follow({ caller, admitAgain, end }, untilExpiry)
      const finish = () => {
        forget()
        end()
      }
      if (reply.raw.destroyed) finish()
      else reply.raw.once('close', finish)
      return ended.signal
    },
    watchAccess: (work) => guard.follow({ ...work, caller, admitAgain }, true),
    makeRoom: (byteLength) => app.answerPlaces.take(reply, caller, byteLength)?.then(admitAgain),
    requireVersion: operation.versionedBy ? createVersionCheck(request.headers) : () => undefined,
    admitAgain,
  }
}

/**
 * Tells whether a request has no content. Axios names a form as the type of no content, in clients of the
 * newest openapi-generator.
 */
function hasNoContent(headers: IncomingHttpHeaders): boolean {
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access guard on every operation that needs a token. */
    caller?: Caller
  }
  interface FastifyContextConfig {
    /** The contract's name of the operation, for logs and metrics. */
    operationId?: string
  }
}
