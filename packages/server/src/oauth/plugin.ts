import type { IncomingMessage, ServerResponse } from 'node:http'
import formbody from '@fastify/formbody'
import middie from '@fastify/middie'
import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import type { AccessTokenVerifier } from './access-token-verifier.ts'
import type { AuthorizationServer } from './authorization-server.ts'
import { registerAccountLinkRoutes } from './hosted/account-link-routes.ts'
import { registerAccountRoutes } from './hosted/account-routes.ts'
import { registerConsentRoute } from './hosted/consent-routes.ts'
import { type InteractionParts, registerInteractionRoutes } from './hosted/interaction-routes.ts'
import { answerPageError } from './hosted/page-errors.ts'
import { stylePath } from './hosted/pages/page.ts'
import { style } from './hosted/pages/style.ts'
import type { Setup } from './hosted/setup.ts'
import { registerSetupRoutes } from './hosted/setup-routes.ts'
import { registerSignOutRoute } from './hosted/sign-out-route.ts'
import type { OauthClients } from './oauth-clients.ts'
import { registerUserInfoRoute } from './user-info-route.ts'

/** The parts of which the routes are made. */
export interface PluginParts extends InteractionParts {
  readonly publicUrl: string
  readonly clients: OauthClients
  readonly verifier: AccessTokenVerifier
  readonly setup: Setup
}

/** A login form is small; nothing larger is read. */
const maxFormBytes = 16_384

/**
 * Creates all routes of the authorization server and of its hosted pages, to be registered without a prefix.
 */
export function createPlugin(parts: PluginParts): FastifyPluginAsync {
  return async (app) => {
    app.register(async (scope) => mountAuthorizationServer(scope, parts.server))
    app.register(async (scope) => registerHostedPages(scope, parts))
    app.register(async (scope) => registerUserInfoRoute(scope, parts.verifier, parts.servedUsers))
  }
}

/**
 * Mounts the authorization server, which reads its own bodies and answers by itself, before Fastify looks at
 * the request. It is in a separate scope, so that requests to the API never pass through it.
 */
async function mountAuthorizationServer(app: FastifyInstance, server: AuthorizationServer): Promise<void> {
  await app.register(middie)
  app.use('/oauth2', (request: IncomingMessage, response: ServerResponse) => server.handle(request, response))
  app.get('/.well-known/oauth-authorization-server/oauth2', (request, reply) => {
    // RFC 8414 section 3.1 puts the well-known part before the issuer's path; the document is the same.
    reply.hijack()
    const path = '/.well-known/oauth-authorization-server'
    server.handle(Object.assign(request.raw, { url: path, originalUrl: `/oauth2${path}` }), reply.raw)
  })
  // Gives the hook above a route to run on; its handler is never reached.
  app.all('/oauth2/*', { config: { operationId: 'oauth2' } }, (_request, reply) => reply.callNotFound())
}

async function registerHostedPages(app: FastifyInstance, parts: PluginParts): Promise<void> {
  app.removeAllContentTypeParsers()
  await app.register(formbody, { bodyLimit: maxFormBytes })
  app.setErrorHandler((error, request, reply) => {
    const view = parts.findView(request.headers['accept-language'])
    return answerPageError(toError(error), request, reply, view)
  })
  app.get(stylePath, (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('x-content-type-options', 'nosniff')
      .type('text/css; charset=utf-8')
      .send(style),
  )
  registerInteractionRoutes(app, parts)
  registerConsentRoute(app, parts.server)
  registerAccountLinkRoutes(app, parts)
  registerAccountRoutes(app, parts)
  registerSignOutRoute(app, parts)
  registerSetupRoutes(app, parts)
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
