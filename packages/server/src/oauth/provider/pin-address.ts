import type { IncomingMessage } from 'node:http'

/** A request from the library's mount: with the address that Fastify trusts. */
type MountedRequest = IncomingMessage & { readonly ip?: string }

/**
 * Pins the address of a request. URLs in answers and the cookies' `secure` follow the public URL alone, never
 * the request; and the origin of a request is the one that Fastify trusts (`trustProxy`).
 * @returns the address that the request came from.
 */
export function pinAddress(request: MountedRequest, address: URL): string {
  request.headers['x-forwarded-host'] = address.host
  request.headers['x-forwarded-proto'] = address.protocol.slice(0, -1)
  const remoteAddress = request.ip ?? request.socket.remoteAddress ?? ''
  request.headers['x-forwarded-for'] = remoteAddress
  return remoteAddress
}
