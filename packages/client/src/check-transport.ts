/**
 * Parses a base URL and refuses to send secrets over plain HTTP, except to this machine (RFC 8252 section 7.3
 * and RFC 9700 section 2.6) or where the caller said that the network in between is trusted.
 *
 * @returns the URL without a trailing slash.
 * @throws TypeError for anything but an http(s) URL without credentials, query and fragment.
 */
export function checkTransport(url: string, allowInsecureHttp: boolean): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) {
    throw new TypeError(`Not an http or https URL: ${JSON.stringify(url)}.`)
  }
  if (parsed.username || parsed.password || parsed.search || parsed.hash) {
    throw new TypeError(
      `${parsed.origin}${parsed.pathname} must be given without credentials, query and fragment.`,
    )
  }
  if (parsed.protocol === 'http:' && !isLoopback(parsed.hostname) && !allowInsecureHttp) {
    throw new TypeError(
      `${parsed.origin} would send tokens in clear over the network. Use https, or set allowInsecureHttp on a network you trust.`,
    )
  }
  return `${parsed.origin}${parsed.pathname.replace(/^(.*[^/]|)\/+$/s, '$1')}`
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  )
}
