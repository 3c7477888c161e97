/** Where the browser keeps whose login it has. */
const markKey = 'lightfi-dashboard-login'

/** What begins with this in the storage of a tab was left there by the dashboard. */
const prefix = 'lightfi-'

/**
 * Names whose login a token is of, so that tabs can tell another user from the same one: the subject of the
 * token (RFC 9068 section 2.2), or else something that no other login has.
 */
export function readSubject(accessToken: string): string {
  try {
    const [, payload = ''] = accessToken.split('.')
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))
    if (typeof claims === 'object' && claims !== null && 'sub' in claims && typeof claims.sub === 'string')
      return claims.sub
  } catch {
    // The format of tokens is the server's business: each login is then another one.
  }
  return crypto.randomUUID()
}

/** Reads whose login the browser has; `null`: nobody's since somebody logged out. */
export function readLoginMark(): string | null {
  return localStorage.getItem(markKey)
}

/** Notes whose login the browser has, before it has the tokens: tabs of others must not take them. */
export function putLoginMark(mark: string): void {
  localStorage.setItem(markKey, mark)
}

/** Takes the mark away: all tabs of the browser then show nothing any more. */
export function removeLoginMark(): void {
  localStorage.removeItem(markKey)
}

/** Forgets what somebody left in this tab, such as drafts. */
export function forgetInTab(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
}
