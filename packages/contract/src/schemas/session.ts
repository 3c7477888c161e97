import { type Static, Type } from 'typebox'
import { nextCursor } from './page.ts'

/** Id of a session in a browser. It is no secret: the cookie is another one. */
export const SessionId = Type.String({
  pattern: '^[A-Za-z0-9_-]{1,64}$',
  description: 'Id of a session in a browser.',
  example: 'session_mZ3v0wqkM3mYw2o8m0lH0o3vJ7cD1T5q1xXbA9eK2cQ',
})

/** The session of a user in a browser. */
export const SessionOutput = Type.Object(
  {
    session_id: SessionId,
    created_at: Type.Number({
      description: 'When the user logged in there: Unix time in seconds.',
      example: 1760000000,
    }),
    last_used_at: Type.Number({
      description: 'When it was last used to log in to an application: Unix time in seconds.',
      example: 1760003600,
    }),
    expires_at: Type.Number({
      description: 'When it ends unless it is used: Unix time in seconds.',
      example: 1760032400,
    }),
    browser: Type.Union([Type.String(), Type.Null()], {
      description: 'The browser and its system, as it names itself; null where neither is known.',
      example: 'Firefox on Windows',
    }),
    current: Type.Boolean({
      description: 'Whether the login that this token came from was made in it.',
      example: true,
    }),
  },
  { $id: 'SessionOutput', description: 'The session of a user in a browser.' },
)
export type SessionOutput = Static<typeof SessionOutput>

/** A page of sessions. */
export const SessionList = Type.Object(
  {
    data: Type.Array(SessionOutput, { description: 'The sessions, the newest first.' }),
    next_cursor: nextCursor,
  },
  { $id: 'SessionList', description: 'The open sessions of a user.' },
)
export type SessionList = Static<typeof SessionList>
