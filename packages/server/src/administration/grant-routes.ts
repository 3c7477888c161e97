import { operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
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
  readonly findAdministrator: FindAdministrator
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
  { grants, findAdministrator }: GrantRouteParts,
): void {
  const places = new Places(placeRules)

  bindOperation(app, guard, operations.listGrants, async ({ query, caller, watch }, reply) => {
    if (query.of === 'organisation') requireAdministrator(caller)
    readCursor(query)
    const head = answerHead(reply)
    if (head) return head
    const whose = query.of ?? 'me'
    const all = await places.run({ holder: caller, signal: watch() }, () => listGrants(whose, caller))
    const page = paginate(all, query, keyOfNewestFirst)
    return { ...page, data: page.data.map(toGrantOutput) }
  })

  bindOperation(app, guard, operations.revokeGrant, async (input) => {
    const { params, caller } = input
    const onlyOf = isAdministrator(caller) ? undefined : caller.subject
    await grants.revoke(caller.organisationId, params.grant_id, onlyOf, findAdministrator(input))
    return undefined
  })

  function listGrants(whose: 'me' | 'organisation', caller: Caller): Promise<GrantOfUser[]> {
    return whose === 'me'
      ? grants.listOfUser(caller.organisationId, caller.subject)
      : grants.listOfOrganisation(caller.organisationId)
  }
}

/** Builds a key that rises as the time of the login falls. */
function keyOfNewestFirst({ grant }: GrantOfUser): string {
  return JSON.stringify([String(1e12 - grant.createdAtS).padStart(13, '0'), grant.grantId])
}
