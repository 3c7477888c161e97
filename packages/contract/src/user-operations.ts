import { Type } from 'typebox'
import { exampleUse } from './examples.ts'
import type { Operation } from './operation.ts'
import { ClientIdFilter } from './schemas/client.ts'
import { GrantId, GrantList } from './schemas/grant.ts'
import { pageParameters } from './schemas/page.ts'
import {
  InvitedUser,
  SentLink,
  UserChanges,
  UserId,
  UserInvitation,
  UserList,
  UserOutput,
} from './schemas/user.ts'
import { exampleVersion } from './schemas/version.ts'
import { administrationScopes } from './scopes.ts'

const userParams = Type.Object({ user_id: UserId })

const exampleUser = {
  user_id: 'user_b3f0Zk2mVtXq9aLc',
  version: exampleVersion,
  username: 'ada@example.org',
  email: 'ada@example.org',
  role: 'viewer',
  location_ids: ['loc_demo_building'],
  status: 'active',
  second_factor: false,
  created_at: 1760000000.5,
}

const exampleLink = { emailed_to: 'ada@example.org', link: null }

const exampleGrant = {
  grant_id: 'grant_qB5zZg1yCqJ8o1hVtq0lJr4Xv9mPz3aDw2Yk6nTs1eU',
  client_id: '3f2b9c6d1e8a4075b1c2d3e4f5',
  client_name: 'Facilities dashboard',
  user_id: 'user_b3f0Zk2mVtXq9aLc',
  username: 'ada@example.org',
  scopes: ['readings:read'],
  created_at: 1760000000,
  expires_at: 2075360000,
  ...exampleUse,
}

/** The administration of users, always those of the caller's organisation, and of what their logins gave. */
export const userOperations = {
  listUsers: {
    operationId: 'list_users',
    method: 'get',
    path: '/users',
    summary: "The organisation's users",
    description:
      "All users of the caller's organisation, by name, whatever their status. For administrators.",
    scopes: administrationScopes,
    callers: 'administrators',
    query: Type.Object(pageParameters),
    answer: {
      status: 200,
      description: 'The users.',
      schema: UserList,
      example: { data: [exampleUser], next_cursor: null },
    },
    problems: [],
  },
  inviteUser: {
    operationId: 'invite_user',
    method: 'post',
    path: '/users',
    summary: 'Invite a user',
    description:
      'Makes an account without a password and a one-time link, good for 7 days, on which its owner chooses one. The link is sent by mail, or handed over in the answer where no mail can be sent. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    body: {
      schema: UserInvitation,
      example: { email: 'ada@example.org', role: 'viewer', location_ids: ['loc_demo_building'] },
    },
    answer: {
      status: 201,
      description: 'The invited user.',
      schema: InvitedUser,
      example: { user: { ...exampleUser, status: 'invited' }, emailed_to: 'ada@example.org', link: null },
    },
    problems: ['not_possible'],
  },
  readUser: {
    operationId: 'read_user',
    method: 'get',
    path: '/users/{user_id}',
    summary: 'One user',
    description: 'A user of the organisation. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    params: userParams,
    answer: { status: 200, description: 'The user.', schema: UserOutput, example: exampleUser },
    problems: ['not_found'],
  },
  changeUser: {
    operationId: 'change_user',
    method: 'patch',
    path: '/users/{user_id}',
    summary: 'Change a user',
    description:
      'Changes the given ones of the locations, the role and whether the user is disabled, all of them or none, and leaves the rest; it holds for the next request. The last administrator of an organisation stays one. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    versionedBy: [
      'user.invited',
      'user.joined',
      'user.changed',
      'user.disabled',
      'user.enabled',
      'user.deleted',
    ],
    params: userParams,
    body: { schema: UserChanges, example: { role: 'installer', location_ids: ['loc_demo_floor_1'] } },
    answer: {
      status: 200,
      description: 'The user as it is now.',
      schema: UserOutput,
      example: { ...exampleUser, role: 'installer', location_ids: ['loc_demo_floor_1'] },
    },
    problems: ['not_found', 'not_possible'],
  },
  deleteUser: {
    operationId: 'delete_user',
    method: 'delete',
    path: '/users/{user_id}',
    summary: 'Delete a user',
    description: 'Forgets a user and ends everything that was given, at once. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    versionedBy: [
      'user.invited',
      'user.joined',
      'user.changed',
      'user.disabled',
      'user.enabled',
      'user.deleted',
    ],
    params: userParams,
    answer: { status: 204, description: 'The user is gone.', schema: null },
    problems: ['not_found', 'not_possible'],
  },
  signOutUser: {
    operationId: 'sign_out_user',
    method: 'post',
    path: '/users/{user_id}/sign_out',
    summary: 'Sign a user out everywhere',
    description:
      'Ends all sessions, refresh tokens and access tokens of a user, at once; the user may log in again. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    params: userParams,
    answer: { status: 204, description: 'Everything is ended.', schema: null },
    problems: ['not_found'],
  },
  resetUserPassword: {
    operationId: 'reset_user_password',
    method: 'post',
    path: '/users/{user_id}/password_reset',
    summary: 'Let a user set a new password',
    description:
      'Makes a one-time link, good for an hour, on which the user sets a new password; a newer link ends the one before. The link is sent by mail, or handed over in the answer where no mail can be sent. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    params: userParams,
    answer: { status: 200, description: 'The way of the link.', schema: SentLink, example: exampleLink },
    problems: ['not_found', 'not_possible'],
  },
  renewInvitation: {
    operationId: 'renew_invitation',
    method: 'post',
    path: '/users/{user_id}/invitation',
    summary: 'Invite a user again',
    description:
      'Makes a new one-time link for somebody who was invited and has not joined; the one before works no more. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    params: userParams,
    answer: { status: 200, description: 'The way of the link.', schema: SentLink, example: exampleLink },
    problems: ['not_found', 'not_possible'],
  },
  removeSecondFactor: {
    operationId: 'remove_second_factor',
    method: 'delete',
    path: '/users/{user_id}/second_factor',
    summary: 'Switch the second factor of a user off',
    description: 'For somebody who lost the device and the recovery codes. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    params: userParams,
    answer: { status: 204, description: 'The user logs in with the password alone.', schema: null },
    problems: ['not_found', 'not_possible'],
  },
  listGrants: {
    operationId: 'list_grants',
    method: 'get',
    path: '/grants',
    summary: 'What logins gave to applications',
    description:
      "The caller's own grants, the newest first, one for each login to an application; with `of=organisation` those of all its users, for administrators. With `client_id` those of one client alone.",
    scopes: administrationScopes,
    callers: 'people',
    query: Type.Object({
      of: Type.Optional(
        Type.Enum(['me', 'organisation'], {
          default: 'me',
          description: "Whose grants: the caller's own, or those of all users of the organisation.",
          example: 'me',
        }),
      ),
      ...pageParameters,
      client_id: Type.Optional(ClientIdFilter),
    }),
    answer: {
      status: 200,
      description: 'The grants.',
      schema: GrantList,
      example: { data: [exampleGrant], next_cursor: null },
    },
    problems: [],
  },
  revokeGrant: {
    operationId: 'revoke_grant',
    method: 'delete',
    path: '/grants/{grant_id}',
    summary: 'Revoke what one login gave',
    description:
      "Ends the refresh token and all access tokens of one login, at once; other logins live on. Anybody may revoke their own; administrators may revoke those of the organisation's users.",
    scopes: administrationScopes,
    callers: 'people',
    params: Type.Object({ grant_id: GrantId }),
    answer: { status: 204, description: 'The grant is revoked.', schema: null },
    problems: ['not_found'],
  },
} as const satisfies Record<string, Operation>
