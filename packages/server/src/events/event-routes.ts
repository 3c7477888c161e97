import { Readable } from 'node:stream'
import { defaultEveryS, operations } from '@openlightfi/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Estate, ReadLatest } from '../estate/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { varyByOrigin } from '../http/allow-other-origins.ts'
import { bindOperation } from '../http/bind-operation.ts'
import { bodyLimit } from '../http/body-places.ts'
import { requireAccepted } from '../http/negotiate-format.ts'
import { toProblemError } from '../http/problem-reply.ts'
import { refuseParameter } from '../http/refuse-parameter.ts'
import type { Bounds } from '../places.ts'
import { type CursorParts, chooseReadings, findLogPlace, type Readings } from '../readings/index.ts'
import { EventPlaces } from './event-places.ts'
import { EventStream } from './event-stream.ts'
import { EventStreams } from './event-streams.ts'
import { formatEnd } from './format-end.ts'
import { PageTexts } from './page-texts.ts'
import { StreamOutput, type StreamPatience, usualPatience } from './stream-output.ts'

/** Times and bounds that are not the usual ones, for tests and benchmarks. */
export interface StreamSettings {
  readonly patience?: Partial<StreamPatience>
  readonly bounds?: Bounds
}

/** The parts around the routes of events. */
export interface EventParts extends StreamSettings {
  readonly estate: Estate
  readonly readings: Readings
  readonly readLatest: ReadLatest
  readonly cursors: CursorParts
}

/** The streams that are open. */
export type OpenStreams = Pick<EventStreams, 'size' | 'ended'>

/** Neither caches nor proxies may keep events back: nginx knows the last of these. */
const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

/** Registers the route that streams events. @returns what tells how many streams are open. */
export function registerEventRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { estate, readings, readLatest, cursors, patience: given, bounds }: EventParts,
): OpenStreams {
  const { changes, series, keptLog } = readings
  const patience = { ...usualPatience, ...given }
  const texts = new PageTexts(series, cursors)
  const parts = { estate, readings, readLatest, texts, patience }
  const streams = new EventStreams(parts)
  const places = new EventPlaces(bounds)
  app.addHook('preClose', async () => streams.close())

  bindOperation(app, guard, operations.streamEvents, async (input, reply) => {
    const { query, caller, watchAccess, admitAgain } = input
    requireAccepted(reply.request.raw, 'text/event-stream')
    const { latest = false, every_s: everyS, cursor, ...choice } = query
    if (everyS !== undefined && !latest) throw refuseParameter('every_s', 'is for latest=true only')
    const lastId = reply.request.headers['last-event-id']
    const [parameter, given] = lastId ? ['Last-Event-ID', String(lastId)] : ['cursor', cursor ?? 'now']
    const isResumed = given !== 'now'
    const place = findLogPlace(changes, cursors, given, parameter)
    const { isWanted } = chooseReadings(estate, series, caller, choice)
    if (isResumed && !latest) await keptLog.require(place, isWanted, cursors)
    if (reply.request.method === 'HEAD') {
      reply.headers(headers)
      return Readable.from([])
    }
    if (!places.holdFor(reply.raw, caller)) return '' // its reader has gone
    reply.headers(headers)
    const output = new StreamOutput(takeOver(reply), patience)
    const newest = latest ? { everyMs: (everyS ?? defaultEveryS) * 1000, isResumed } : undefined
    const after = latest && isResumed ? changes.end : place
    const asked = { caller, choice, after, admitAgain, ...(newest && { newest }) }
    const stream = new EventStream(parts, asked, output, (reason) => {
      streams.forget(stream)
      endOutput(reply, output, reason, streams)
    })
    const forget = watchAccess({
      noteRights: (renewed) => stream.noteRights(renewed),
      end: (reason) => stream.end(reason),
    })
    reply.raw.once('close', () => {
      forget()
      stream.end(undefined)
    })
    streams.open(stream)
    return '' // of an answer that is on its way already
  })
  return streams
}

/** Takes the answer over from Fastify, whose own way to send a stream would keep a second buffer. */
function takeOver(reply: FastifyReply) {
  varyByOrigin(reply)
  reply.hijack()
  reply.raw.writeHead(200, reply.getHeaders() as Record<string, string>)
  return reply.raw
}

function endOutput(reply: FastifyReply, output: StreamOutput, reason: unknown, streams: EventStreams): void {
  if (reply.raw.destroyed) return
  const problem = toProblemError(reason instanceof Error ? reason : new Error(String(reason)), bodyLimit)
  if (problem.code === 'internal_error') reply.request.log.error({ err: problem.cause }, 'internal error')
  streams.noteEnd(problem.code)
  output.end(formatEnd(problem))
}
