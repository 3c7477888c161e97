import { findTlsAdvice, LoginRequiredError, TokenRefusedError } from '@openlightfi/client'
import { ProxyFailure } from '@openlightfi/client/proxy'
import { errors } from 'undici'
import { ShimProblem } from './shim-problem.ts'

/** Advice about a login that is over, for the answer, the log and the alert. */
export const loginAdvice =
  'Run "lightfi shim login" with the configuration of this shim; it goes on by itself then.'

/** The problem for a caller when the shim could get no token. */
export function toTokenProblem(error: unknown, retryAfterS: number): ShimProblem {
  if (error instanceof ShimProblem) return error
  if (error instanceof LoginRequiredError) {
    return new ShimProblem('login_required', `The shim has no login that the server accepts. ${loginAdvice}`)
  }
  const reason =
    error instanceof TokenRefusedError
      ? `The server refused to give a token (${error.oauthError}): check oauth.clientId, oauth.clientSecretFile and oauth.scope.`
      : 'The server gives no token at the moment. /health of the shim says more.'
  return new ShimProblem('token_unavailable', reason, retryAfterS)
}

/** The problem for a caller when the shim could not reach the server. */
export function toServerProblem(error: unknown): ShimProblem {
  if (error instanceof ShimProblem) return error
  if (error instanceof errors.ConnectTimeoutError || error instanceof errors.HeadersTimeoutError) {
    return new ShimProblem('server_too_slow', 'The server did not answer in time.')
  }
  if (error instanceof errors.HTTPParserError) {
    return new ShimProblem('server_answer_broken', 'What answered does not speak HTTP. Is "server" right?')
  }
  if (error instanceof ProxyFailure) {
    const detail =
      'The outgoing proxy of the shim cannot be reached, or refuses. "lightfi shim check --online" says more.'
    return new ShimProblem('server_unreachable', detail, 1)
  }
  const tlsAdvice = findTlsAdvice(error)
  if (tlsAdvice !== undefined) {
    const detail = `The certificate of the server is not trusted. ${tlsAdvice} It counts from the next start of the shim.`
    return new ShimProblem('server_unreachable', detail, 60)
  }
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
  return new ShimProblem('server_unreachable', `The server cannot be reached, or hung up${code}.`, 1)
}

/** Whether a connection ended before an answer began, so that a safe request may go out once more. */
export function isLostConnection(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE'
}
