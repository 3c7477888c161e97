import { Type } from 'typebox'
import { exampleUse } from './examples.ts'
import type { Operation } from './operation.ts'
import {
  ClientChanges,
  ClientId,
  ClientInput,
  ClientList,
  ClientOutput,
  ClientSecret,
  CreatedClient,
  clientBounds,
} from './schemas/client.ts'
import { pageParameters } from './schemas/page.ts'
import { exampleVersion } from './schemas/version.ts'
import { administrationScopes } from './scopes.ts'

const clientParams = Type.Object({ client_id: ClientId })

const exampleClient = {
  client_id: '3f2b9c6d1e8a4075b1c2d3e4f5',
  version: exampleVersion,
  name: 'Facilities dashboard',
  kind: 'confidential',
  status: 'enabled',
  created_at: 1760000000.5,
  callback_urls: ['https://dashboard.example.org/callback'],
  sign_out_urls: [],
  access_token_lifetime_s: 14_400,
  refresh_token_lifetime_s: 315_360_000,
  scopes: ['aws.cognito.signin.user.admin', 'readings:read'],
  allowed_grants: ['authorization_code', 'refresh_token'],
  rotate_refresh_tokens: false,
  rotation_grace_s: 10,
  echo_refresh_token: false,
  signing_algorithm: 'default',
  first_party: true,
  built_in: false,
  secret_used_at: 1760000000.5,
  previous_secret_until: null,
  previous_secret_used_at: null,
  ...exampleUse,
}

const exampleCredentials = {
  client_secret: 'c2VjcmV0LXNob3duLW9uY2UtYW5kLW5ldmVyLWFnYWlu',
  oauth_url: 'http://localhost:8000/oauth2',
}

/** The administration of OAuth2 clients: always those of the caller's organisation. */
export const clientOperations = {
  listClients: {
    operationId: 'list_clients',
    method: 'get',
    path: '/clients',
    summary: "The organisation's OAuth2 clients",
    description:
      "All OAuth2 clients of the caller's organisation, by name; with `built_in` also those that every server has for everybody, which nobody can change. For administrators.",
    scopes: administrationScopes,
    callers: 'administrators',
    query: Type.Object({
      ...pageParameters,
      built_in: Type.Optional(
        Type.Boolean({
          default: false,
          description: "Whether the service's own clients are listed too.",
          example: false,
        }),
      ),
    }),
    answer: {
      status: 200,
      description: 'The clients.',
      schema: ClientList,
      example: { data: [exampleClient], next_cursor: null },
    },
    problems: ['too_many_requests', 'overloaded'],
  },
  createClient: {
    operationId: 'create_client',
    method: 'post',
    path: '/clients',
    summary: 'Create an OAuth2 client',
    description:
      'The answer hands over the credentials; the secret is shown this once and kept only as a hash. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    body: {
      schema: ClientInput,
      example: {
        name: 'Facilities dashboard',
        kind: 'confidential',
        callback_urls: ['https://dashboard.example.org/callback'],
        scopes: ['aws.cognito.signin.user.admin', 'readings:read'],
      },
    },
    answer: {
      status: 201,
      description: 'The client with its credentials.',
      schema: CreatedClient,
      example: { ...exampleClient, ...exampleCredentials },
    },
    problems: ['not_possible'],
  },
  readClient: {
    operationId: 'read_client',
    method: 'get',
    path: '/clients/{client_id}',
    summary: 'One OAuth2 client',
    description:
      'A client with all its settings and what is known of its use, never its secret. The answer has an `ETag`, so that a page that waits for the first token can ask every few seconds. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    isConditional: true,
    params: clientParams,
    answer: { status: 200, description: 'The client.', schema: ClientOutput, example: exampleClient },
    problems: ['not_found', 'too_many_requests', 'overloaded'],
  },
  changeClient: {
    operationId: 'change_client',
    method: 'patch',
    path: '/clients/{client_id}',
    summary: 'Change an OAuth2 client',
    description:
      'Changes what is given and leaves the rest. It holds for the next request; tokens already given keep their lifetime and scopes. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    versionedBy: ['client.created', 'client.changed', 'client.disabled', 'client.enabled', 'client.deleted'],
    params: clientParams,
    body: { schema: ClientChanges, example: { refresh_token_lifetime_s: 2_592_000 } },
    answer: {
      status: 200,
      description: 'The client as it is now.',
      schema: ClientOutput,
      example: { ...exampleClient, refresh_token_lifetime_s: 2_592_000 },
    },
    problems: ['not_found', 'not_possible'],
  },
  deleteClient: {
    operationId: 'delete_client',
    method: 'delete',
    path: '/clients/{client_id}',
    summary: 'Delete an OAuth2 client',
    description:
      'Removes a client with everything it was given: its refresh tokens and access tokens stop at once. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    versionedBy: ['client.created', 'client.changed', 'client.disabled', 'client.enabled', 'client.deleted'],
    params: clientParams,
    answer: { status: 204, description: 'The client is gone.', schema: null },
    problems: ['not_found', 'not_possible'],
  },
  rotateClientSecret: {
    operationId: 'rotate_client_secret',
    method: 'post',
    path: '/clients/{client_id}/secret',
    summary: 'Give an OAuth2 client a new secret',
    description:
      'The secret before stops working at once, or with `keep_previous_s` after that time, so that programs can change over; refresh tokens live on. A secret that was kept by an earlier rotation stops at once. The new one is shown this once. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    params: clientParams,
    query: Type.Object({
      keep_previous_s: Type.Optional(
        Type.Integer({
          minimum: clientBounds.keepPreviousS.min,
          maximum: clientBounds.keepPreviousS.max,
          default: 0,
          description: 'Seconds for which the secret before works as well: 0 to 2592000 (30 days).',
          example: 86_400,
        }),
      ),
    }),
    answer: {
      status: 200,
      description: 'The new credentials.',
      schema: ClientSecret,
      example: {
        client_id: exampleClient.client_id,
        ...exampleCredentials,
        previous_secret_until: 1760086400.5,
      },
    },
    problems: ['not_found', 'not_possible'],
  },
  endPreviousSecret: {
    operationId: 'end_previous_secret',
    method: 'delete',
    path: '/clients/{client_id}/previous_secret',
    summary: 'End the secret before the last rotation',
    description:
      'The secret that a rotation kept stops working at once, before its time; the client and its own secret go on. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    params: clientParams,
    answer: { status: 204, description: 'The secret before works no more.', schema: null },
    problems: ['not_found', 'not_possible'],
  },
  disableClient: {
    operationId: 'disable_client',
    method: 'post',
    path: '/clients/{client_id}/disable',
    summary: 'Disable an OAuth2 client',
    description:
      'From now on the client gets no tokens, and those it has do not work until it is enabled again. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    params: clientParams,
    answer: {
      status: 200,
      description: 'The client as it is now.',
      schema: ClientOutput,
      example: { ...exampleClient, status: 'disabled' },
    },
    problems: ['not_found', 'not_possible'],
  },
  enableClient: {
    operationId: 'enable_client',
    method: 'post',
    path: '/clients/{client_id}/enable',
    summary: 'Enable an OAuth2 client again',
    description:
      'Lets a disabled client work again, with the tokens that have not ended meanwhile. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    params: clientParams,
    answer: {
      status: 200,
      description: 'The client as it is now.',
      schema: ClientOutput,
      example: exampleClient,
    },
    problems: ['not_found', 'not_possible'],
  },
} as const satisfies Record<string, Operation>
