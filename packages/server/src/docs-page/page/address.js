/** @import { ApiDocument } from './types.ts' */

const loopbackNames = new Set(['localhost', '127.0.0.1'])

/**
 * Tells whether the page's origin is the service itself: the public URL, or the other name of this very
 * machine where the public URL is on it.
 *
 * @param {string} origin
 * @param {string} publicUrl
 */
export function isService(origin, publicUrl) {
  const [here, there] = [new URL(origin), new URL(publicUrl)]
  if (here.origin === there.origin) return true
  return (
    here.protocol === there.protocol &&
    here.port === there.port &&
    loopbackNames.has(here.hostname) &&
    loopbackNames.has(there.hostname)
  )
}

/**
 * Gives the document the address under which the page was opened, so that calls and requests for tokens stay
 * within one origin. People log in where the public URL is, and come back to `/docs/redirect` here.
 *
 * @param {ApiDocument} document
 * @param {string} origin
 * @returns {ApiDocument}
 */
export function moveDocument(document, origin) {
  const { oauth2 } = document.components.securitySchemes
  const flows = Object.fromEntries(
    Object.entries(oauth2.flows).map(([name, flow]) => [
      name,
      { ...flow, tokenUrl: `${origin}/oauth2/token` },
    ]),
  )
  const securitySchemes = { ...document.components.securitySchemes, oauth2: { ...oauth2, flows } }
  return { ...document, servers: [{ url: origin }], components: { ...document.components, securitySchemes } }
}

/**
 * Leads the browser to the public URL if that answers; otherwise the page says where it would work. A
 * redirect by the server would go round in circles behind a proxy that changes the Host header: only the
 * browser knows where it is.
 *
 * @param {string} publicUrl
 */
export async function leadToPublicUrl(publicUrl) {
  const here = document.getElementById('here')
  const elsewhere = document.getElementById('elsewhere')
  if (here) here.textContent = location.origin
  if (elsewhere) elsewhere.hidden = false
  try {
    await fetch(`${publicUrl}/health`, { mode: 'no-cors', signal: AbortSignal.timeout(5000) })
    location.replace(publicUrl + location.pathname + location.hash)
  } catch {
    // It cannot be reached from here, as the page says.
  }
}
