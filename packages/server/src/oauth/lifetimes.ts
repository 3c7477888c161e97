import { clientBounds } from '@openlightfi/contract'

/** The longest lifetime of an access token of any client. */
export const longestAccessTokenS = clientBounds.accessTokenLifetimeS.max

/** Access tokens live 240 minutes unless the client says otherwise. */
export const defaultAccessTokenLifetimeS = 14_400

/** Refresh tokens of confidential clients live 3650 days unless the client says otherwise. */
export const defaultRefreshTokenLifetimeS = 315_360_000

/**
 * Refresh tokens of public clients, which sit in browsers and on laptops, live 30 days unless the client says
 * otherwise.
 */
export const defaultPublicRefreshTokenLifetimeS = 2_592_000

/** An authorization code must be exchanged within a minute (RFC 6749 section 4.1.2 allows ten). */
export const authorizationCodeLifetimeS = 60

/** A device waits for its user for ten minutes. */
export const deviceCodeLifetimeS = 600

/** A login page that was opened can be submitted for an hour. */
export const interactionLifetimeS = 3_600

/** A login page that no browser has fetched is forgotten sooner, since browsers follow a redirect at once. */
export const unopenedLoginLifetimeS = 120

/**
 * The lifetime of the cookie that recognises a browser before its person has logged in, such as on the page
 * for codes of devices.
 */
export const openSessionLifetimeS = 3_600

/** A browser without activity at the login page has to log in again after a working day. */
export const sessionLifetimeS = 28_800

/** The lifetime of an ID token, which tells about a login that has just happened. */
export const idTokenLifetimeS = 3_600

/** The end of a refresh token is remembered for 30 days, so that its program can be told. */
export const endedTokenMemoryS = 2_592_000

/**
 * A grant outlives every refresh token given under it. The last may be issued up to a code's lifetime later.
 */
export const grantMarginS = 600

/**
 * A refresh token still works for this time after its rotation, unless the client says otherwise. Two windows
 * of one browser, or two commands in one shell, that refresh at the same moment do not end their own login
 * (RFC 9700 section 4.14.2).
 */
export const defaultRotationGraceS = 10
