/** A correct public URL, for the sentences below. */
const example = 'https://sensors.example.org'

/**
 * Finds the reason why an address cannot be the one under which clients reach the service; undefined when it
 * can. A slash at its end is no mistake.
 *
 * @returns the rest of a sentence that begins with the address, e.g. `has a path ...`.
 */
export function findPublicUrlMistake(text: string): string | undefined {
  if (!/^https?:\/\/[^/]/i.test(text) || /\s/.test(text) || !URL.canParse(text))
    return `must be an http or https address such as ${example}`
  const { username, password, pathname, search, hash, hostname, protocol } = new URL(text)
  if (username !== '' || password !== '' || text.includes('@'))
    return `must not have a user or password in it: ${example}`
  if (search !== '' || hash !== '' || /[?#]/.test(text))
    return `must not have "?" or "#" in it, only scheme, host and port: ${example}`
  if (pathname !== '/')
    return `has the path ${pathname}, and LightFi cannot be served below a path: give it a host name of its own, such as ${protocol}//sensors.${hostname}`
  return undefined
}

/** Finds a warning for an address that can be used and should not; undefined when all is well. */
export function findPublicUrlRisk(publicUrl: string): string | undefined {
  const { protocol, hostname } = new URL(publicUrl)
  const isLocal = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
  if (protocol === 'https:' || isLocal) return undefined
  return `passwords and tokens travel in clear to ${publicUrl}: put a proxy with TLS before the server, and set LIGHTFI_PUBLIC_URL to its https address`
}
