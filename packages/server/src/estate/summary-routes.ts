import { operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import type { Visibility } from '../http/caller.ts'
import { LocationSummaries, type SummaryParts } from './location-summaries.ts'
import { requireVisibleLocation } from './require-visible.ts'

/** Registers the route that tells of locations in numbers. */
export function registerSummaryRoutes(app: FastifyInstance, guard: AccessGuard, parts: SummaryParts): void {
  const summaries = new LocationSummaries(parts)

  bindOperation(app, guard, operations.readLocationSummary, async (input) => {
    const { params, query, caller, watch, admitAgain } = input
    const findLocation = (who: Visibility) => requireVisibleLocation(parts.estate, who, params.location_id)
    return summaries.read({ caller, findLocation, query, watch, admitAgain })
  })
}
