import { operations, UserChanges, UserInvitation } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import { paginate } from '../http/paginate.ts'
import { readBody } from '../http/read-body.ts'
import type { DescribeAdministrator } from './administrator.ts'
import type { UserAdministration } from './user-administration.ts'
import { toInvitedUser, toUserOutput } from './user-wire.ts'

/** What the routes are made of. */
export interface UserRouteParts {
  readonly users: UserAdministration
  readonly describeAdministrator: DescribeAdministrator
}

/** Registers the routes that administer users. */
export function registerUserRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { users, describeAdministrator }: UserRouteParts,
): void {
  bindOperation(app, guard, operations.listUsers, async ({ query, caller }) => {
    const page = paginate(users.list(caller.organisationId), query, (user) =>
      JSON.stringify([user.username.toLowerCase(), user.userId]),
    )
    return { ...page, data: page.data.map(toUserOutput) }
  })

  bindOperation(app, guard, operations.inviteUser, async (input) => {
    const invitation = readBody(UserInvitation, input.body)
    const by = describeAdministrator(input)
    return toInvitedUser(await users.invite(input.caller.organisationId, invitation, by))
  })

  bindOperation(app, guard, operations.readUser, async ({ params, caller }) =>
    toUserOutput(users.require(caller.organisationId, params.user_id)),
  )

  bindOperation(app, guard, operations.changeUser, async (input) => {
    const { params, caller } = input
    users.require(caller.organisationId, params.user_id)
    const changes = readBody(UserChanges, input.body)
    const by = describeAdministrator(input)
    return toUserOutput(await users.change(caller.organisationId, params.user_id, changes, by))
  })

  bindOperation(app, guard, operations.deleteUser, async (input) => {
    await users.delete(input.caller.organisationId, input.params.user_id, describeAdministrator(input))
    return undefined
  })

  bindOperation(app, guard, operations.signOutUser, async (input) => {
    await users.signOut(input.caller.organisationId, input.params.user_id, describeAdministrator(input))
    return undefined
  })
}
