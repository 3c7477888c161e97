import type { IncomingHttpHeaders } from 'node:http'
import { listMediaTypes, type Operation } from '@openlightfi/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest, RequestPayload } from 'fastify'
import type { Static, TSchema } from 'typebox'
import type { AccessGuard } from './access-guard.ts'
import { watchAnswer } from './answer-watch.ts'
import { bodyLimit } from './body-places.ts'
import type { Caller } from './caller.ts'
import { readQuery } from './read-query.ts'
import { toValidationSchema } from './to-validation-schema.ts'

type Of<Schema> = Schema extends TSchema ? Static<Schema> : Record<string, never>

type AnswerOf<Schema> = Schema extends TSchema ? Static<Schema> : undefined

const httpMethods = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' } as const

/** What a handler is given: the validated request and who makes it. */
export interface OperationInput<Op extends Operation> {
  readonly params: Of<Op['params']>
  readonly query: Of<Op['query']>
  readonly body: unknown
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

/** What stands for "304, nothing has changed", where an operation can answer that. */
type UnchangedOf<Op> = Op extends { readonly isConditional: true } ? undefined : never

/** Does an operation's work: resolves to its answer, or to the bytes of it. */
export type OperationHandler<Op extends Operation> = (
  input: OperationInput<Op>,
  reply: FastifyReply,
) => Promise<AnswerOf<Op['answer']['schema']> | UnchangedOf<Op> | Buffer | NodeJS.ReadableStream>

/**
 * Registers an operation of the contract: its path, the validation of its parameters, the access guard ahead of it.
 * A body is validated by the handler, which knows how to keep the good part of it.
 * @param options `bodyExpansion`: how many times its size a body takes, with its answer.
 */
export function bindOperation<Op extends Operation>(
  app: FastifyInstance,
  guard: AccessGuard,
  operation: Op,
  handle: OperationHandler<Op>,
  { bodyExpansion = 1 }: { readonly bodyExpansion?: number } = {},
): void {
  app.route({
    method: httpMethods[operation.method],
    url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: {
      operationId: operation.operationId,
      streamedTypes: Object.keys(operation.body?.texts ?? {}).flatMap(listMediaTypes),
      bodyExpansion,
    },
    schema: {
      ...(operation.params && { params: toValidationSchema(operation.params) }),
      querystring: toValidationSchema(operation.query ?? { type: 'object', properties: {} }),
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
      request.query = readQuery(request.query as Record<string, unknown>, operation.query)
    },
    handler: async (request, reply) => {
      const { caller } = request
      if (!caller) throw new Error('the access guard did not run')
      const { params, query, body } = request as {
        params: Of<Op['params']>
        query: Of<Op['query']>
        body: unknown
      }
      reply.header('cache-control', 'private, no-store').status(operation.answer.status)
      const { authorization } = request.headers
      const admitAgain = () => guard.admit(authorization, operation)
      const watch = (untilExpiry = false) => {
        const over = watchAnswer(reply.raw)
        return AbortSignal.any([over, guard.follow({ caller, authorization, operation, over }, untilExpiry)])
      }
      const makeRoom = (byteLength: number) =>
        app.answerPlaces.take(reply, caller, byteLength)?.then(admitAgain)
      const input = { params, query, body, caller, remoteAddress: request.ip, watch, makeRoom, admitAgain }
      const answer = await handle(input, reply)
      return operation.answer.schema === null || answer === undefined ? reply.send() : answer
    },
  })
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
