import { operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { ClientUse } from '../client-use/index.ts'
import { type AccessGuard, isAdministrator } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import { type PageQuery, paginate } from '../http/paginate.ts'
import type { ClientAdministration } from './client-administration.ts'
import type { GrantAdministration } from './grant-administration.ts'
import { toActivity } from './use-wire.ts'

/** The parts of which the routes are made. */
export interface ActivityRouteParts {
  readonly clients: ClientAdministration
  readonly grants: GrantAdministration
  readonly use: Pick<ClientUse, 'readClient' | 'readGrant'>
}

interface ActivityQuery extends PageQuery {
  readonly interval?: 'hour' | 'day'
}

/** Registers the routes that tell what clients and logins did, hour by hour or day by day. */
export function registerActivityRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { clients, grants, use }: ActivityRouteParts,
): void {
  bindOperation(app, guard, operations.readClientActivity, async ({ params, query, caller, watch }) => {
    const { organisationId } = caller
    const { clientId } = clients.requireReadable(organisationId, params.client_id)
    const known = await use.readClient(organisationId, clientId, { holder: caller, signal: watch() })
    return toPage(toActivity(known, query.interval ?? 'hour'), query)
  })

  bindOperation(app, guard, operations.readGrantActivity, async ({ params, query, caller, watch }) => {
    const { organisationId, subject } = caller
    const onlyOf = isAdministrator(caller) ? undefined : subject
    const { grant } = await grants.require(organisationId, params.grant_id, onlyOf)
    const known = await use.readGrant(organisationId, grant.grantId, { holder: caller, signal: watch() })
    return toPage(toActivity(known, query.interval ?? 'hour'), query)
  })
}

function toPage<Entry extends { readonly from: number }>(entries: Entry[], query: ActivityQuery) {
  // The key rises as the time falls.
  return paginate(entries, query, ({ from }) => String(1e12 - from).padStart(13, '0'))
}
