import type { ClientFailure } from '@openlightfi/contract'
import type { OauthClient } from '../oauth-clients.ts'
import { findEndOfToken } from './explain-refusals.ts'

/** An OAuth2 error of the library, with the detail that the caller does not learn. */
export interface RefusedError extends Error {
  readonly error?: string
  readonly error_detail?: string
  readonly error_description?: string | undefined
}

/** A request that was refused. */
export interface RefusedRequest {
  readonly oidc: { readonly params?: Readonly<Record<string, unknown>> | undefined }
}

/**
 * The failures behind an error whose code says enough. Those that are not here are no failures of a program:
 * a person who has not decided yet or says no, or a server that is busy.
 */
const byCode: Readonly<Record<string, ClientFailure>> = {
  invalid_redirect_uri: 'wrong_redirect_address',
  invalid_scope: 'scope_refused',
  expired_token: 'code_refused',
  unauthorized_client: 'grant_not_allowed',
  invalid_request: 'request_malformed',
  unsupported_grant_type: 'request_malformed',
  unsupported_response_type: 'request_malformed',
  invalid_target: 'request_malformed',
}

/** Those of refresh tokens, by the library's private detail. All others say that the login has ended. */
const ofRefreshTokens: Readonly<Record<string, ClientFailure>> = {
  'refresh token not found': 'refresh_token_unknown',
  'client mismatch': 'refresh_token_unknown',
  'refresh token is expired': 'refresh_token_expired',
  'grant is expired': 'refresh_token_expired',
}

/** Finds in which way a client has failed; undefined where it was not its failure. */
export function findClientFailure(
  client: OauthClient,
  request: RefusedRequest,
  { error = '', error_detail: detail = '', error_description: said = '' }: RefusedError,
): ClientFailure | undefined {
  if (error === 'invalid_client') return findWrongProof(client, detail)
  if (error === 'invalid_request' && said.endsWith('is not allowed for this client'))
    return 'grant_not_allowed'
  if (error !== 'invalid_grant') return byCode[error]
  if (detail === 'authorization code redirect_uri mismatch') return 'wrong_redirect_address'
  if (request.oidc.params?.grant_type !== 'refresh_token') return 'code_refused'
  const end = findEndOfToken(request)
  if (end) return end.what === 'expired' ? 'refresh_token_expired' : 'refresh_token_ended'
  return ofRefreshTokens[detail] ?? 'refresh_token_ended'
}

function findWrongProof(client: OauthClient, detail: string): ClientFailure {
  if (client.isDisabled) return 'client_disabled'
  if (detail === 'invalid secret provided') return 'wrong_secret'
  return client.kind === 'public' ? 'secret_not_expected' : 'secret_missing'
}
