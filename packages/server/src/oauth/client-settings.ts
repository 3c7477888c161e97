import {
  clientBounds,
  clientGrants,
  type clientKinds,
  offlineScope,
  type Scope,
  scopeList,
  userScope,
} from '@openlightfi/contract'
import { type SigningAlgorithm, signingAlgorithms } from './key-ring.ts'
import {
  defaultAccessTokenLifetimeS,
  defaultPublicRefreshTokenLifetimeS,
  defaultRefreshTokenLifetimeS,
  defaultRotationGraceS,
} from './lifetimes.ts'
import { canonicaliseRedirectUri } from './redirect-uri.ts'

/**
 * The kind of a client: `confidential` keeps a secret and acts for users; `public` cannot keep one (browser,
 * laptop), so it proves itself with PKCE and its refresh tokens rotate; `service` acts for itself, such as a
 * gateway.
 */
export type ClientKind = (typeof clientKinds)[number]

/** The grant type of the device flow (RFC 8628 section 3.4). */
export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code' satisfies GrantType

/** One way to get tokens, as `grant_type` spells it. */
export type GrantType = (typeof clientGrants)[number]

/** The settings of a client. */
export interface ClientSettings {
  /** The URLs that codes may be sent to, compared exactly. */
  readonly callbackUrls: readonly string[]
  /** The URLs that a browser may be sent to after logging out, compared exactly. */
  readonly signOutUrls: readonly string[]
  /** 300 to 86400 seconds. */
  readonly accessTokenLifetimeS: number
  /** 3600 to 315360000 seconds, counted from the login, never extended. */
  readonly refreshTokenLifetimeS: number
  /** The scopes that the client may ask for. A request without scopes asks for all of them. */
  readonly scopes: readonly Scope[]
  /** True when each refresh gives a new refresh token and ends the old one. Public clients always rotate. */
  readonly rotateRefreshTokens: boolean
  /**
   * The time for which a refresh token still works after its rotation, 0 to 60 seconds. At 0, refreshing
   * twice at once ends the login.
   */
  readonly rotationGraceS: number
  /**
   * True when a refresh answer repeats a refresh token that has not changed; some libraries lose theirs
   * otherwise.
   */
  readonly echoRefreshToken: boolean
  /**
   * Ways to get tokens. A `service` client has `client_credentials` alone; the others choose among the rest.
   */
  readonly allowedGrants: readonly GrantType[]
  /** The algorithm that signs the client's tokens; undefined follows the service's own setting. */
  readonly signingAlgorithm: SigningAlgorithm | undefined
  /** True for the organisation's own application; users of other applications are asked for consent. */
  readonly firstParty: boolean
}

/** The name of a client's setting. */
export type ClientSetting = keyof ClientSettings | 'name'

/**
 * The error of a client with settings that cannot be; the message says which setting and what would be right.
 */
export class InvalidClientSettings extends Error {
  override readonly name = 'InvalidClientSettings'
  /** The setting that is wrong; undefined when it is no single one. */
  readonly setting: ClientSetting | undefined
  /** What would be right, as a sentence goes on after the setting. */
  readonly rule: string

  constructor(rule: string, setting?: ClientSetting) {
    super(setting === undefined ? rule : `${setting} ${rule}`)
    this.setting = setting
    this.rule = rule
  }
}

/** The scopes of clients that act for users, unless the client says otherwise. */
const defaultUserScopes: readonly Scope[] = [userScope, 'readings:read', 'openid', 'profile', 'email']

/** The scopes that a client acting for itself may have. It has the first one unless it says otherwise. */
const serviceScopes: readonly Scope[] = ['readings:write', 'readings:read']

const defaultGrants: Readonly<Record<ClientKind, readonly GrantType[]>> = {
  confidential: ['authorization_code', 'refresh_token'],
  public: ['authorization_code', 'refresh_token'],
  service: ['client_credentials'],
}

const { maxUrls, maxUrlLength } = clientBounds

/**
 * Fills in the defaults and checks everything.
 *
 * @param publicUrl the service's own URL without a trailing slash; its `/docs/redirect` is a default callback
 *   URL.
 * @throws InvalidClientSettings naming the setting, what is allowed and what was given.
 */
export function completeSettings(
  kind: ClientKind,
  wanted: Partial<ClientSettings>,
  publicUrl: string,
): ClientSettings {
  return {
    callbackUrls: checkUrls(
      'callbackUrls',
      kind,
      wanted.callbackUrls ?? defaultCallbackUrls(kind, publicUrl),
    ),
    signOutUrls: checkUrls('signOutUrls', kind, wanted.signOutUrls ?? []),
    accessTokenLifetimeS: checkLifetime(
      'accessTokenLifetimeS',
      '5 minutes to 1 day',
      clientBounds.accessTokenLifetimeS,
      wanted.accessTokenLifetimeS ?? defaultAccessTokenLifetimeS,
    ),
    refreshTokenLifetimeS: checkLifetime(
      'refreshTokenLifetimeS',
      '60 minutes to 3650 days',
      clientBounds.refreshTokenLifetimeS,
      wanted.refreshTokenLifetimeS ??
        (kind === 'public' ? defaultPublicRefreshTokenLifetimeS : defaultRefreshTokenLifetimeS),
    ),
    scopes: checkScopes(kind, wanted.scopes ?? (kind === 'service' ? ['readings:write'] : defaultUserScopes)),
    rotateRefreshTokens:
      kind === 'public' || checkSwitch('rotateRefreshTokens', wanted.rotateRefreshTokens, false),
    rotationGraceS: checkLifetime(
      'rotationGraceS',
      '0 to 60 seconds',
      clientBounds.rotationGraceS,
      wanted.rotationGraceS ?? defaultRotationGraceS,
    ),
    echoRefreshToken: checkSwitch('echoRefreshToken', wanted.echoRefreshToken, false),
    allowedGrants: checkGrants(kind, wanted.allowedGrants ?? defaultGrants[kind]),
    signingAlgorithm: checkAlgorithm(wanted.signingAlgorithm),
    firstParty: checkSwitch('firstParty', wanted.firstParty, true),
  }
}

/**
 * Completes the settings of a client that an earlier release may have stored. Missing settings have their
 * defaults, and URLs that would be refused today are left out, so that nothing is ever sent there.
 */
export function restoreSettings(
  kind: ClientKind,
  { callbackUrls, signOutUrls, ...stored }: ClientSettings,
  publicUrl: string,
): ClientSettings {
  return {
    ...completeSettings(kind, stored, publicUrl),
    callbackUrls: callbackUrls.filter(isAcceptedUrl),
    signOutUrls: signOutUrls.filter(isAcceptedUrl),
  }
}

function checkSwitch(name: ClientSetting, value: boolean | undefined, fallback: boolean): boolean {
  const chosen = value ?? fallback
  if (typeof chosen === 'boolean') return chosen
  throw new InvalidClientSettings('must be true or false', name)
}

function checkAlgorithm(algorithm: SigningAlgorithm | undefined): SigningAlgorithm | undefined {
  if (algorithm === undefined || signingAlgorithms.includes(algorithm)) return algorithm
  throw new InvalidClientSettings(`must be one of ${signingAlgorithms.join(', ')}`, 'signingAlgorithm')
}

function checkGrants(kind: ClientKind, grants: readonly GrantType[]): readonly GrantType[] {
  const allowed = allowedGrantsOf(kind)
  const isKnown = grants.length > 0 && grants.every((grant) => allowed.includes(grant))
  if (!isKnown) {
    throw new InvalidClientSettings(
      `of a ${kind} client must be one or more of ${allowed.join(', ')}, not ${grants.join(' ') || 'none'}`,
      'allowedGrants',
    )
  }
  if (grants.every((grant) => grant === 'refresh_token')) {
    throw new InvalidClientSettings('needs a way to get the first refresh token', 'allowedGrants')
  }
  return allowed.filter((grant) => grants.includes(grant))
}

function allowedGrantsOf(kind: ClientKind): readonly GrantType[] {
  return clientGrants.filter((grant) => (grant === 'client_credentials') === (kind === 'service'))
}

function defaultCallbackUrls(kind: ClientKind, publicUrl: string): readonly string[] {
  if (kind === 'service') return []
  return ['http://localhost:3000/', `${publicUrl}/docs/redirect`, 'https://oauth.pstmn.io/v1/callback']
}

function checkLifetime(
  name: ClientSetting,
  range: string,
  bounds: { readonly min: number; readonly max: number },
  value: number,
): number {
  if (Number.isInteger(value) && value >= bounds.min && value <= bounds.max) return value
  throw new InvalidClientSettings(
    `must be a whole number of seconds from ${bounds.min} to ${bounds.max} (${range}), not ${value}`,
    name,
  )
}

/** Checks scopes. `offline_access` is accepted and left out: every client may ask for it. */
function checkScopes(kind: ClientKind, wanted: readonly string[]): readonly Scope[] {
  const allowed: readonly string[] =
    kind === 'service' ? serviceScopes : scopeList.filter((scope) => scope !== offlineScope)
  const scopes = wanted.filter((scope) => scope !== offlineScope)
  const known = scopes.filter((scope): scope is Scope => allowed.includes(scope))
  if (scopes.length > 0 && known.length === scopes.length) return [...new Set(known)]
  throw new InvalidClientSettings(
    `of a ${kind} client must be one or more of ${allowed.join(', ')}, not ${scopes.join(' ') || 'none'}`,
    'scopes',
  )
}

type UrlSetting = 'callbackUrls' | 'signOutUrls'

function checkUrls(name: UrlSetting, kind: ClientKind, urls: readonly string[]): readonly string[] {
  if (kind === 'service' && urls.length > 0) {
    throw new InvalidClientSettings('must be empty for a service client, since nobody logs in to it', name)
  }
  if (name === 'callbackUrls' && kind !== 'service' && urls.length === 0) {
    throw new InvalidClientSettings(`must name at least one URL for a ${kind} client`, name)
  }
  if (urls.length > maxUrls) {
    throw new InvalidClientSettings(`may name at most ${maxUrls} URLs, not ${urls.length}`, name)
  }
  return [...new Set(urls.map((url) => checkUrl(name, url)))]
}

function checkUrl(name: UrlSetting, url: string): string {
  const parsed = url.length > maxUrlLength ? null : URL.parse(url)
  const isWeb = parsed?.protocol === 'https:' || parsed?.protocol === 'http:'
  if (!isWeb || url.includes('#') || url.includes('*')) {
    throw new InvalidClientSettings(
      `must hold absolute http or https URLs without fragment and wildcard, not ${quote(url)}`,
      name,
    )
  }
  if (parsed.username || parsed.password) {
    throw new InvalidClientSettings('must hold URLs without user name and password', name)
  }
  const canonical = canonicaliseRedirectUri(url)
  if (canonical === parsed.href) return canonical
  // Browsers and programs read such a URL in different ways, and send codes to the place that they
  // understand.
  throw new InvalidClientSettings(
    `must hold URLs as browsers write them: ${quote(parsed.href)}, not ${quote(url)}`,
    name,
  )
}

function quote(url: string): string {
  return JSON.stringify(url.slice(0, 200))
}

function isAcceptedUrl(url: string): boolean {
  try {
    checkUrl('callbackUrls', url)
    return true
  } catch (error) {
    if (error instanceof InvalidClientSettings) return false
    throw error
  }
}
