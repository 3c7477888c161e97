import type { IncomingMessage } from 'node:http'

/** A request as the library's mount hands it over: with the address that Fastify trusts. */
type MountedRequest = IncomingMessage & { readonly ip?: string }

/**
 * URLs in answers and the cookies' `secure` follow the public URL alone, never what a request claims; and where a request
 * comes from is what Fastify trusts (`trustProxy`).
 */
export function pinAddress(request: MountedRequest, address: URL): void {
  request.headers['x-forwarded-host'] = address.host
  request.headers['x-forwarded-proto'] = address.protocol.slice(0, -1)
  request.headers['x-forwarded-for'] = request.ip ?? request.socket.remoteAddress ?? ''
}
