import { operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import { findTopsOf } from '../estate/index.ts'
import { type AccessGuard, mayCall } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import type { TimeSeries } from '../storage/time-series/time-series.ts'
import type { DataStatsParts } from './data-stats.ts'
import {
  nothingOfOrganisation,
  type OrganisationStatsParts,
  readOrganisationStats,
} from './organisation-stats.ts'
import { StatsReader } from './stats.ts'

/** The parts of the server that know the state of data. */
export interface StatsRouteParts extends DataStatsParts, OrganisationStatsParts {
  readonly timeSeries: TimeSeries
}

/** Registers the route that tells the state of data. */
export function registerStatsRoutes(app: FastifyInstance, guard: AccessGuard, parts: StatsRouteParts): void {
  const stats = new StatsReader(parts, parts.timeSeries)

  bindOperation(app, guard, operations.readStats, async ({ query, caller, watch, admitAgain }) => {
    let callerByNow = caller
    const ofData = await stats.read({
      caller,
      findTops: (who) => findTopsOf(parts.estate, who, query.location_id),
      watch,
      admitAgain: async () => {
        callerByNow = await admitAgain()
        return callerByNow
      },
    })
    const mayLook = mayCall(callerByNow, operations.listWebhooks)
    const ofOrganisation = mayLook
      ? await readOrganisationStats(parts, caller.organisationId)
      : nothingOfOrganisation
    return { ...ofData, ...ofOrganisation }
  })
}
