import type { components } from '@openlightfi/client'
import { type Command, Option } from 'commander'
import { UsageError } from '../exit-code.ts'
import { parseDurationS, parseWholeNumber } from '../parse-arguments.ts'
import type { GlobalOptions } from '../settings.ts'

type Changes = components['schemas']['ClientChanges']

/** The options that stand for the settings of an OAuth2 client. */
export interface ClientSettingOptions extends GlobalOptions {
  readonly callbackUrl?: string[]
  readonly signOutUrl?: string[]
  readonly accessTokenLifetime?: number
  readonly refreshTokenLifetime?: number
  readonly scope?: string[]
  readonly grant?: string[]
  readonly rotate?: boolean
  readonly rotationGrace?: number
  readonly echoRefreshToken?: boolean
  readonly signingAlgorithm?: string
  readonly firstParty?: boolean
}

const grants = {
  code: 'authorization_code',
  refresh: 'refresh_token',
  'client-credentials': 'client_credentials',
  device: 'urn:ietf:params:oauth:grant-type:device_code',
} as const

/** Adds an option for each setting. A setting that is not given has its default, or stays. */
export function addClientSettingOptions(command: Command): Command {
  return command
    .option('--callback-url <url...>', 'where codes may be sent; repeat it, or name several')
    .option('--sign-out-url <url...>', 'where browsers may be sent after logging out')
    .option('--access-token-lifetime <time>', '5m to 1d', parseDurationS)
    .option('--refresh-token-lifetime <time>', '1h to 3650d', parseDurationS)
    .option('--scope <scope...>', 'what the client may ask for')
    .addOption(new Option('--grant <grant...>', 'ways to get tokens').choices(Object.keys(grants)))
    .option('--rotate', 'each refresh gives a new refresh token')
    .option('--no-rotate', 'refresh tokens stay the same')
    .option('--rotation-grace <seconds>', 'how long a rotated refresh token still works, 0 to 60', (text) =>
      parseWholeNumber(text, 0, 60),
    )
    .option('--echo-refresh-token', 'refresh answers repeat an unchanged refresh token')
    .option('--no-echo-refresh-token', 'they do not')
    .addOption(
      new Option('--signing-algorithm <algorithm>', 'of its tokens').choices(['default', 'RS256', 'ES256']),
    )
    .option('--first-party', "the organisation's own application, which needs no consent")
    .option('--no-first-party', 'users are asked for consent')
}

/** The settings that were given, as the API takes them. */
export function readClientSettings(options: ClientSettingOptions): Changes {
  const given = {
    callback_urls: options.callbackUrl,
    sign_out_urls: options.signOutUrl,
    access_token_lifetime_s: options.accessTokenLifetime,
    refresh_token_lifetime_s: options.refreshTokenLifetime,
    scopes: options.scope,
    allowed_grants: options.grant?.map((grant) => grants[grant as keyof typeof grants]),
    rotate_refresh_tokens: options.rotate,
    rotation_grace_s: options.rotationGrace,
    echo_refresh_token: options.echoRefreshToken,
    signing_algorithm: options.signingAlgorithm,
    first_party: options.firstParty,
  }
  // The API checks scopes and tells what would be right.
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Changes
}

/** @throws UsageError when nothing was given. */
export function requireChanges<Given extends object>(changes: Given): Given {
  if (Object.keys(changes).length > 0) return changes
  throw new UsageError('say what is to change; --help lists the options')
}
