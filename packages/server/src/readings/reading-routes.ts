import { operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { Estate } from '../estate/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import type { CursorParts } from './changes/change-cursor.ts'
import { registerChangeRoutes } from './changes/change-routes.ts'
import { registerHistoryRoutes } from './history/history-routes.ts'
import type { Readings } from './index.ts'
import { decodePostedJson, readPostedBatch } from './intake/read-posted.ts'
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
        const source =
          caller.role === 'service'
            ? ({ kind: 'client', id: caller.clientId } as const)
            : ({ kind: 'user', id: caller.subject } as const)
        const reader = { holder: caller, isLarge: true, signal: watch() }
        const sender = { visibility: caller, source, reader }
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
    async (_request: unknown, bytes: Buffer) => decodePostedJson(bytes),
  )
}

/** Reads a body that is read as it arrives, or the list inside one that has arrived. */
function readPosted(body: unknown): StreamedBody | readonly unknown[] {
  return body instanceof StreamedBody ? body : readPostedBatch(body)
}
