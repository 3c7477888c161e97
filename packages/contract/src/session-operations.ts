import { Type } from 'typebox'
import type { Operation } from './operation.ts'
import { pageParameters } from './schemas/page.ts'
import { SessionId, SessionList } from './schemas/session.ts'
import { administrationScopes } from './scopes.ts'

/** The operations on the sessions that a user has in browsers. */
export const sessionOperations = {
  listSessions: {
    operationId: 'list_sessions',
    method: 'get',
    path: '/me/sessions',
    summary: 'Where the caller is logged in',
    description:
      "The caller's open sessions in browsers, the newest first. In such a browser applications log in without the password. What they were given lives on its own: `GET /grants`.",
    scopes: administrationScopes,
    callers: 'people',
    query: Type.Object(pageParameters),
    answer: {
      status: 200,
      description: 'The sessions.',
      schema: SessionList,
      example: {
        data: [
          {
            session_id: 'session_mZ3v0wqkM3mYw2o8m0lH0o3vJ7cD1T5q1xXbA9eK2cQ',
            created_at: 1760000000,
            last_used_at: 1760003600,
            expires_at: 1760032400,
            browser: 'Firefox on Windows',
            current: true,
          },
        ],
        next_cursor: null,
      },
    },
    problems: [],
  },
  endSession: {
    operationId: 'end_session',
    method: 'delete',
    path: '/me/sessions/{session_id}',
    summary: 'Log out in one browser',
    description:
      'Ends a session of the caller at once, and with it what it gave to the dashboard and to `/docs`, which run in that browser. Other applications keep what they were given until that is revoked: `DELETE /grants/{grant_id}`.',
    scopes: administrationScopes,
    callers: 'people',
    params: Type.Object({ session_id: SessionId }),
    answer: { status: 204, description: 'The session is ended.', schema: null },
    problems: ['not_found'],
  },
} as const satisfies Record<string, Operation>
