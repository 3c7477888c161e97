import type { IncomingMessage } from 'node:http'
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import { type Clock, systemClock } from '../clock.ts'
import { ProblemError } from '../problem-error.ts'
import { Workbooks } from '../sheets/index.ts'
import { watchAnswerEnds } from './answer-ends.ts'
import { answerInOrder } from './answer-in-order.ts'
import { AnswerPlaces, countAnswers } from './answer-places.ts'
import { BodyPlaces, bodyLimit } from './body-places.ts'
import { answerClientError } from './client-errors.ts'
import { compressAnswers } from './compression/compress-answers.ts'
import { CompressionTurns } from './compression/compression-turns.ts'
import {
  boundConnections,
  type ConnectionBounds,
  type ConnectionCounts,
  findConnectionBounds,
} from './connections.ts'
import { createLogStream } from './create-log-stream.ts'
import { isBrowser } from './is-browser.ts'
import { dropIdleSlashes, findOperations } from './operation-paths.ts'
import { decodeJsonBody, parseJsonBody } from './parse-json-body.ts'
import { replyWithProblem, toProblemError } from './problem-reply.ts'
import { refuseSecondHost } from './refuse-second-host.ts'

/** The settings of the app. */
export interface AppOptions {
  readonly publicUrl: string
  readonly logLevel: string
  /** Trust `X-Forwarded-*`: only behind a proxy that sets them. */
  readonly trustProxy: boolean
  /** The bounds of connections; by default those that fit the limit of open files. */
  readonly connections?: ConnectionBounds
  /**
   * Renders the page that a browser gets at an unknown route. Without it, a browser gets a problem like
   * programs.
   */
  readonly renderNotFound?: (languages: string | undefined) => HtmlAnswer
  /** Turns a request into another one: returns the path and query of that one, or the given ones. */
  readonly rewriteTarget?: (request: IncomingMessage, target: string) => string
  /** The time that answers tell as their `Date`; the machine's by default. */
  readonly clock?: Clock
  /** The target of log lines; standard output by default. */
  readonly log?: LogSink
}

/** A page with its headers. */
export interface HtmlAnswer {
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

/** Takes lines of the log, each with its end; it must neither throw nor block. */
export interface LogSink {
  write(line: string): unknown
  /** The lines that were lost since the start, where some may be. */
  readonly lostInAll?: number
}

/**
 * Creates a Fastify app with the parsing, errors, security headers and logging of the server, and no routes
 * yet.
 */
export function createApp({
  publicUrl,
  logLevel,
  trustProxy,
  connections,
  renderNotFound,
  rewriteTarget = (_request, target) => target,
  clock = systemClock,
  log = createLogStream(systemClock),
}: AppOptions): FastifyInstance {
  const app = Fastify({
    bodyLimit,
    trustProxy,
    // Readings of hundreds of megabytes take minutes; other bodies have less, see `boundConnections`.
    requestTimeout: 30 * 60_000,
    http: { headersTimeout: 15_000, connectionsCheckingInterval: 5_000 },
    clientErrorHandler: (error, socket) => answerClientError(error, socket, publicUrl),
    forceCloseConnections: 'idle',
    rewriteUrl: (request) => rewriteTarget(request, dropIdleSlashes(request.url ?? '')),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    logger: {
      level: logLevel,
      stream: { write: (line) => void log.write(line) },
      serializers: { req: pickLogFields },
    },
    // Requests that the router itself refuses, such as those with a path that is no UTF-8, never reach the
    // error handler.
    frameworkErrors: (error, request, reply) => {
      replyWithProblem(toProblemError(error, bodyLimit), request, reply, publicUrl)
    },
    routerOptions: { maxParamLength: 200 },
  })
  const bounds = connections ?? findConnectionBounds(trustProxy)
  app.decorate('connectionCounts', boundConnections(app.server, bounds, carriesReadings))
  app.decorate('bodyPlaces', new BodyPlaces())
  app.decorate('answerPlaces', new AnswerPlaces())
  app.decorate('compressionTurns', new CompressionTurns())
  app.decorate('workbooks', new Workbooks(app.compressionTurns, clock))
  parseJsonWithPosition(app)
  logAnswers(app)
  answerInOrder(app)
  countAnswers(app)
  compressAnswers(app)
  app.addHook('onRequest', async (request, reply) => {
    refuseSecondHost(request.raw)
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer')
  })
  // Node tells the time of the machine by itself.
  if (clock !== systemClock) {
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('date', new Date(clock()).toUTCString())
    })
  }
  // A body that no route takes is not read, whatever its type.
  app.addHook('preParsing', async (request, _reply, payload) => {
    if (request.is404 && !isOfBrowser(request)) throw refuseUnknownRoute(request)
    return payload
  })
  app.setErrorHandler((error, request, reply) => {
    const thrown =
      error instanceof Error ? error : new Error('something that is no error was thrown', { cause: error })
    return replyWithProblem(toProblemError(thrown, bodyLimit), request, reply, publicUrl)
  })
  app.setNotFoundHandler((request, reply) => {
    const problem = refuseUnknownRoute(request)
    if (!renderNotFound || problem.code !== 'not_found' || !isOfBrowser(request)) {
      return replyWithProblem(problem, request, reply, publicUrl)
    }
    const { html, headers } = renderNotFound(request.headers['accept-language'])
    return reply.status(404).headers(headers).type('text/html; charset=utf-8').send(html)
  })
  return app
}

function isOfBrowser({ method, headers }: FastifyRequest): boolean {
  return isBrowser(method, headers.accept)
}

/** Tells whether these are readings, the only large bodies; their sender is known before any is read. */
function carriesReadings({ method, url }: IncomingMessage): boolean {
  return method === 'POST' && /^\/readings(?:\?|$)/.test(dropIdleSlashes(url ?? ''))
}

/** Logs a line for each request, also for one whose client has gone before its answer. */
function logAnswers(app: FastifyInstance): void {
  watchAnswerEnds(app, (request, reply, { status, isWhole }) => {
    const durationMs = Math.round(reply.elapsedTime * 10) / 10
    const facts = { req: request, status, duration_ms: durationMs }
    request.log.info(isWhole ? facts : { ...facts, cut: true }, 'request')
  })
}

/**
 * Picks the facts of a request for the log. The path is without its query, which may carry codes and tokens,
 * and without the secret of a download.
 */
function pickLogFields(request: FastifyRequest) {
  const path = request.originalUrl.split('?', 1)[0]?.replace(/^(\/+downloads\/).+/, '$1...')
  return { method: request.method, path, remote_address: request.ip }
}

/** Parses JSON with a parser that says where it stopped, which Fastify's own does not. */
function parseJsonWithPosition(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, bytes: Buffer) => parseJsonBody(decodeJsonBody(bytes)),
  )
}

function refuseUnknownRoute(request: FastifyRequest): ProblemError {
  const path = request.url.split('?', 1)[0] ?? ''
  const methods = findOperations(path).map(({ method }) => method.toUpperCase())
  if (methods.length === 0) return new ProblemError('not_found', `No route "${path.slice(0, 200)}" exists.`)
  return new ProblemError(
    'method_not_allowed',
    `${path} takes ${methods.join(', ')}, not ${request.method}.`,
    {
      headers: { allow: methods.join(', ') },
    },
  )
}

declare module 'fastify' {
  interface FastifyInstance {
    /** The connections to the server. */
    readonly connectionCounts: ConnectionCounts
  }
}
