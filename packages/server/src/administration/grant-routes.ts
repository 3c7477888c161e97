import { operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import { type ClientUse, requireKnown } from '../client-use/index.ts'
import { type AccessGuard, isAdministrator, requireAdministrator } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import type { Caller } from '../http/caller.ts'
import { paginate, readCursor } from '../http/paginate.ts'
import { answerHead } from '../http/stream-answer.ts'
import { type PlaceRules, Places } from '../places.ts'
import type { FindAdministrator } from './administrator.ts'
import type { GrantAdministration, GrantOfUser } from './grant-administration.ts'
import { toGrantOutput } from './user-wire.ts'

/** The parts of which the routes are made. */
export interface GrantRouteParts {
  readonly grants: GrantAdministration
  readonly use: ClientUse
  readonly findAdministrator: FindAdministrator
}

interface GrantQuery {
  readonly of?: 'me' | 'organisation'
  readonly client_id?: string
}

/** The bounds of requests that list logins. Each reads those of a whole organisation at the most. */
const placeRules: PlaceRules = {
  what: 'lists of logins are being read',
  held: { perCaller: 1, perOrganisation: 2, inAll: 4 },
  waiting: { perCaller: 32, perOrganisation: 64, inAll: 256 },
  retryAfterS: 2,
}

/**
 * Registers the routes on which people see and revoke the access that their logins gave, and administrators
 * that of everybody.
 */
export function registerGrantRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { grants, use, findAdministrator }: GrantRouteParts,
): void {
  const places = new Places(placeRules)

  bindOperation(app, guard, operations.listGrants, async ({ query, caller, watch }, reply) => {
    if (query.of === 'organisation') requireAdministrator(caller)
    readCursor(query)
    const head = answerHead(reply)
    if (head) return head
    const reader = { holder: caller, signal: watch() }
    return places.run(reader, async () => {
      const page = paginate(await listGrants(query, caller), query, keyOfNewestFirst)
      const grantIds = page.data.map(({ grant }) => grant.grantId)
      const known = await use.readGrants(caller.organisationId, grantIds, reader)
      const data = page.data.map((found) => toGrantOutput(found, requireKnown(known, found.grant.grantId)))
      return { ...page, data }
    })
  })

  bindOperation(app, guard, operations.revokeGrant, async (input) => {
    const { params, caller } = input
    const onlyOf = isAdministrator(caller) ? undefined : caller.subject
    await grants.revoke(caller.organisationId, params.grant_id, onlyOf, findAdministrator(input))
    return undefined
  })

  function listGrants(query: GrantQuery, { organisationId, subject }: Caller): Promise<GrantOfUser[]> {
    return query.of === 'organisation'
      ? grants.listOfOrganisation(organisationId, query.client_id)
      : grants.listOfUser(organisationId, subject, query.client_id)
  }
}

/** Builds a key that rises as the time of the login falls. */
function keyOfNewestFirst({ grant }: GrantOfUser): string {
  return JSON.stringify([String(1e12 - grant.createdAtS).padStart(13, '0'), grant.grantId])
}
