import type { Schemas } from '@openlightfi/client'

/** An application as the API has it. */
export type Application = Schemas['ClientOutput']

/** A sensor that recipes read, with one of its variables. */
export interface ExampleSensor {
  readonly sensorId: string
  readonly name: string
  readonly varName: Schemas['VarName']
  /** The name of the variable for people. */
  readonly label: string
  /** The symbol of its unit; empty without one. */
  readonly symbol: string
  /** The last value; 0 before there is one. */
  readonly value: number
}

/** Everything that the recipes of an application are filled in with. The secret is never among it. */
export interface Connection {
  /** The public address of the server, without a slash at its end. */
  readonly serverUrl: string
  readonly application: Pick<
    Application,
    'client_id' | 'name' | 'kind' | 'scopes' | 'allowed_grants' | 'callback_urls'
  >
  readonly sensor: ExampleSensor
}

/** The address that clients are given as `oauth_url`. */
export function findOauthUrl({ serverUrl }: Pick<Connection, 'serverUrl'>): string {
  return `${serverUrl}/oauth2`
}

/** The grant with which a device without a browser logs somebody in. */
export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'

/**
 * How an application comes by its first token.
 *
 * - `itself`: with its id and secret.
 * - `device`: somebody opens an address on any device.
 * - `code`: a browser comes back with a code.
 * - `page`: the same, without a secret.
 */
export type Way = 'itself' | 'device' | 'code' | 'page'

/** Finds how an application comes by its first token. */
export function findWay({ kind, allowed_grants }: Pick<Application, 'kind' | 'allowed_grants'>): Way {
  if (kind === 'service') return 'itself'
  if (kind === 'public') return 'page'
  return allowed_grants.includes(deviceGrant) ? 'device' : 'code'
}

/** Tells whether an application may read data. */
export function mayRead({ scopes }: Pick<Application, 'scopes'>): boolean {
  return scopes.some((scope) => ['readings:read', 'aws.cognito.signin.user.admin', 'admin'].includes(scope))
}

/** Tells whether an application posts readings by itself. */
export function mayPost({ kind, scopes }: Pick<Application, 'kind' | 'scopes'>): boolean {
  return kind === 'service' && scopes.includes('readings:write')
}

/** The name under which the secret is downloaded, and which the recipes read. */
export const envFileName = 'lightfi.env'
