import { join } from 'node:path'
import { checkTransport } from '@openlightfi/client'
import type { CliEnvironment } from './cli-environment.ts'
import { UsageError } from './exit-code.ts'
import { checkProfileName, type Profile, type Profiles, readProfiles } from './profiles.ts'

/** Options that every command takes. */
export interface GlobalOptions {
  readonly server?: string
  readonly profile?: string
  readonly json?: boolean
  readonly csv?: boolean
  readonly insecureHttp?: boolean
}

/** How scripts sign in without a stored login. */
export interface ScriptCredentials {
  readonly clientId: string
  readonly clientSecret: string
  /** Absent for a client that acts for itself (client credentials). */
  readonly refreshToken: string | undefined
}

/** The settings of a command, after flags, environment, profile and defaults. */
export interface Settings {
  /** Public URL of the server, without a trailing slash. */
  readonly server: string
  /** The name of the profile that set it; undefined when none did. */
  readonly profile: string | undefined
  readonly allowInsecureHttp: boolean
  /** Path of the file with the profiles. */
  readonly configFile: string
  /** Path of the file with the tokens of this server, or of this profile. */
  readonly tokenFile: string
  readonly scriptCredentials: ScriptCredentials | undefined
  /** For whom results are written. */
  readonly format: 'people' | 'json' | 'csv'
  /** Whether results and errors are JSON. */
  readonly json: boolean
}

/** The environment variables the command reads, as `--help` shows them. */
export const variablesHelp = `Environment:
  LIGHTFI_PROFILE        name of a profile (default: the one chosen with lightfi profile use)
  LIGHTFI_SERVER         public URL of the server (default: http://localhost:8000)
  LIGHTFI_CONFIG_DIR     where profiles and tokens are kept (default: $XDG_CONFIG_HOME/lightfi or ~/.config/lightfi)
  LIGHTFI_CLIENT_ID      with LIGHTFI_CLIENT_SECRET: sign in as this client instead of the stored login
  LIGHTFI_CLIENT_SECRET  secret of that client
  LIGHTFI_REFRESH_TOKEN  with both: act for the user who gave this refresh token
  HTTPS_PROXY            proxy for https servers, http://user:password@host:port; HTTP_PROXY for http, ALL_PROXY for both
  NO_PROXY               hosts, addresses and networks that are reached without it; this machine always is
  NODE_EXTRA_CA_CERTS    file (PEM) with certificates to trust besides the usual ones
  NO_COLOR               no colour, even on a terminal`

const defaultServer = 'http://localhost:8000'

/**
 * Works out the settings: flags count before the environment, the environment before the chosen profile, and
 * the profile before defaults.
 *
 * @param isCreatingProfile a profile that is not there yet is one for the given server.
 * @throws UsageError for a URL that cannot be used, a profile that is not there, and half a set of
 * credentials.
 */
export function readSettings(
  environment: CliEnvironment,
  options: GlobalOptions,
  { isCreatingProfile = false } = {},
): Settings {
  const { variables } = environment
  if (options.json && options.csv) throw new UsageError('--json and --csv exclude each other')
  const configDirectory = findConfigDirectory(environment)
  const configFile = join(configDirectory, 'config.json')
  const chosen = chooseServer(variables, options, configFile, isCreatingProfile)
  const server = checkServer(chosen.server, chosen.insecureHttp)
  const owner = chosen.profile === undefined ? '' : `${chosen.profile}@`
  return {
    server,
    profile: chosen.profile,
    allowInsecureHttp: chosen.insecureHttp,
    configFile,
    // A profile that comes to mean another server must not send it the tokens of the one before.
    tokenFile: join(configDirectory, 'tokens', `${owner}${encodeURIComponent(server)}.json`),
    scriptCredentials: readScriptCredentials(variables),
    format: options.json ? 'json' : options.csv ? 'csv' : 'people',
    json: options.json ?? false,
  }
}

/** The directory of profiles and tokens. */
export function findConfigDirectory({ variables, homeDirectory }: CliEnvironment): string {
  return (
    read(variables, 'LIGHTFI_CONFIG_DIR') ??
    join(read(variables, 'XDG_CONFIG_HOME') ?? join(homeDirectory, '.config'), 'lightfi')
  )
}

function chooseServer(
  variables: CliEnvironment['variables'],
  options: GlobalOptions,
  configFile: string,
  isCreatingProfile: boolean,
): Profile & { readonly profile: string | undefined } {
  const insecureHttp = options.insecureHttp ?? false
  if (options.profile === undefined && options.server !== undefined)
    return { profile: undefined, server: options.server, insecureHttp }
  const name = options.profile ?? read(variables, 'LIGHTFI_PROFILE')
  const serverVariable = read(variables, 'LIGHTFI_SERVER')
  if (name === undefined && serverVariable !== undefined)
    return { profile: undefined, server: serverVariable, insecureHttp }
  const profiles = readProfiles(configFile)
  const named = name ?? profiles.current
  if (named === undefined) return { profile: undefined, server: defaultServer, insecureHttp }
  const profile = profiles.byName.get(checkProfileName(named))
  if (profile && options.server !== undefined && !isSameUrl(profile.server, options.server))
    throw new UsageError(`the profile ${named} is for ${profile.server}, not for --server ${options.server}`)
  if (profile) return { profile: named, ...profile, insecureHttp: insecureHttp || profile.insecureHttp }
  if (!isCreatingProfile) throw new UsageError(explainMissingProfile(named, profiles))
  return { profile: named, server: options.server ?? serverVariable ?? defaultServer, insecureHttp }
}

/** Says which profiles there are. */
export function explainMissingProfile(name: string, { byName }: Profiles): string {
  const others = byName.size > 0 ? `there are ${[...byName.keys()].join(', ')}` : 'there is none yet'
  return `no profile is called ${name}; ${others}. lightfi login --profile ${name} --server URL makes it`
}

function isSameUrl(a: string, b: string): boolean {
  return a.replace(/^(.*[^/]|)\/+$/s, '$1') === b.replace(/^(.*[^/]|)\/+$/s, '$1')
}

/** An empty variable is one that is not set. */
function read(variables: CliEnvironment['variables'], name: string): string | undefined {
  return variables[name] || undefined
}

function checkServer(url: string, allowInsecureHttp: boolean): string {
  try {
    return checkTransport(url, allowInsecureHttp)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new UsageError(
      `--server: ${error.message.replace('set allowInsecureHttp', 'give --insecure-http')}`,
    )
  }
}

function readScriptCredentials(variables: CliEnvironment['variables']): ScriptCredentials | undefined {
  const clientId = read(variables, 'LIGHTFI_CLIENT_ID')
  const clientSecret = read(variables, 'LIGHTFI_CLIENT_SECRET')
  const refreshToken = read(variables, 'LIGHTFI_REFRESH_TOKEN')
  if (clientId !== undefined && clientSecret !== undefined) return { clientId, clientSecret, refreshToken }
  if (clientId === undefined && clientSecret === undefined && refreshToken === undefined) return undefined
  // A public client's refresh token changes at each use, so one in a variable would work once.
  throw new UsageError(
    'LIGHTFI_CLIENT_ID and LIGHTFI_CLIENT_SECRET must be set together; LIGHTFI_REFRESH_TOKEN needs both.',
  )
}
