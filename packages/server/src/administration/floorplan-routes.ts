import { operations } from '@openlightfi/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { type Estate, requireVisibleLocation } from '../estate/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import type { FindAdministrator } from './administrator.ts'
import { type FloorplanAdministration, readSentFloorplan } from './floorplan-administration.ts'

/** The parts of which the routes are made. */
export interface FloorplanRouteParts {
  readonly estate: Estate
  readonly floorplans: FloorplanAdministration
  readonly findAdministrator: FindAdministrator
}

/** Registers the routes that administer floorplans. */
export function registerFloorplanRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { estate, floorplans, findAdministrator }: FloorplanRouteParts,
): void {
  bindOperation(
    app,
    guard,
    operations.putFloorplan,
    async (input, reply) => {
      const { params, query, caller, body } = input
      const by = findAdministrator(input)
      const act = query.dry_run ? 'try' : 'put'
      const plan = await readSentFloorplan(body.sent)
      const report = await floorplans[act](caller, params.location_id, plan, by)
      tag(reply, report.version)
      return report
    },
    {
      requireFirst: ({ params, caller }) => requireVisibleLocation(estate, caller, params.location_id),
      readBody: (sent: unknown) => ({ sent }),
    },
  )

  bindOperation(app, guard, operations.deleteFloorplan, async (input) => {
    await floorplans.delete(input.caller, input.params.location_id, findAdministrator(input))
    return undefined
  })
}

function tag(reply: FastifyReply, version: string | null): void {
  if (version !== null) reply.header('etag', `"${version}"`)
}
