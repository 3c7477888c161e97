import type { Schemas } from '@openlightfi/client'
import { deviceGrant } from './recipes/connection.ts'

/** The settings of an application, as it is made. */
export type ApplicationInput = Schemas['ClientInput']

/** What an application is for: each sets kind, grants, scopes and lifetimes. */
export const purposes = ['program', 'service', 'page', 'gateway'] as const

/** One of {@link purposes}. */
export type Purpose = (typeof purposes)[number]

/** The settings of an application that can be changed. */
export interface ApplicationForm {
  readonly name: string
  readonly callback_urls: readonly string[]
  readonly sign_out_urls: readonly string[]
  readonly scopes: readonly Scope[]
  readonly allowed_grants: readonly Grant[]
  readonly access_token_lifetime_s: number
  readonly refresh_token_lifetime_s: number
  readonly rotate_refresh_tokens: boolean
  readonly rotation_grace_s: number
  readonly echo_refresh_token: boolean
  readonly signing_algorithm: 'default' | 'RS256' | 'ES256'
  readonly first_party: boolean
}

/** What an application may do. */
export type Scope = NonNullable<ApplicationInput['scopes']>[number]
/** A way to come by tokens. */
export type Grant = NonNullable<ApplicationInput['allowed_grants']>[number]
/** How an application proves who it is. */
export type Kind = ApplicationInput['kind']

const dayS = 86_400

/** The bounds of the numbers among the settings, as the API has them. */
export const bounds = {
  access_token_lifetime_s: [300, dayS],
  refresh_token_lifetime_s: [3_600, 3_650 * dayS],
  rotation_grace_s: [0, 60],
} as const satisfies Partial<Record<keyof ApplicationForm, readonly [number, number]>>

/** How each purpose proves who it is. */
export const kindOf = {
  program: 'confidential',
  service: 'service',
  page: 'public',
  gateway: 'service',
} as const satisfies Record<Purpose, Kind>

/** The scopes that each kind may be given. */
export const scopesOf: Readonly<Record<Kind, readonly Scope[]>> = {
  confidential: [
    'readings:read',
    'readings:write',
    'admin',
    'aws.cognito.signin.user.admin',
    'openid',
    'profile',
    'email',
  ],
  public: [
    'readings:read',
    'readings:write',
    'admin',
    'aws.cognito.signin.user.admin',
    'openid',
    'profile',
    'email',
  ],
  service: ['readings:read', 'readings:write'],
}

/** The grants that each kind may use. */
export const grantsOf: Readonly<Record<Kind, readonly Grant[]>> = {
  confidential: ['authorization_code', 'refresh_token', deviceGrant],
  public: ['authorization_code', 'refresh_token', deviceGrant],
  service: ['client_credentials'],
}

/** What a new application of a purpose begins with. @param serverUrl the public address of the server. */
export function buildForm(purpose: Purpose, serverUrl: string): ApplicationForm {
  return { ...common, ...special(purpose, serverUrl) }
}

const common: ApplicationForm = {
  name: '',
  callback_urls: [],
  sign_out_urls: [],
  scopes: [],
  allowed_grants: [],
  access_token_lifetime_s: 14_400,
  refresh_token_lifetime_s: 3_650 * dayS,
  rotate_refresh_tokens: false,
  rotation_grace_s: 10,
  echo_refresh_token: false,
  signing_algorithm: 'default',
  first_party: true,
}

function special(purpose: Purpose, serverUrl: string): Partial<ApplicationForm> {
  const people: readonly Scope[] = [
    'aws.cognito.signin.user.admin',
    'readings:read',
    'openid',
    'profile',
    'email',
  ]
  switch (purpose) {
    case 'program':
      return {
        scopes: people,
        allowed_grants: ['authorization_code', 'refresh_token', deviceGrant],
        callback_urls: [
          'http://localhost:3000/',
          `${serverUrl}/docs/redirect`,
          'https://oauth.pstmn.io/v1/callback',
        ],
      }
    case 'page':
      return {
        scopes: people,
        allowed_grants: ['authorization_code', 'refresh_token'],
        refresh_token_lifetime_s: 30 * dayS,
        rotate_refresh_tokens: true,
      }
    case 'service':
      return { scopes: ['readings:read'], allowed_grants: ['client_credentials'] }
    case 'gateway':
      return { scopes: ['readings:write'], allowed_grants: ['client_credentials'] }
  }
}

/** Finds the settings that mean something for a kind; the API refuses others. */
export function pickSettings(kind: Kind, form: Partial<ApplicationForm>): Schemas['ClientChanges'] {
  const { callback_urls, sign_out_urls, refresh_token_lifetime_s, scopes, allowed_grants, ...all } = form
  const { rotate_refresh_tokens, rotation_grace_s, echo_refresh_token, first_party, ...always } = all
  const lists = {
    ...(scopes && { scopes: [...scopes] }),
    ...(allowed_grants && { allowed_grants: [...allowed_grants] }),
  }
  if (kind === 'service') return { ...always, ...lists }
  return {
    ...always,
    ...lists,
    ...(callback_urls && { callback_urls: [...callback_urls] }),
    ...(sign_out_urls && { sign_out_urls: [...sign_out_urls] }),
    ...(refresh_token_lifetime_s !== undefined && { refresh_token_lifetime_s }),
    ...(rotate_refresh_tokens !== undefined && kind !== 'public' && { rotate_refresh_tokens }),
    ...(rotation_grace_s !== undefined && { rotation_grace_s }),
    ...(echo_refresh_token !== undefined && { echo_refresh_token }),
    ...(first_party !== undefined && { first_party }),
  }
}

/** What is saved of an application, as its form has it. */
export function toForm(application: Schemas['ClientOutput']): ApplicationForm {
  const { name, callback_urls, sign_out_urls, scopes, allowed_grants, signing_algorithm } = application
  const { access_token_lifetime_s, refresh_token_lifetime_s, rotate_refresh_tokens } = application
  const { rotation_grace_s, echo_refresh_token, first_party } = application
  return {
    name,
    callback_urls,
    sign_out_urls,
    scopes,
    allowed_grants,
    access_token_lifetime_s,
    refresh_token_lifetime_s,
    rotate_refresh_tokens,
    rotation_grace_s,
    echo_refresh_token,
    signing_algorithm,
    first_party,
  }
}
