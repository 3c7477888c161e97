import type { FastifyBaseLogger } from 'fastify'

/** The part of the library's request context that is logged. */
interface EventContext {
  readonly oidc: { readonly route: string; readonly client?: { readonly clientId: string } | undefined }
}

/** An OAuth2 error with the detail that the caller does not learn. */
interface RefusedError extends Error {
  readonly error?: string
  readonly error_detail?: string
}

const errorEvents = [
  'authorization.error',
  'grant.error',
  'device_authorization.error',
  'code_verification.error',
  'device_resume.error',
  'revocation.error',
  'introspection.error',
  'end_session.error',
  'end_session_confirm.error',
  'discovery.error',
  'jwks.error',
] as const

/** Logs the refusals and failures of the authorization server: the private detail, never a parameter. */
export function logProviderErrors(emitter: NodeJS.EventEmitter, logger: FastifyBaseLogger): void {
  for (const event of errorEvents) {
    emitter.on(event, (ctx: EventContext, error: RefusedError) => {
      const clientId = ctx.oidc.client?.clientId
      logger.info(
        { event, clientId, error: error.error, detail: error.error_detail },
        'OAuth2 request refused',
      )
    })
  }
  emitter.on('server_error', (ctx: EventContext, error: Error) => {
    logger.error({ event: 'server_error', route: ctx.oidc.route, err: error }, 'OAuth2 request failed')
  })
  emitter.on('error', (error: Error) => logger.error({ err: error }, 'OAuth2 answer failed'))
}
