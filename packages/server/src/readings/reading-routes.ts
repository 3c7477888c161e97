import { maxReadingsPerRequest, operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { Estate } from '../estate/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import { decodeJsonBody, parseJsonBody } from '../http/parse-json-body.ts'
import { refuseBody } from '../http/read-body.ts'
import type { ProblemError } from '../problem-error.ts'
import type { CursorParts } from './changes/change-cursor.ts'
import { registerChangeRoutes } from './changes/change-routes.ts'
import { registerHistoryRoutes } from './history/history-routes.ts'
import type { Readings } from './index.ts'
import { parseBatch } from './intake/parse-batch.ts'
import { StreamedBody, takeStreamedBodies } from './intake/streamed-body.ts'
import { takeEncodedBodies } from './intake/take-encoded-bodies.ts'

/** Registers the routes that store readings and read histories. */
export function registerReadingRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  estate: Estate,
  readings: Readings,
  cursors: CursorParts,
) {
  app.register(async (scope) => {
    takeEncodedBodies(scope)
    takeStreamedBodies(scope)
    takeBatchesInSlices(scope)
    bindOperation(
      scope,
      guard,
      operations.createReadings,
      async ({ body, query, caller, watch }) => {
        const { strict = false, dry_run: dryRun = false, before_2000: before2000 = false } = query
        const options = { strict, dryRun, before2000 }
        const sender = { visibility: caller, reader: { holder: caller, isLarge: true, signal: watch() } }
        if (body instanceof StreamedBody) return readings.ingest.storeParts(body.rows(), sender, options)
        return readings.ingest.store(body, sender, options)
      },
      { readBody: readPosted },
    )
  })

  registerHistoryRoutes(app, guard, estate, readings.history)
  registerChangeRoutes(app, guard, { estate, readings, cursors })
}

function takeBatchesInSlices(scope: FastifyInstance): void {
  scope.removeContentTypeParser('application/json')
  scope.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, bytes: Buffer) => {
      const text = decodeJsonBody(bytes)
      return (await parseBatch(text)) ?? parseJsonBody(text)
    },
  )
}

/** Reads a body that is read as it arrives, or the list inside one that has arrived. */
function readPosted(body: unknown): StreamedBody | readonly unknown[] {
  return body instanceof StreamedBody ? body : readBatch(body)
}

/** Reads the list inside the body; each entry is checked alone later. */
function readBatch(body: unknown): readonly unknown[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw refuse('', 'must be an object with the member "readings"')
  }
  const { readings, ...rest } = body as { readings?: unknown }
  const [unknownMember] = Object.keys(rest)
  if (unknownMember !== undefined)
    throw refuse(`/${unknownMember}`, 'is not known; the body has one member, "readings"')
  if (!Array.isArray(readings)) throw refuse('/readings', 'must be an array of readings')
  if (readings.length <= maxReadingsPerRequest) return readings
  throw refuse('/readings', `must have at most ${maxReadingsPerRequest} entries; it has ${readings.length}`)
}

function refuse(pointer: string, detail: string): ProblemError {
  return refuseBody([{ pointer, detail }])
}
