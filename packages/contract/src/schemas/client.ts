import { type Static, Type } from 'typebox'
import { scopeList } from '../scopes.ts'
import { useMembers } from './client-use.ts'
import { nextCursor } from './page.ts'
import { buildVersionSchema } from './version.ts'

/** The kinds of clients. */
export const clientKinds = ['confidential', 'public', 'service'] as const

/** The ways to get tokens, as `grant_type` spells them; the last is RFC 8628's. */
export const clientGrants = [
  'authorization_code',
  'refresh_token',
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:device_code',
] as const

/** The algorithms with which a client's tokens can be signed. */
export const clientSigningAlgorithms = ['default', 'RS256', 'ES256'] as const

/** What the settings of a client are held to; each bound is included. */
export const clientBounds = {
  maxNameLength: 100,
  maxUrls: 20,
  maxUrlLength: 2_048,
  /** 5 minutes to 1 day. */
  accessTokenLifetimeS: { min: 300, max: 86_400 },
  /** 60 minutes to 3650 days. */
  refreshTokenLifetimeS: { min: 3_600, max: 315_360_000 },
  rotationGraceS: { min: 0, max: 60 },
  /** 0 to 30 days. */
  keepPreviousS: { min: 0, max: 2_592_000 },
} as const

const clientIdRules = {
  pattern: '^[A-Za-z0-9_-]{1,64}$',
  example: '3f2b9c6d1e8a4075b1c2d3e4f5',
}

/** Id of an OAuth2 client: opaque, URL-safe. */
export const ClientId = Type.String({
  ...clientIdRules,
  description: 'Id of an OAuth2 client: opaque, URL-safe.',
})

/** The client to which a list is narrowed. */
export const ClientIdFilter = Type.String({ ...clientIdRules, description: 'Only those of this client.' })

const name = Type.String({
  minLength: 1,
  maxLength: clientBounds.maxNameLength,
  description: 'Shown to people who log in.',
  example: 'Facilities dashboard',
})

const kind = Type.Enum([...clientKinds], {
  description:
    '`confidential` keeps a secret and acts for users; `public` cannot keep one and proves itself with PKCE; `service` acts for itself, such as a gateway. Never changes.',
  example: 'confidential',
})

const url = Type.String({ maxLength: clientBounds.maxUrlLength })

const settings = {
  callback_urls: Type.Array(url, {
    maxItems: clientBounds.maxUrls,
    description:
      'Where codes may be sent; absolute http or https URLs, compared exactly. Default: `http://localhost:3000/`, `<public url>/docs/redirect` and `https://oauth.pstmn.io/v1/callback`; none for a service client.',
    example: ['https://dashboard.example.org/callback'],
  }),
  sign_out_urls: Type.Array(url, {
    maxItems: clientBounds.maxUrls,
    description: 'Where a browser may be sent after logging out, compared exactly. Default: none.',
    example: ['https://dashboard.example.org/bye'],
  }),
  access_token_lifetime_s: Type.Integer({
    minimum: clientBounds.accessTokenLifetimeS.min,
    maximum: clientBounds.accessTokenLifetimeS.max,
    description: 'Seconds that an access token lives: 5 minutes to 1 day. Default: 14400 (240 minutes).',
    example: 14_400,
  }),
  refresh_token_lifetime_s: Type.Integer({
    minimum: clientBounds.refreshTokenLifetimeS.min,
    maximum: clientBounds.refreshTokenLifetimeS.max,
    description:
      'Seconds that a refresh token lives, counted from the login and never extended: 60 minutes to 3650 days. Default: 315360000 (3650 days), for a public client 2592000 (30 days).',
    example: 315_360_000,
  }),
  scopes: Type.Array(Type.Enum([...scopeList]), {
    minItems: 1,
    maxItems: 20,
    description:
      'What it may ask for; asking for nothing means all of it. Default: `aws.cognito.signin.user.admin readings:read openid profile email`; for a service client `readings:write`.',
    example: ['aws.cognito.signin.user.admin', 'readings:read'],
  }),
  allowed_grants: Type.Array(Type.Enum([...clientGrants]), {
    minItems: 1,
    maxItems: 4,
    description:
      'Ways to get tokens. Default: `authorization_code` and `refresh_token`; a service client has `client_credentials` alone.',
    example: ['authorization_code', 'refresh_token'],
  }),
  rotate_refresh_tokens: Type.Boolean({
    description:
      'Whether each refresh gives a new refresh token and ends the one before. Default: false. A public client always rotates.',
    example: false,
  }),
  rotation_grace_s: Type.Integer({
    minimum: clientBounds.rotationGraceS.min,
    maximum: clientBounds.rotationGraceS.max,
    description: 'Seconds for which a rotated refresh token still works: 0 to 60. Default: 10.',
    example: 10,
  }),
  echo_refresh_token: Type.Boolean({
    description:
      'Whether a refresh answer repeats a refresh token that has not changed; some libraries lose theirs otherwise. Default: false.',
    example: false,
  }),
  signing_algorithm: Type.Enum([...clientSigningAlgorithms], {
    description:
      'What its tokens are signed with; `default` follows the setting of the service. Default: `default`.',
    example: 'default',
  }),
  first_party: Type.Boolean({
    description:
      "The organisation's own application. Users are asked for consent by any other. Default: true.",
    example: true,
  }),
}

const optionalSettings = Type.Partial(Type.Object(settings)).properties

/** A client to be created. */
export const ClientInput = Type.Object(
  { name, kind, ...optionalSettings },
  {
    $id: 'ClientInput',
    additionalProperties: false,
    description: 'An OAuth2 client to be created; what is not given has its default.',
  },
)
export type ClientInput = Static<typeof ClientInput>

/** The properties of a client that can change. */
export const ClientChanges = Type.Object(
  { name: Type.Optional(name), ...optionalSettings },
  {
    $id: 'ClientChanges',
    additionalProperties: false,
    description: 'What is to change; what is not given stays.',
    minProperties: 1,
  },
)
export type ClientChanges = Static<typeof ClientChanges>

const previousSecretUntil = Type.Union([Type.Number(), Type.Null()], {
  description:
    'Until when the secret before the last rotation works besides the new one: Unix time in seconds; null when it does not.',
  example: null,
})

const secretMembers = {
  secret_used_at: Type.Union([Type.Number(), Type.Null()], {
    description: 'When the client last proved itself by its secret: Unix time in seconds; null for never.',
    example: 1760000000.5,
  }),
  previous_secret_until: previousSecretUntil,
  previous_secret_used_at: Type.Union([Type.Number(), Type.Null()], {
    description:
      'When it last did so by the secret before, while that works: Unix time in seconds; null for never, and once it is over.',
    example: null,
  }),
}

const clientMembers = {
  client_id: ClientId,
  version: buildVersionSchema(),
  name,
  kind,
  status: Type.Enum(['enabled', 'disabled'], {
    description: 'A disabled client gets no tokens, and those it has do not work until it is enabled again.',
    example: 'enabled',
  }),
  created_at: Type.Number({ description: 'Unix time in seconds.', example: 1760000000.5 }),
  ...settings,
  built_in: Type.Boolean({
    description:
      "True for one of the service's own clients, which every server has: it serves the users of every organisation, and `created_at` is 0.",
    example: false,
  }),
  ...secretMembers,
  ...useMembers,
}

/** An OAuth2 client and all its settings. */
export const ClientOutput = Type.Object(clientMembers, {
  $id: 'ClientOutput',
  description: 'An OAuth2 client with all its settings. Its secret is kept only as a hash and never shown.',
})
export type ClientOutput = Static<typeof ClientOutput>

const secret = Type.String({
  description: 'The secret, shown this once: 256 random bits, base64url.',
  example: 'c2VjcmV0LXNob3duLW9uY2UtYW5kLW5ldmVyLWFnYWlu',
})

const oauthUrl = Type.String({
  description: 'The issuer: where the client finds `/authorize` and `/token`.',
  example: 'http://localhost:8000/oauth2',
})

/** A client that was just created, with the only copy of its secret. */
export const CreatedClient = Type.Object(
  { ...clientMembers, client_secret: Type.Optional(secret), oauth_url: oauthUrl },
  {
    $id: 'CreatedClient',
    description: 'A new OAuth2 client with its credentials. A public client has no secret.',
  },
)
export type CreatedClient = Static<typeof CreatedClient>

/** The new secret of a client. */
export const ClientSecret = Type.Object(
  {
    client_id: ClientId,
    client_secret: secret,
    oauth_url: oauthUrl,
    previous_secret_until: previousSecretUntil,
  },
  {
    $id: 'ClientSecret',
    description:
      'The new credentials of a client; the secret before works no more, or until the time that is told.',
  },
)
export type ClientSecret = Static<typeof ClientSecret>

/** A page of clients. */
export const ClientList = Type.Object(
  {
    data: Type.Array(ClientOutput, { description: "The organisation's clients, by name." }),
    next_cursor: nextCursor,
  },
  { $id: 'ClientList', description: 'OAuth2 clients.' },
)
export type ClientList = Static<typeof ClientList>
