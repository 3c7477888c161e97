import { AuthorizationError, finishDeviceAuthorization, startDeviceAuthorization } from '@openlightfi/client'
import { createFileTokenStore, logInOnLoopback } from '@openlightfi/client/node'
import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { showResult } from '../output/show-result.ts'
import { writeText } from '../output/write-text.ts'
import { parseWholeNumber } from '../parse-arguments.ts'
import { readProfiles, saveProfiles } from '../profiles.ts'
import { buildNativeClient } from '../session.ts'
import { type GlobalOptions, readSettings, type Settings } from '../settings.ts'

interface LoginOptions extends GlobalOptions {
  readonly browser: boolean
  readonly device?: true
  readonly timeout?: number
}

/** How long a login through the browser of this machine waits, seconds. */
const defaultTimeoutS = 300

/** Full access as the user, the scope that the documented recipes ask for. */
const scope = 'aws.cognito.signin.user.admin'

/** Adds `lightfi login`: signs in through the server's hosted page and stores the tokens (RFC 8252). */
export function addLoginCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('login')
    .description('sign in through your browser and store the login')
    .option('--no-browser', 'only print the address; open it yourself, on this machine')
    .option('--device', 'show a code to enter in a browser anywhere, for a machine without one')
    .option(
      '--timeout <seconds>',
      'how long to wait for you (default: 300, or while the code is valid)',
      (text) => parseWholeNumber(text, 1, 3600),
    )
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<LoginOptions>()
      const settings = readSettings(environment, options, { isCreatingProfile: true })
      if (options.device) await logInFromDevice(environment, settings, options)
      else await logInHere(environment, settings, options)
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

async function logInHere(
  environment: CliEnvironment,
  settings: Settings,
  { timeout = defaultTimeoutS, ...options }: LoginOptions,
): Promise<void> {
  await logInOnLoopback(buildNativeClient(environment, settings), {
    scope,
    store: createFileTokenStore(settings.tokenFile),
    signal: AbortSignal.any([environment.interruption, AbortSignal.timeout(timeout * 1000)]),
    openUrl: (url) => showUrl(environment, settings, options, url),
  })
}

/** Lets a person confirm a code in a browser on another device (RFC 8628). */
async function logInFromDevice(
  environment: CliEnvironment,
  settings: Settings,
  { timeout }: LoginOptions,
): Promise<void> {
  const client = buildNativeClient(environment, settings)
  const pending = await startDeviceAuthorization(client, scope)
  const { userCode, verificationUri, expiresInS } = pending
  const { stdout, stderr } = environment
  await writeText(settings.format === 'people' ? stdout : stderr, [
    `Open this address on any device:\n\n  ${verificationUri}\n\nand enter the code ${userCode}\n\n`,
  ])
  const limit = AbortSignal.timeout((timeout ?? expiresInS) * 1000)
  const signal = AbortSignal.any([environment.interruption, limit])
  const tokens = await finishDeviceAuthorization(client, pending, { signal }).catch((error: unknown) => {
    const isLate = limit.aborted && !environment.interruption.aborted
    throw isLate ? new AuthorizationError('Nobody entered the code within the time limit.') : error
  })
  const store = createFileTokenStore(settings.tokenFile)
  await (store.runExclusively?.(() => store.save(tokens)) ?? store.save(tokens))
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
