import type { IncomingMessage } from 'node:http'

/** A request as the library's mount hands it over: with the address that Fastify trusts. */
type MountedRequest = IncomingMessage & { readonly ip?: string }

/**
 * URLs in answers and the cookies' `secure` follow the public URL alone, never what a request claims; and where a request
 * comes from is what Fastify trusts (`trustProxy`).
 * @returns where it comes from.
 */
export function pinAddress(request: MountedRequest, address: URL): string {
  request.headers['x-forwarded-host'] = address.host
  request.headers['x-forwarded-proto'] = address.protocol.slice(0, -1)
  const remoteAddress = request.ip ?? request.socket.remoteAddress ?? ''
  request.headers['x-forwarded-for'] = remoteAddress
  return remoteAddress
}
