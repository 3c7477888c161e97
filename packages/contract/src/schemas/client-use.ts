import { type Static, Type } from 'typebox'
import { clientFailureList } from '../client-failures.ts'
import { nextCursor } from './page.ts'

/** For how long what happened is kept, in hours and in days of UTC. */
export const activityBounds = {
  client: { hours: 168, days: 90 },
  grant: { hours: 48, days: 30 },
} as const

/** The newest failure of a client or a login. */
const lastError = Type.Object(
  {
    code: Type.Enum([...clientFailureList], {
      description: 'Stable name of what was wrong; more may come.',
      example: 'wrong_secret',
    }),
    detail: Type.String({
      description: 'What was wrong, in words.',
      example: 'The client_secret was wrong.',
    }),
    at: Type.Number({
      description: 'When it was last so: Unix time in seconds.',
      example: 1760003600.5,
    }),
    since: Type.Number({
      description: 'When it was first so, since the last token or another failure: Unix time in seconds.',
      example: 1760000000.5,
    }),
    count: Type.Integer({ minimum: 1, description: 'How often it was so since then.', example: 12 }),
    remote_address: Type.Union([Type.String(), Type.Null()], {
      description: 'The network address from which it was so last.',
      example: '192.0.2.7',
    }),
  },
  { description: 'The newest failure of a client or a login, and how often it was the same.' },
)

/** What clients and grants tell of their use. */
export const useMembers = {
  last_token_at: Type.Union([Type.Number(), Type.Null()], {
    description:
      'When an access token was last given, in whatever way: Unix time in seconds; null for never.',
    example: 1760000000.5,
  }),
  last_token_address: Type.Union([Type.String(), Type.Null()], {
    description: 'The network address to which it was given; null for never, and where it is not known.',
    example: '192.0.2.7',
  }),
  last_refresh_at: Type.Union([Type.Number(), Type.Null()], {
    description: 'When one was last given for a refresh token: Unix time in seconds; null for never.',
    example: 1760000000.5,
  }),
  last_error: Type.Union([lastError, Type.Null()], {
    description: 'The newest failure; one that is older than `last_token_at` is over. Null for none.',
    example: null,
  }),
  requests_24h: Type.Integer({
    minimum: 0,
    description: 'Calls of the API that were let in, in this hour and the 23 hours before.',
    example: 1440,
  }),
}

/** What was done in an hour or a day. */
export const ActivityEntry = Type.Object(
  {
    from: Type.Integer({
      description: 'When the hour or the day (of UTC) began: Unix time in seconds.',
      example: 1760000400,
    }),
    tokens: Type.Integer({
      minimum: 0,
      description: 'Access tokens that were given, those for refresh tokens included.',
      example: 3,
    }),
    refreshes: Type.Integer({
      minimum: 0,
      description: 'Those of them that were given for a refresh token.',
      example: 2,
    }),
    failures: Type.Integer({ minimum: 0, description: 'Failures, as in `last_error`.', example: 0 }),
    requests: Type.Integer({
      minimum: 0,
      description: 'Calls of the API that were let in.',
      example: 60,
    }),
  },
  { $id: 'ActivityEntry', description: 'What was done in an hour or a day.' },
)
export type ActivityEntry = Static<typeof ActivityEntry>

/** A page of what was done. */
export const ActivityList = Type.Object(
  {
    data: Type.Array(ActivityEntry, {
      description: 'The hours or days, the newest first; those in which nothing was done are left out.',
    }),
    next_cursor: nextCursor,
  },
  { $id: 'ActivityList', description: 'What was done hour by hour or day by day.' },
)
export type ActivityList = Static<typeof ActivityList>
