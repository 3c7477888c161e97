import type { FastifyInstance, FastifyReply } from 'fastify'

/** The time for which a browser may remember that it may call, in seconds. */
const rememberedS = 600

/**
 * The headers that scripts may read. Readers of files of columns need the length and the borders of a part;
 * `date` tells how far a clock is off.
 */
const exposedHeaders =
  'date, etag, retry-after, www-authenticate, content-disposition, accept-ranges, content-length, content-range'

/**
 * Lets pages of other origins call the API from a browser (CORS, Fetch standard section 3.3): those to which
 * people come back after a login, so that a page which can get a token can use it. Cookies are never allowed,
 * and `/oauth2` has a separate rule for each client.
 *
 * @param isAllowed tells whether an origin is one of these.
 */
export function allowOtherOrigins(app: FastifyInstance, isAllowed: (origin: string) => boolean): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers
    if (origin === undefined || isOfAuthorizationServer(request.url) || !isAllowed(origin)) return
    reply.header('access-control-allow-origin', origin)
    if (request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined) {
      return answerPreflight(reply)
    }
    reply.header('access-control-expose-headers', exposedHeaders)
  })
  app.addHook('onSend', async (_request, reply) => varyByOrigin(reply))
}

/** Says to caches that an answer is for the page of one origin, if it is. */
export function varyByOrigin(reply: FastifyReply): void {
  if (!reply.hasHeader('access-control-allow-origin')) return
  const vary = [reply.getHeader('vary') ?? [], 'origin'].flat()
  reply.header('vary', vary.join(', '))
}

function answerPreflight(reply: FastifyReply): FastifyReply {
  return reply
    .header('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE')
    .header(
      'access-control-allow-headers',
      'authorization, content-type, content-encoding, if-match, if-none-match, if-range, last-event-id, range',
    )
    .header('access-control-max-age', rememberedS)
    .status(204)
    .send()
}

function isOfAuthorizationServer(url: string): boolean {
  return /^\/oauth2(?:[/?]|$)/.test(url)
}
