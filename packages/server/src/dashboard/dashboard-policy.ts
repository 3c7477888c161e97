/** What the policy of the dashboard must know. */
export interface PolicyParts {
  /** The service's URL without a trailing slash. */
  readonly publicUrl: string
  /** The style sheets that scripts of the page insert. */
  readonly styleHashes: readonly string[]
}

/**
 * Creates the content security policy of the dashboard: everything comes from this server, scripts and styles
 * from files, and no text becomes markup or script. At another address the page may ask whether the public
 * one can be reached.
 */
export function createDashboardPolicy({ publicUrl, styleHashes }: PolicyParts): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' ${styleHashes.map((hash) => `'${hash}'`).join(' ')}`.trimEnd(),
    "img-src 'self' data: blob:",
    `connect-src 'self' ${new URL(publicUrl).origin}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}
