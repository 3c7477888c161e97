/** Every OAuth2 scope, with the sentence a person reads when asked to grant it. */
export const scopes = {
  'aws.cognito.signin.user.admin': 'Everything you can do yourself',
  'readings:read': 'Read locations, sensors and their data',
  'readings:write': 'Post sensor readings',
  admin: 'Administer clients, users and sensors',
  openid: 'Know who you are',
  profile: 'Your name',
  email: 'Your e-mail address',
  offline_access: 'Nothing more: it is taken from every client and changes nothing',
} as const

/** An OAuth2 scope of this service (RFC 6749 section 3.3). */
export type Scope = keyof typeof scopes

/** The scope the documented recipes ask for: full access as the user. */
export const userScope = 'aws.cognito.signin.user.admin' satisfies Scope

/**
 * The scope with which OpenID Connect asks for a refresh token (Core section 11). Many libraries ask for it
 * by themselves; here refresh tokens come with or without it.
 */
export const offlineScope = 'offline_access' satisfies Scope

/** Scopes of which any lets its holder read. */
export const readScopes: readonly Scope[] = [userScope, 'readings:read']

/** Scopes of which any lets its holder post readings, as far as the role goes. */
export const writeScopes: readonly Scope[] = [userScope, 'readings:write']

/** Scopes of which any lets a person administer, as far as the role goes. */
export const administrationScopes: readonly Scope[] = [userScope, 'admin']

/** All scopes, in the catalogue's order. */
export const scopeList = Object.keys(scopes) as readonly Scope[]
