/**
 * Every way in which a client fails that is told to its people, with what was wrong in words. Codes are
 * stable, and new ones may come with each release.
 */
export const clientFailures = {
  wrong_secret: 'The client_secret was wrong.',
  secret_missing: 'No client_secret was sent, or not in a way that is taken.',
  secret_not_expected: 'A client_secret was sent, which a public client does not have.',
  client_disabled: 'The client is disabled.',
  wrong_redirect_address:
    'The redirect_uri is not one of the callback URLs of the client, or not the one that the login was begun with.',
  code_refused:
    'The code was unknown, used before or expired, or its code_verifier was wrong (PKCE); the login has to begin again.',
  refresh_token_expired: 'The refresh token has expired.',
  refresh_token_ended:
    'The login of the refresh token was ended: by its user, an administrator or the application, or because a code or token came twice.',
  refresh_token_unknown:
    'The refresh token is not known: mistyped, cut off, of another client, or long over.',
  grant_not_allowed: 'The client may not use this grant_type.',
  scope_refused: 'A scope was asked for that does not exist, or that the client or the login may not have.',
  request_malformed: 'A request to the OAuth2 server lacked a parameter, or one was wrong.',
  access_token_expired: 'The API was called with an access token that has expired.',
  access_token_ended:
    'The API was called with an access token that was revoked, or whose login or user is gone.',
  insufficient_scope: 'The API was called with an access token that lacks a scope.',
  insufficient_role: 'The API was called for something that the role of the user does not allow.',
} as const satisfies Record<string, string>

/** Stable name of a way to fail, e.g. `wrong_secret`. */
export type ClientFailure = keyof typeof clientFailures

/** All ways to fail, in the catalogue's order. */
export const clientFailureList = Object.keys(clientFailures) as readonly ClientFailure[]
