import { Type } from 'typebox'

/** How the shim gets its access tokens. */
export const oauthSchema = Type.Object(
  {
    url: Type.Optional(
      Type.String({
        pattern: '^https?://[^@?#\\s]+$',
        expected: 'must be an http or https address without user, "?" and "#"',
        description: 'The oauth_url that came with the client. Default: /oauth2 of the server.',
      }),
    ),
    clientId: Type.String({
      minLength: 1,
      default: 'lightfi-cli',
      description:
        "The OAuth2 client. The default, which every server has, lives 30 days; for years of service use a confidential client of your organisation's.",
    }),
    clientSecretFile: Type.Optional(
      Type.String({ minLength: 1, description: 'File with the secret of the client and nothing else.' }),
    ),
    grant: Type.Enum(['refreshToken', 'clientCredentials'], {
      default: 'refreshToken',
      description:
        'refreshToken: on behalf of whoever logged in with "lightfi shim login". clientCredentials: as the client itself.',
    }),
    scope: Type.Optional(
      Type.String({ minLength: 1, description: 'Scopes to ask for at a login, separated by spaces.' }),
    ),
    tokenFile: Type.Optional(
      Type.String({
        minLength: 1,
        description:
          'Where the tokens are kept, mode 0600; shims may share it. Default: tokens.json in $STATE_DIRECTORY, else in the directory of the configuration.',
      }),
    ),
    refreshAheadS: Type.Integer({
      minimum: 30,
      maximum: 43_200,
      default: 300,
      description:
        'Seconds before its end at which an access token is renewed, asked for or not; at most half of its life.',
    }),
    refreshEveryS: Type.Integer({
      minimum: 60,
      maximum: 86_400,
      default: 1800,
      description:
        'Longest time between two refreshes, seconds, so that a short-lived refresh token stays alive.',
    }),
    timeoutMs: Type.Integer({
      minimum: 100,
      maximum: 600_000,
      default: 30_000,
      description: 'Time limit of one request for a token, milliseconds.',
    }),
  },
  { additionalProperties: false, default: {} },
)
