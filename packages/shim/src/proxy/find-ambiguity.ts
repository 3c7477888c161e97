import type { IncomingMessage } from 'node:http'

/**
 * Finds why two readers of a request that Node's parser has taken could still disagree about its version, its
 * end, its target or whom it is for (RFC 9112 sections 2.3, 3.2 and 6). The parser itself refuses a length
 * beside chunks, control bytes in values, and bare line feeds and carriage returns.
 *
 * @returns what would be right, for the caller; `undefined` when there is one reading.
 */
export function findAmbiguity(request: IncomingMessage): string | undefined {
  const { httpVersion, rawHeaders, url = '' } = request
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return 'The version must be HTTP/1.1 or HTTP/1.0.'
  if (!url.startsWith('/')) return 'The target must be a path: absolute addresses and "*" are not taken.'
  let hosts = 0
  let lengths = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1
    else if (name.length === 14 && name.toLowerCase() === 'content-length') lengths += 1
  }
  if (hosts !== 1) return 'Host must be there once.'
  const coding = request.headers['transfer-encoding']
  if (lengths > 1 || (lengths > 0 && coding !== undefined)) return 'The length of the body must be told once.'
  // A body that is compressed on the way (gzip, chunked) would be passed on compressed, and no longer say so.
  if (coding === undefined || (coding.toLowerCase() === 'chunked' && httpVersion === '1.1')) return undefined
  return 'Transfer-Encoding must be chunked and nothing else, in HTTP/1.1.'
}
