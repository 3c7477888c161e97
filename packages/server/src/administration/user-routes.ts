import { operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import { paginate } from '../http/paginate.ts'
import type { FindAdministrator } from './administrator.ts'
import type { UserAdministration } from './user-administration.ts'
import { toInvitedUser, toSentLink, toUserOutput } from './user-wire.ts'

/** The parts of which the routes are made. */
export interface UserRouteParts {
  readonly users: UserAdministration
  readonly findAdministrator: FindAdministrator
}

/** Registers the routes that administer users. */
export function registerUserRoutes(app: FastifyInstance, guard: AccessGuard, parts: UserRouteParts): void {
  registerUserReadingRoutes(app, guard, parts)
  registerUserChangeRoutes(app, guard, parts)
  registerAccessRoutes(app, guard, parts)
}

function registerUserReadingRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { users }: UserRouteParts,
): void {
  bindOperation(app, guard, operations.listUsers, async ({ query, caller }) => {
    const page = paginate(users.list(caller.organisationId), query, (user) =>
      JSON.stringify([user.username.toLowerCase(), user.userId]),
    )
    return { ...page, data: page.data.map(toUserOutput) }
  })

  bindOperation(app, guard, operations.readUser, async ({ params, caller }) =>
    toUserOutput(users.require(caller.organisationId, params.user_id)),
  )
}

function registerUserChangeRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { users, findAdministrator }: UserRouteParts,
): void {
  bindOperation(app, guard, operations.inviteUser, async (input) => {
    const by = findAdministrator(input)
    return toInvitedUser(await users.invite(input.caller.organisationId, input.body, by))
  })

  bindOperation(
    app,
    guard,
    operations.changeUser,
    async (input) => {
      const { params, body, caller } = input
      const by = findAdministrator(input)
      return toUserOutput(await users.change(caller.organisationId, params.user_id, body, by))
    },
    { requireFirst: ({ params, caller }) => users.require(caller.organisationId, params.user_id) },
  )

  bindOperation(app, guard, operations.deleteUser, async (input) => {
    await users.delete(input.caller.organisationId, input.params.user_id, findAdministrator(input))
    return undefined
  })
}

/** Registers the routes that let people in, and keep them out. */
function registerAccessRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { users, findAdministrator }: UserRouteParts,
): void {
  bindOperation(app, guard, operations.signOutUser, async (input) => {
    await users.signOut(input.caller.organisationId, input.params.user_id, findAdministrator(input))
    return undefined
  })

  bindOperation(app, guard, operations.resetUserPassword, async (input) => {
    const { params, caller } = input
    const by = findAdministrator(input)
    return toSentLink(await users.resetPassword(caller.organisationId, params.user_id, by))
  })

  bindOperation(app, guard, operations.renewInvitation, async (input) => {
    const { params, caller } = input
    const by = findAdministrator(input)
    return toSentLink(await users.renewInvitation(caller.organisationId, params.user_id, by))
  })

  bindOperation(app, guard, operations.removeSecondFactor, async (input) => {
    const { params, caller } = input
    await users.removeSecondFactor(caller.organisationId, params.user_id, findAdministrator(input))
    return undefined
  })
}
