import { createFileTokenStore, logInOnLoopback } from '@openlightfi/client/node'
import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { showResult } from '../output/show-result.ts'
import { writeText } from '../output/write-text.ts'
import { parseWholeNumber } from '../parse-arguments.ts'
import { readProfiles, saveProfiles } from '../profiles.ts'
import { describeNativeClient } from '../session.ts'
import { type GlobalOptions, readSettings, type Settings } from '../settings.ts'

interface LoginOptions extends GlobalOptions {
  readonly browser: boolean
  readonly timeout: number
}

/** Full access as the user, the scope that the documented recipes ask for. */
const scope = 'aws.cognito.signin.user.admin'

/** Adds `lightfi login`: signs in through the server's hosted page and stores the tokens (RFC 8252). */
export function addLoginCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('login')
    .description('sign in through your browser and store the login')
    .option('--no-browser', 'only print the address; open it yourself, on this machine')
    .option('--timeout <seconds>', 'how long to wait for you', (text) => parseWholeNumber(text, 1, 3600), 300)
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<LoginOptions>()
      const settings = readSettings(environment, options, { isCreatingProfile: true })
      await login(environment, settings, options)
      keepProfile(settings)
      await showResult(environment, settings, {
        value: {
          server: settings.server,
          ...(settings.profile !== undefined && { profile: settings.profile }),
          logged_in: true,
        },
        text: () => `Logged in to ${settings.server}. Try: lightfi locations\n`,
      })
    })
}

async function login(environment: CliEnvironment, settings: Settings, options: LoginOptions): Promise<void> {
  await logInOnLoopback(describeNativeClient(environment, settings), {
    scope,
    store: createFileTokenStore(settings.tokenFile),
    signal: AbortSignal.any([environment.interruption, AbortSignal.timeout(options.timeout * 1000)]),
    openUrl: (url) => showUrl(environment, settings, options, url),
  })
}

/** Remembers the profile of a login; the first one is the current one. */
function keepProfile({ profile, server, allowInsecureHttp, configFile }: Settings): void {
  if (profile === undefined) return
  const { current = profile, byName } = readProfiles(configFile)
  const kept = new Map(byName).set(profile, { server, insecureHttp: allowInsecureHttp })
  saveProfiles(configFile, { current, byName: kept })
}

/** With `--json` or `--csv` the address goes to stderr: stdout then holds the result and nothing else. */
async function showUrl(
  { stdout, stderr, openBrowser }: CliEnvironment,
  { format }: Settings,
  { browser }: LoginOptions,
  url: string,
): Promise<void> {
  const invitation = browser ? 'Opening your browser. If nothing opens, go to:' : 'Open this address:'
  await writeText(format === 'people' ? stdout : stderr, [`${invitation}\n\n  ${url}\n\n`])
  if (!browser) return
  await openBrowser(url).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    stderr.write(`lightfi: no browser could be opened (${reason}).\n`)
  })
}
