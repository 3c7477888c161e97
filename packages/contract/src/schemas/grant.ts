import { type Static, Type } from 'typebox'
import { ClientId } from './client.ts'
import { useMembers } from './client-use.ts'
import { nextCursor } from './page.ts'
import { UserId } from './user.ts'

/** Id of a grant, the `origin_jti` of its access tokens. */
export const GrantId = Type.String({
  pattern: '^[A-Za-z0-9_-]{1,128}$',
  description: 'Id of a grant: the `origin_jti` of its access tokens.',
  example: 'grant_qB5zZg1yCqJ8o1hVtq0lJr4Xv9mPz3aDw2Yk6nTs1eU',
})

/** The grant of one login to an application. */
export const GrantOutput = Type.Object(
  {
    grant_id: GrantId,
    client_id: ClientId,
    client_name: Type.String({ description: 'Name of the application.', example: 'Facilities dashboard' }),
    user_id: UserId,
    username: Type.String({ description: 'Who logged in.', example: 'ada@example.org' }),
    scopes: Type.Array(Type.String(), {
      description: 'What the application may do.',
      example: ['readings:read'],
    }),
    created_at: Type.Number({
      description: 'When the login was: Unix time in seconds.',
      example: 1760000000,
    }),
    expires_at: Type.Number({
      description: 'When its refresh token ends: Unix time in seconds.',
      example: 2075360000,
    }),
    ...useMembers,
  },
  { $id: 'GrantOutput', description: 'What one login gave to an application.' },
)
export type GrantOutput = Static<typeof GrantOutput>

/** A page of grants. */
export const GrantList = Type.Object(
  {
    data: Type.Array(GrantOutput, { description: 'The grants, the newest first.' }),
    next_cursor: nextCursor,
  },
  { $id: 'GrantList', description: 'What logins gave to applications.' },
)
export type GrantList = Static<typeof GrantList>
