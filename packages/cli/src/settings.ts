import { join } from 'node:path'
import { checkTransport } from '@openlightfi/client'
import type { CliEnvironment } from './cli-environment.ts'
import { UsageError } from './exit-code.ts'

/** Options that every command takes. */
export interface GlobalOptions {
  readonly server?: string
  readonly json?: boolean
  readonly insecureHttp?: boolean
}

/** How scripts sign in without a stored login. */
export interface ScriptCredentials {
  readonly clientId: string
  readonly clientSecret: string
  /** Absent for a client that acts for itself (client credentials). */
  readonly refreshToken: string | undefined
}

/** What a command runs with, after flags, environment and defaults. */
export interface Settings {
  /** Public URL of the server, without a trailing slash. */
  readonly server: string
  readonly allowInsecureHttp: boolean
  /** Where the tokens of this server are kept. */
  readonly tokenFile: string
  readonly scriptCredentials: ScriptCredentials | undefined
  readonly json: boolean
}

/** The environment variables the command reads, as `--help` shows them. */
export const variablesHelp = `Environment:
  LIGHTFI_SERVER         public URL of the server (default: http://localhost:8000)
  LIGHTFI_CONFIG_DIR     where tokens are kept (default: $XDG_CONFIG_HOME/lightfi or ~/.config/lightfi)
  LIGHTFI_CLIENT_ID      with LIGHTFI_CLIENT_SECRET: sign in as this client instead of the stored login
  LIGHTFI_CLIENT_SECRET  secret of that client
  LIGHTFI_REFRESH_TOKEN  with both: act for the user who gave this refresh token
  NO_COLOR               no colour, even on a terminal`

/**
 * Works out the settings: a flag counts before the environment, and that before the default.
 *
 * @throws UsageError for a URL that cannot be used and for half a set of credentials.
 */
export function readSettings({ variables, homeDirectory }: CliEnvironment, options: GlobalOptions): Settings {
  const allowInsecureHttp = options.insecureHttp ?? false
  const server = checkServer(options.server ?? read(variables, 'LIGHTFI_SERVER') ?? 'http://localhost:8000', {
    allowInsecureHttp,
  })
  const configDirectory =
    read(variables, 'LIGHTFI_CONFIG_DIR') ??
    join(read(variables, 'XDG_CONFIG_HOME') ?? join(homeDirectory, '.config'), 'lightfi')
  return {
    server,
    allowInsecureHttp,
    tokenFile: join(configDirectory, 'tokens', `${encodeURIComponent(server)}.json`),
    scriptCredentials: readScriptCredentials(variables),
    json: options.json ?? false,
  }
}

/** An empty variable is one that is not set. */
function read(variables: CliEnvironment['variables'], name: string): string | undefined {
  return variables[name] || undefined
}

function checkServer(url: string, { allowInsecureHttp }: { allowInsecureHttp: boolean }): string {
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
