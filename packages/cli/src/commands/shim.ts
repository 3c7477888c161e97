import { once } from 'node:events'
import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { ChecksFailedError, exitCodes, UsageError } from '../exit-code.ts'
import { showResult } from '../output/show-result.ts'
import { writeText } from '../output/write-text.ts'
import { parseWholeNumber } from '../parse-arguments.ts'
import { readSettings } from '../settings.ts'
import { checkShim, type ShimCheck } from '../shim/check-shim.ts'
import { logInShim, type ShimLoginOptions } from '../shim/shim-login.ts'
import { locateShim, type ShimCommandOptions, throwUsageError } from '../shim/shim-options.ts'

/** Adds `lightfi shim`. The shim itself is loaded only by the command that needs it. */
export function addShimCommand(program: Command, environment: CliEnvironment): void {
  const shim = program
    .command('shim')
    .description('give programs without OAuth2 the API: a local proxy that keeps its token fresh')
  addRunCommand(shim, environment)
  addCheckCommand(shim, environment)
  addShimLoginCommand(shim, environment)
  addHashKeyCommand(shim, environment)
  addSettingsCommand(shim, environment)
}

function addConfigOptions(command: Command): Command {
  return command
    .option(
      '--config <file>',
      'YAML or JSON (LIGHTFI_SHIM_CONFIG; default: shim.yaml among the files of lightfi)',
    )
    .option(
      '--set <name=value...>',
      'set one thing, e.g. listen.tcp.port=9000; lightfi shim settings lists them',
    )
}

function addRunCommand(shim: Command, environment: CliEnvironment): void {
  addConfigOptions(shim.command('run'))
    .description(
      'run the shim until it is stopped; SIGHUP and a changed file make it read its configuration again',
    )
    .action(async (_options, command: Command) => {
      const { sources, places } = locateShim(environment, command.optsWithGlobals<ShimCommandOptions>())
      const { startShim } = await import('@openlightfi/shim')
      const { now, interruption, onHangup } = environment
      const logSink = environment.openLog()
      const running = await startShim({ sources, places, logSink, now }).catch(throwUsageError)
      const stopListening = onHangup(() => void running.reload())
      if (!interruption.aborted) await once(interruption, 'abort')
      stopListening()
      await running.close()
    })
}

function addCheckCommand(shim: Command, environment: CliEnvironment): void {
  addConfigOptions(shim.command('check'))
    .description('check the configuration and its files, and report everything that is wrong')
    .option('--online', 'also ask the server for a token, and the API and the destination of each forwarder')
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<ShimCommandOptions & { readonly online?: boolean }>()
      const setting = locateShim(environment, options)
      const value = await checkShim(environment, setting, { isOnline: options.online ?? false })
      await showResult(environment, readSettings(environment, options), {
        value,
        text: () => [...formatCheck(value)],
      })
      const wrong = value.forwarders.filter(({ mistakes }) => mistakes.length > 0)
      if (wrong.length === 0) return
      const names = wrong.map(({ name }) => name).join(', ')
      throw new ChecksFailedError(`not in order: ${names}`, exitCodes.failure)
    })
}

function* formatCheck({ server, token_file, token, forwarders }: ShimCheck): Iterable<string> {
  yield `The settings are in order. Requests go to ${server}.\n`
  if (token_file !== null) yield `Tokens are kept in ${token_file}.\n`
  if (token) yield 'The server gave a token.\n'
  for (const { name, type, mistakes } of forwarders) {
    const depth = token ? 'the API and the destination agree' : 'its settings and files are in order'
    if (mistakes.length === 0) yield `Forwarder ${name} (${type}): ${depth}.\n`
    for (const mistake of mistakes) yield `Forwarder ${name} (${type}): ${mistake}\n`
  }
  if (!token) yield 'Whether the server, the API and the destinations agree, --online finds out.\n'
}

function addShimLoginCommand(shim: Command, environment: CliEnvironment): void {
  addConfigOptions(shim.command('login'))
    .description('log in for the shim; one that runs goes on by itself')
    .option('--device', 'show a code to enter on any device')
    .option('--refresh-token', 'take a refresh token that you have, from the standard input')
    .option(
      '--redirect-uri <uri>',
      "where a client of your organisation's is registered to come back to",
      'http://localhost:3000/',
    )
    .option('--no-browser', 'only print the address')
    .option('--timeout <seconds>', 'how long to wait for you', (text) => parseWholeNumber(text, 1, 3600), 300)
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<ShimLoginOptions>()
      if (options.device && options.refreshToken)
        throw new UsageError('--device and --refresh-token exclude each other')
      const tokenFile = await logInShim(environment, locateShim(environment, options), options)
      await showResult(environment, readSettings(environment, options), {
        value: { token_file: tokenFile, logged_in: true },
        text: () => `The login is in ${tokenFile}. A shim that runs goes on by itself.\n`,
      })
    })
}

function addHashKeyCommand(shim: Command, environment: CliEnvironment): void {
  shim
    .command('hash-key')
    .description('make a key for a caller: the key, shown once, and its hash for the configuration')
    .action(async (_options, command: Command) => {
      const { createKey, hashKey } = await import('@openlightfi/shim')
      const key = createKey()
      await showResult(environment, readSettings(environment, command.optsWithGlobals()), {
        value: { key, hash: hashKey(key) },
        text: () => [
          `key   ${key}\nhash  ${hashKey(key)}\n\n`,
          'Give the key to the caller, and the hash to the configuration:\n\n',
          `apiKeys:\n  - name: who-has-it\n    hash: ${hashKey(key)}\n`,
        ],
      })
    })
}

function addSettingsCommand(shim: Command, environment: CliEnvironment): void {
  shim
    .command('settings')
    .description('list every setting of the shim')
    .action(async () => {
      const { formatConfig } = await import('@openlightfi/shim')
      const head =
        'In the file as written here; as LIGHTFI_SHIM_LISTEN_TCP_PORT; or as --set listen.tcp.port=9000.\n\n'
      await writeText(environment.stdout, [head, `${formatConfig()}\n`])
    })
}
