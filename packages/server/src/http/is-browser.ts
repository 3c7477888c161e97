/**
 * Tells whether a person with a browser opened an address: programs do not ask for HTML.
 * @param accept the header `Accept`, if there is one.
 */
export function isBrowser(method: string, accept = ''): boolean {
  return method === 'GET' && accept.includes('text/html') && !accept.includes('json')
}
