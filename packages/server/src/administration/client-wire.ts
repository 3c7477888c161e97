import type { ClientChanges, ClientOutput } from '@openlightfi/contract'
import { findSecretUse, type KnownUse } from '../client-use/index.ts'
import { tagContent } from '../http/entity-tag.ts'
import {
  type ClientSetting,
  type ClientSettings,
  isBuiltIn,
  type OauthClient,
  type PreviousSecret,
} from '../oauth/index.ts'
import { toSeconds, toUseMembers } from './use-wire.ts'

/** The settings with the same values on the wire, by their names there. */
const plainSettings = {
  callback_urls: 'callbackUrls',
  sign_out_urls: 'signOutUrls',
  access_token_lifetime_s: 'accessTokenLifetimeS',
  refresh_token_lifetime_s: 'refreshTokenLifetimeS',
  scopes: 'scopes',
  allowed_grants: 'allowedGrants',
  rotate_refresh_tokens: 'rotateRefreshTokens',
  rotation_grace_s: 'rotationGraceS',
  echo_refresh_token: 'echoRefreshToken',
  first_party: 'firstParty',
} as const satisfies Partial<Record<keyof ClientChanges, keyof ClientSettings>>

/** Reads the settings that a body gives, and no others. */
export function readSettings(body: ClientChanges): Partial<ClientSettings> {
  const entries = Object.entries(plainSettings).flatMap(([wireName, name]) => {
    const value = body[wireName as keyof typeof plainSettings]
    return value === undefined ? [] : [[name, value]]
  })
  const { signing_algorithm: algorithm } = body
  return {
    ...(Object.fromEntries(entries) as Partial<ClientSettings>),
    ...(algorithm !== undefined && { signingAlgorithm: algorithm === 'default' ? undefined : algorithm }),
  }
}

const wireNames: ReadonlyMap<string, string> = new Map(
  Object.entries(plainSettings).map(([wireName, name]) => [name, wireName]),
)

/** Returns the name of a setting on the wire. */
export function nameOnWire(setting: ClientSetting): string {
  return setting === 'signingAlgorithm' ? 'signing_algorithm' : (wireNames.get(setting) ?? setting)
}

/** Returns a text that stands for what can be changed of a client. */
export function versionOfClient(client: OauthClient): string {
  const settings = Object.values(plainSettings).map((name) => client[name])
  return tagContent([client.name, client.isDisabled, client.signingAlgorithm ?? null, ...settings])
}

/**
 * Formats a client and its use for the API, never with its secret.
 * @param previousSecret the one that works too.
 */
export function toClientOutput(
  client: OauthClient,
  previousSecret: PreviousSecret | undefined,
  use: KnownUse,
): ClientOutput {
  const findUse = (secretHash: string | undefined) =>
    secretHash === undefined ? undefined : findSecretUse(use, secretHash)
  return {
    client_id: client.clientId,
    version: versionOfClient(client),
    name: client.name,
    kind: client.kind,
    status: client.isDisabled ? 'disabled' : 'enabled',
    created_at: (client.createdAtMs ?? 0) / 1000,
    callback_urls: [...client.callbackUrls],
    sign_out_urls: [...client.signOutUrls],
    access_token_lifetime_s: client.accessTokenLifetimeS,
    refresh_token_lifetime_s: client.refreshTokenLifetimeS,
    scopes: [...client.scopes],
    allowed_grants: [...client.allowedGrants],
    rotate_refresh_tokens: client.rotateRefreshTokens,
    rotation_grace_s: client.rotationGraceS,
    echo_refresh_token: client.echoRefreshToken,
    signing_algorithm: client.signingAlgorithm ?? 'default',
    first_party: client.firstParty,
    built_in: isBuiltIn(client.clientId),
    secret_used_at: toSeconds(findUse(client.secretHash)),
    previous_secret_until: toSeconds(previousSecret?.untilMs),
    previous_secret_used_at: toSeconds(findUse(previousSecret?.hash)),
    ...toUseMembers(use),
  }
}
