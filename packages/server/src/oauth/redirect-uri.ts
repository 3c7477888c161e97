/**
 * Gives an http(s) URL without a path the path `/`: both are the same URL (RFC 3986 section 6.2.3), and the
 * documented recipes send one and register the other. Nothing else is normalised; redirect URIs are compared
 * as exact strings.
 */
export function canonicaliseRedirectUri(uri: string): string {
  return uri.replace(/^(https?:\/\/[^/?#]+)(?=\?|$)/, '$1/')
}
