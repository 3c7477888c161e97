/** Where people may be led back to: pages of the dashboard, which this server serves itself. */
const allowedPath = '/dashboard/'

const maxLength = 2_048

/** The pages that lead back. */
const pagesThatReturn: readonly string[] = ['/account/password', '/account/second-factor']

/**
 * Reads the address of a page to which somebody wants to be led back, whole or as a path.
 * @returns its path, query and fragment; undefined for every address but those of the dashboard, on this very
 *   origin.
 */
export function readReturnAddress(publicUrl: string, text: string): string | undefined {
  if (text.length > maxLength || !URL.canParse(text, publicUrl)) return undefined
  const { origin, username, password, pathname, search, hash } = new URL(text, publicUrl)
  const isHere = origin === new URL(publicUrl).origin && username === '' && password === ''
  return isHere && pathname.startsWith(allowedPath) ? pathname + search + hash : undefined
}

/** Adds to a page of the account where it is to lead back to. */
export function withReturnAddress(path: string, returnTo: string | undefined): string {
  return returnTo === undefined ? path : `${path}?${new URLSearchParams({ return_to: returnTo })}`
}

/**
 * Reads the page of the account at which a login ends, out of an address that came back with it.
 * @returns a page that leads back, with where to; `/account` for everything else.
 */
export function readPageAfterLogin(publicUrl: string, text: string): string {
  if (!URL.canParse(text, publicUrl)) return '/account'
  const { pathname, searchParams } = new URL(text, publicUrl)
  const returnTo = readReturnAddress(publicUrl, searchParams.get('return_to') ?? '')
  return pagesThatReturn.includes(pathname) && returnTo !== undefined
    ? withReturnAddress(pathname, returnTo)
    : '/account'
}
