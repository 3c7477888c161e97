import { Type } from 'typebox'
import type { Operation } from './operation.ts'
import {
  ClientChanges,
  ClientId,
  ClientInput,
  ClientList,
  ClientOutput,
  ClientSecret,
  CreatedClient,
} from './schemas/client.ts'
import { pageParameters } from './schemas/page.ts'
import { administrationScopes } from './scopes.ts'

const clientParams = Type.Object({ client_id: ClientId })

const exampleClient = {
  client_id: '3f2b9c6d1e8a4075b1c2d3e4f5',
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
    description: "All OAuth2 clients of the caller's organisation, by name. For administrators.",
    scopes: administrationScopes,
    callers: 'administrators',
    query: Type.Object(pageParameters),
    answer: {
      status: 200,
      description: 'The clients.',
      schema: ClientList,
      example: { data: [exampleClient], next_cursor: null },
    },
    problems: [],
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
    description: 'A client with all its settings, never its secret. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    params: clientParams,
    answer: { status: 200, description: 'The client.', schema: ClientOutput, example: exampleClient },
    problems: ['not_found'],
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
    params: clientParams,
    body: { schema: ClientChanges, example: { refresh_token_lifetime_s: 2_592_000 } },
    answer: {
      status: 200,
      description: 'The client as it is now.',
      schema: ClientOutput,
      example: { ...exampleClient, refresh_token_lifetime_s: 2_592_000 },
    },
    problems: ['not_found'],
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
    params: clientParams,
    answer: { status: 204, description: 'The client is gone.', schema: null },
    problems: ['not_found'],
  },
  rotateClientSecret: {
    operationId: 'rotate_client_secret',
    method: 'post',
    path: '/clients/{client_id}/secret',
    summary: 'Give an OAuth2 client a new secret',
    description:
      'The secret before stops working at once; refresh tokens live on. The new one is shown this once. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    params: clientParams,
    answer: {
      status: 200,
      description: 'The new credentials.',
      schema: ClientSecret,
      example: { client_id: exampleClient.client_id, ...exampleCredentials },
    },
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
    problems: ['not_found'],
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
    problems: ['not_found'],
  },
} as const satisfies Record<string, Operation>
