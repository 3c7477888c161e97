import { Command, CommanderError } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import type { CliEnvironment } from './cli-environment.ts'
import { commandLoaders } from './command-loaders.ts'
import { type ExitCode, exitCodeHelp, exitCodes, toExitCode } from './exit-code.ts'
import { explainError, reportError } from './explain-error.ts'
import { colour } from './output/write-text.ts'
import { type GlobalOptions, readSettings, type Settings, variablesHelp } from './settings.ts'

/**
 * Runs one command line.
 *
 * @param commandLine the arguments after the program's name.
 * @returns the exit code; every error has been told on stderr.
 */
export async function runCli(commandLine: readonly string[], environment: CliEnvironment): Promise<ExitCode> {
  const program = await createProgram(environment, commandLine)
  try {
    await program.parseAsync(commandLine, { from: 'user' })
    return exitCodes.ok
  } catch (error) {
    if (environment.interruption.aborted) return exitCodes.interrupted
    // commander has written its own message, in plain text
    if (!(error instanceof CommanderError)) tellError(error, environment, program.opts())
    return toExitCode(error)
  }
}

/**
 * Makes the program with the commands that a command line can mean: the one it begins with, else all of them.
 *
 * @param commandLine the arguments after the program's name; none for the whole program, as its reference
 * needs it.
 */
export async function createProgram(
  environment: CliEnvironment,
  commandLine: readonly string[] = [],
): Promise<Command> {
  const program = new Command('lightfi')
    .description('Read building sensors, and administer who may, from the command line.')
    .version(manifest.version)
    .option('--profile <name>', 'a server and login under a name of yours (LIGHTFI_PROFILE)')
    .option('--server <url>', 'public URL of the server (LIGHTFI_SERVER; default: http://localhost:8000)')
    .option('--json', 'results and errors as JSON')
    .option('--csv', 'results as CSV')
    .option('--insecure-http', 'allow plain http to another machine, on a network you trust')
    .addHelpText('after', `\n${variablesHelp}\n\n${exitCodeHelp}`)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => environment.stdout.write(text),
      writeErr: (text) => environment.stderr.write(text),
      outputError: (text, write) => write(text + explainLeadingDash(text)),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
  for (const load of chooseLoaders(commandLine)) (await load())(program, environment, createProgram)
  return program
}

/** What helps where an id that begins with a dash was taken for an option. */
function explainLeadingDash(message: string): string {
  const [, id] = /^error: unknown option '(-[\w-]{15,})'/.exec(message) ?? []
  return id === undefined ? '' : `An id that begins with a dash stands last, after two dashes: -- ${id}\n`
}

function chooseLoaders([first = '']: readonly string[]) {
  if (first === '--version' || first === '-V') return []
  const load = Object.hasOwn(commandLoaders, first) ? commandLoaders[first] : undefined
  return load ? [load] : Object.values(commandLoaders)
}

function tellError(error: unknown, environment: CliEnvironment, options: GlobalOptions): void {
  const { stderr } = environment
  const settings = findSettings(environment, options)
  if (options.json) stderr.write(`${JSON.stringify(reportError(error, settings))}\n`)
  else stderr.write(`${colour(environment, stderr, 'red', 'lightfi:')} ${explainError(error, settings)}\n`)
}

/** The settings that an error message refers to; none when the settings are what is wrong. */
function findSettings(environment: CliEnvironment, options: GlobalOptions): Settings | undefined {
  try {
    return readSettings(environment, options)
  } catch {
    return undefined // the error being told is that very one
  }
}
