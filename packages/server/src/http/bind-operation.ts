import type { IncomingHttpHeaders } from 'node:http'
import { listMediaTypes, type Operation } from '@openlightfi/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest, RequestPayload } from 'fastify'
import type { Static, TObject, TSchema } from 'typebox'
import type { AccessGuard } from './access-guard.ts'
import { watchAnswer } from './answer-watch.ts'
import { bodyLimit } from './body-places.ts'
import type { Caller } from './caller.ts'
import { createBodyReader } from './read-body.ts'
import { createParameterReader } from './read-parameters.ts'

type Of<Schema> = Schema extends TSchema ? Static<Schema> : Record<string, never>

type AnswerOf<Schema> = Schema extends TSchema ? Static<Schema> : undefined

/** A body is what its schema says; what may be text is read by what its operation is bound with. */
type BodyOf<Op extends Operation> = Op extends { readonly body: { readonly schema: infer Schema } }
  ? Op extends { readonly body: { readonly texts: object } }
    ? unknown
    : Of<Schema>
  : undefined

const httpMethods = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' } as const

/** Who asks for what, before the body is looked at. */
export interface OperationRequest<Op extends Operation> {
  readonly params: Of<Op['params']>
  readonly query: Of<Op['query']>
  readonly caller: Caller
  /** The network address that the request came from. */
  readonly remoteAddress: string
  /**
   * A signal for work that takes long: aborted when the answer has been sent, when its client has gone before, and when the
   * access is taken away, with the problem as its reason then.
   * @param untilExpiry whether also when the access token expires; an answer on its way is not broken off for that.
   */
  watch(untilExpiry?: boolean): AbortSignal
  /**
   * Takes room for an answer that will be kept whole until its reader has taken it; to be called before it is put together.
   * @param byteLength of the answer, about.
   * @returns undefined when there was room at once. What is returned else resolves to who the caller is when it is its turn, for
   * which everything has to be looked up anew; it rejects with PlacesTakenError when too many wait already, and as `admitAgain`.
   */
  makeRoom(byteLength: number): Promise<Caller> | undefined
  /** Who the caller is by now, for work that has waited: roles and places may have changed. @throws why it is not let in. */
  admitAgain(): Promise<Caller>
}

/** What a handler is given: the validated request and who makes it. */
export interface OperationInput<Op extends Operation, Body = BodyOf<Op>> extends OperationRequest<Op> {
  readonly body: Body
}

/** What stands for "304, nothing has changed", where an operation can answer that. */
type UnchangedOf<Op> = Op extends { readonly isConditional: true } ? undefined : never

/** Does an operation's work: resolves to its answer, or to the bytes of it. */
export type OperationHandler<Op extends Operation, Body = BodyOf<Op>> = (
  input: OperationInput<Op, Body>,
  reply: FastifyReply,
) => Promise<AnswerOf<Op['answer']['schema']> | UnchangedOf<Op> | Buffer | NodeJS.ReadableStream>

/** What is particular about an operation. */
export interface BindOptions<Op extends Operation, Body> {
  /** How many times its size a body takes, with its answer; 1 by default. */
  readonly bodyExpansion?: number
  /** Looks for what the operation is about: that it is not there is told before what is wrong with the body. */
  readonly requireFirst?: (request: OperationRequest<Op>) => unknown
  /**
   * Reads a body that is not taken as one value of its schema: text, or what is checked piece by piece.
   * @throws ProblemError `invalid_body`.
   */
  readonly readBody?: (body: unknown) => Body
}

/**
 * Registers an operation of the contract: its path, the access guard ahead of it, and the validation of its
 * parameters and of its body, which the handler gets as what their schemas say.
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
      request.caller = await guard.admit(request.headers.authorization, operation)
    },
    ...(operation.body && {
      preParsing: async (request: FastifyRequest, reply: FastifyReply, payload: RequestPayload) => {
        if (request.caller && !hasNoContent(request.headers)) {
          await app.bodyPlaces.take(request, request.caller, bodyLimit, watchAnswer(reply.raw))
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
      const answer = await handle({ ...asked, body: readBody(request.body) }, reply)
      return operation.answer.schema === null || answer === undefined ? reply.send() : answer
    },
  })
}

/** Chooses what reads the body of an operation; {@link BodyOf} gives it the type of the schema. */
function chooseBodyReader<Body>(
  { operationId, body }: Operation,
  given: ((body: unknown) => Body) | undefined,
): (body: unknown) => Body {
  if (given) return given
  if (!body) return () => undefined as Body
  if (body.texts) throw new Error(`${operationId} takes text and is bound without what reads it`)
  return createBodyReader(body.schema as TObject) as (body: unknown) => Body
}

/** What is asked, of a request whose parameters were read. */
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
  const admitAgain = () => guard.admit(authorization, operation)
  return {
    params: request.params as Of<Op['params']>,
    query: request.query as Of<Op['query']>,
    caller,
    remoteAddress: request.ip,
    watch: (untilExpiry = false) => {
      const over = watchAnswer(reply.raw)
      return AbortSignal.any([over, guard.follow({ caller, authorization, operation, over }, untilExpiry)])
    },
    makeRoom: (byteLength) => app.answerPlaces.take(reply, caller, byteLength)?.then(admitAgain),
    admitAgain,
  }
}

/** Axios names a form as the type of no content, in clients of the newest openapi-generator. */
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
