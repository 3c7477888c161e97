import { Type } from 'typebox'
import type { Operation } from './operation.ts'
import { ClientId } from './schemas/client.ts'
import { ActivityList, activityBounds } from './schemas/client-use.ts'
import { GrantId } from './schemas/grant.ts'
import { pageParameters } from './schemas/page.ts'
import { administrationScopes } from './scopes.ts'

const query = Type.Object({
  interval: Type.Optional(
    Type.Enum(['hour', 'day'], {
      default: 'hour',
      description: 'What an entry stands for: an hour or a day of UTC.',
      example: 'day',
    }),
  ),
  ...pageParameters,
})

const answer = {
  status: 200,
  description: 'What was done.',
  schema: ActivityList,
  example: {
    data: [{ from: 1760000400, tokens: 3, refreshes: 2, failures: 0, requests: 60 }],
    next_cursor: null,
  },
} as const

/** What is known of the use of clients and of what logins gave. */
export const activityOperations = {
  readClientActivity: {
    operationId: 'read_client_activity',
    method: 'get',
    path: '/clients/{client_id}/activity',
    summary: 'What an OAuth2 client did',
    description: `Tokens, failures and calls of a client hour by hour, for ${activityBounds.client.hours} hours, or day by day, for ${activityBounds.client.days} days. Of one of the service's own clients, what the organisation's users did with it. For administrators.`,
    scopes: administrationScopes,
    callers: 'administrators',
    params: Type.Object({ client_id: ClientId }),
    query,
    answer,
    problems: ['not_found', 'too_many_requests', 'overloaded'],
  },
  readGrantActivity: {
    operationId: 'read_grant_activity',
    method: 'get',
    path: '/grants/{grant_id}/activity',
    summary: 'What was done with what one login gave',
    description: `Tokens, failures and calls of one login hour by hour, for ${activityBounds.grant.hours} hours, or day by day, for ${activityBounds.grant.days} days. Anybody may read their own; administrators those of the organisation's users.`,
    scopes: administrationScopes,
    callers: 'people',
    params: Type.Object({ grant_id: GrantId }),
    query,
    answer,
    problems: ['not_found', 'too_many_requests', 'overloaded'],
  },
} as const satisfies Record<string, Operation>
