import { type Operation, operations } from '@openlightfi/contract'
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import { ProblemError } from '../problem-error.ts'
import { findDeepNesting, maxNesting } from './find-deep-nesting.ts'
import { replyWithProblem, toProblemError } from './problem-reply.ts'
import { refuseSecondHost } from './refuse-second-host.ts'

/** What the app needs to know. */
export interface AppOptions {
  readonly publicUrl: string
  readonly logLevel: string
  /** Trust `X-Forwarded-*`: only behind a proxy that sets them. */
  readonly trustProxy: boolean
}

/** Largest body, in bytes: 50,000 readings at about 160 bytes each. */
const bodyLimit = 8 * 1024 * 1024

/** A Fastify app with our parsing, errors, security headers and logging, and no routes yet. */
export function createApp({ publicUrl, logLevel, trustProxy }: AppOptions): FastifyInstance {
  const app = Fastify({
    bodyLimit,
    trustProxy,
    // A body of hundreds of megabytes takes minutes; headers still have to come within 60 s.
    requestTimeout: 30 * 60_000,
    forceCloseConnections: 'idle',
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    logger: { level: logLevel, serializers: { req: describeRequest } },
    // What the router refuses by itself, such as a path that is no UTF-8, never reaches the error handler.
    frameworkErrors: (error, request, reply) => {
      replyWithProblem(toProblemError(error, bodyLimit), request, reply, publicUrl)
    },
    // Strict, ajv would not hold an infinite number, which a parameter of "1e400" becomes, to its bounds.
    ajv: { customOptions: { removeAdditional: false, allErrors: true, strictNumbers: false } },
    routerOptions: { maxParamLength: 200 },
  })
  parseJsonWithPosition(app)
  app.addHook('onRequest', async (request, reply) => {
    refuseSecondHost(request.raw)
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer')
  })
  // Ahead of the body: where there is nothing to give it to, it does not matter what is wrong with it.
  app.addHook('preParsing', async (request) => {
    if (request.is404) throw describeUnknownRoute(request)
  })
  app.addHook('onResponse', async (request, reply) => {
    const durationMs = Math.round(reply.elapsedTime * 10) / 10
    request.log.info({ req: request, status: reply.statusCode, duration_ms: durationMs }, 'request')
  })
  app.setErrorHandler((error, request, reply) => {
    const thrown =
      error instanceof Error ? error : new Error('something that is no error was thrown', { cause: error })
    return replyWithProblem(toProblemError(thrown, bodyLimit), request, reply, publicUrl)
  })
  app.setNotFoundHandler((request, reply) =>
    replyWithProblem(describeUnknownRoute(request), request, reply, publicUrl),
  )
  return app
}

/** The path without its query: queries may carry codes and tokens. */
function describeRequest(request: FastifyRequest) {
  return { method: request.method, path: request.originalUrl.split('?', 1)[0], remote_address: request.ip }
}

/** Fastify's own parser does not say where it stopped. */
function parseJsonWithPosition(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: FastifyRequest, text: string) => {
      const tooDeepAt = findDeepNesting(text)
      if (tooDeepAt !== undefined) {
        const detail = `The body is nested deeper than ${maxNesting} levels from character ${tooDeepAt} on.`
        throw new ProblemError('malformed_json', detail)
      }
      try {
        return JSON.parse(text) as unknown
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        throw new ProblemError('malformed_json', `The body is not JSON: ${reason}.`, { cause: error })
      }
    },
  )
}

function describeUnknownRoute(request: FastifyRequest): ProblemError {
  const path = request.url.split('?', 1)[0] ?? ''
  const methods = Object.values<Operation>(operations)
    .filter((operation) => matchesPath(operation.path, path))
    .map((operation) => operation.method.toUpperCase())
  if (methods.length === 0) return new ProblemError('not_found', `No route "${path.slice(0, 200)}" exists.`)
  return new ProblemError(
    'method_not_allowed',
    `${path} takes ${methods.join(', ')}, not ${request.method}.`,
    {
      headers: { allow: methods.join(', ') },
    },
  )
}

function matchesPath(template: string, path: string): boolean {
  return new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)
}
