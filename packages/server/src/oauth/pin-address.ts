import type { IncomingMessage } from 'node:http'

/** URLs in answers and the cookies' `secure` follow the public URL alone, never what a request claims. */
export function pinAddress(request: IncomingMessage, address: URL): void {
  request.headers['x-forwarded-host'] = address.host
  request.headers['x-forwarded-proto'] = address.protocol.slice(0, -1)
}
