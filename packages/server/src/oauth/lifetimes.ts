import { clientBounds } from '@openlightfi/contract'

/** The longest that an access token of any client lives. */
export const longestAccessTokenS = clientBounds.accessTokenLifetimeS.max

/** Access tokens live 240 minutes unless the client says otherwise. */
export const defaultAccessTokenLifetimeS = 14_400

/** Refresh tokens of confidential clients live 3650 days unless the client says otherwise. */
export const defaultRefreshTokenLifetimeS = 315_360_000

/** Refresh tokens of public clients, which sit in browsers and on laptops, live 30 days unless the client says otherwise. */
export const defaultPublicRefreshTokenLifetimeS = 2_592_000

/** An authorization code must be exchanged within a minute (RFC 6749 section 4.1.2 allows ten). */
export const authorizationCodeLifetimeS = 60

/** A device waits for its user for ten minutes. */
export const deviceCodeLifetimeS = 600

/** A login page that was opened can be submitted for an hour. */
export const interactionLifetimeS = 3_600

/** A login page that no browser has fetched is forgotten sooner: browsers follow a redirect at once. */
export const unopenedLoginLifetimeS = 120

/** What a browser is recognised by before its person has logged in, such as on the page for codes of devices. */
export const openSessionLifetimeS = 3_600

/** Without activity at the login page, a browser has to log in again after a working day. */
export const sessionLifetimeS = 28_800

/** ID tokens tell about a login that has just happened. */
export const idTokenLifetimeS = 3_600

/** For 30 days it is remembered that a refresh token was ended, so that its program can be told so. */
export const endedTokenMemoryS = 2_592_000

/** A grant outlives every refresh token given under it, which may be issued up to a code's lifetime later. */
export const grantMarginS = 600

/**
 * A refresh token still works for so long after its rotation, unless the client says otherwise: two windows of one
 * browser, or two commands in one shell, that refresh at the same moment do not end their own login (RFC 9700
 * section 4.14.2).
 */
export const defaultRotationGraceS = 10
