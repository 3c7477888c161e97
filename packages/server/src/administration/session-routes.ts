import { operations, type SessionOutput } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import { recordWithin } from '../audit/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import type { Caller } from '../http/caller.ts'
import { paginate, readCursor } from '../http/paginate.ts'
import { answerHead } from '../http/stream-answer.ts'
import type { UserLogins, UserSession } from '../oauth/index.ts'
import { type PlaceRules, Places } from '../places.ts'
import { ProblemError } from '../problem-error.ts'
import type { FindAdministrator } from './administrator.ts'

/** The parts of which the routes are made. */
export interface SessionRouteParts {
  readonly logins: UserLogins
  readonly findAdministrator: FindAdministrator
}

/** The bounds of requests that read the sessions of a user. */
const placeRules: PlaceRules = {
  what: 'lists of sessions are being read',
  held: { perCaller: 1, perOrganisation: 2, inAll: 4 },
  waiting: { perCaller: 32, perOrganisation: 64, inAll: 256 },
  retryAfterS: 2,
}

/** Registers the routes on which people see and end their sessions in browsers. */
export function registerSessionRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { logins, findAdministrator }: SessionRouteParts,
): void {
  const places = new Places(placeRules)
  const listSessions = (caller: Caller, signal: AbortSignal) =>
    places.run({ holder: caller, signal }, () => logins.listSessions(caller.subject))

  bindOperation(app, guard, operations.listSessions, async ({ query, caller, watch }, reply) => {
    readCursor(query)
    const head = answerHead(reply)
    if (head) return head
    const page = paginate(await listSessions(caller, watch()), query, keyOfNewestFirst)
    return { ...page, data: page.data.map((session) => toSessionOutput(session, caller)) }
  })

  bindOperation(app, guard, operations.endSession, async (input) => {
    const { params, caller, watch } = input
    const id = params.session_id
    const session = (await listSessions(caller, watch())).find(({ sessionId }) => sessionId === id)
    if (!session) throw new ProblemError('not_found', `You have no session "${id}".`)
    const by = findAdministrator(input)
    await logins.endSession(session, (within) =>
      recordWithin(within, [
        {
          action: 'session.ended',
          organisationId: caller.organisationId,
          ...by,
          subject: { kind: 'user', id: caller.subject },
          details: { session_id: id, browser: session.browser ?? null },
        },
      ]),
    )
    return undefined
  })
}

function toSessionOutput(session: UserSession, caller: Caller): SessionOutput {
  return {
    session_id: session.sessionId,
    created_at: session.createdAtS,
    last_used_at: session.lastUsedAtS,
    expires_at: session.expiresAtS,
    browser: session.browser ?? null,
    current: [...session.grants.values()].includes(caller.grantId),
  }
}

/** Builds a key that rises as the time of the login falls. */
function keyOfNewestFirst({ createdAtS, sessionId }: UserSession): string {
  return JSON.stringify([String(1e12 - createdAtS).padStart(13, '0'), sessionId])
}
