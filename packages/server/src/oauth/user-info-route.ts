import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type AccessTokenClaims, InvalidAccessToken } from './access-token-claims.ts'
import type { AccessTokenVerifier } from './access-token-verifier.ts'
import type { ServedUsers } from './served-users.ts'

/**
 * Registers `/oauth2/userInfo` (OpenID Connect Core section 5.3) for JWT access tokens with the scope
 * `openid`.
 */
export function registerUserInfoRoute(
  app: FastifyInstance,
  verifier: AccessTokenVerifier,
  servedUsers: ServedUsers,
): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/oauth2/userInfo',
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
      if (token === undefined) return refuse(reply, 401)
      const claims = await verify(verifier, token, request)
      const user = claims && servedUsers.find(claims.clientId, claims.sub)
      if (!claims || !user) return refuse(reply, 401, 'invalid_token')
      if (!claims.scopes.has('openid')) return refuse(reply, 403, 'insufficient_scope', 'openid')
      const { userId, username, email } = user
      return {
        sub: userId,
        username,
        ...(claims.scopes.has('profile') && { preferred_username: username }),
        ...(claims.scopes.has('email') && email !== undefined && { email }),
      }
    },
  })
}

async function verify(
  verifier: AccessTokenVerifier,
  token: string,
  request: FastifyRequest,
): Promise<AccessTokenClaims | undefined> {
  try {
    return await verifier.verify(token)
  } catch (error) {
    if (!(error instanceof InvalidAccessToken)) throw error
    request.log.info({ event: 'userinfo.error', reason: error.reason }, 'access token refused')
    return undefined
  }
}

/**
 * Refuses with the header of RFC 6750 section 3: without a token, the bare scheme; otherwise the reason of
 * the refusal.
 */
function refuse(reply: FastifyReply, status: number, error?: string, scope?: string): FastifyReply {
  const details = [error && `error="${error}"`, scope && `scope="${scope}"`].filter(Boolean).join(', ')
  reply.code(status).header('www-authenticate', details === '' ? 'Bearer' : `Bearer ${details}`)
  return reply.send({ error: error ?? 'missing_token' })
}
