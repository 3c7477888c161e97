import { Command, CommanderError } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import type { CliEnvironment } from './cli-environment.ts'
import { addAuditCommand } from './commands/audit.ts'
import { addClientsCommand } from './commands/clients.ts'
import { addFloorplansCommand } from './commands/floorplans.ts'
import { addGrantsCommand } from './commands/grants.ts'
import { addHistoryCommand } from './commands/history.ts'
import { addImportCommand } from './commands/import.ts'
import { addLatestCommand } from './commands/latest.ts'
import { addLocationsCommand } from './commands/locations.ts'
import { addLoginCommand } from './commands/login.ts'
import { addLogoutCommand } from './commands/logout.ts'
import { addDailyCommand, addHourlyCommand } from './commands/metrics.ts'
import { addReadingsCommand } from './commands/readings.ts'
import { addSensorsCommand } from './commands/sensors.ts'
import { addUsersCommand } from './commands/users.ts'
import { addWatchCommand } from './commands/watch.ts'
import { describeError, reportError } from './describe-error.ts'
import { type ExitCode, exitCodeHelp, exitCodes, toExitCode } from './exit-code.ts'
import { colour } from './output/write-text.ts'
import { type GlobalOptions, readSettings, type Settings, variablesHelp } from './settings.ts'

/**
 * Runs one command line.
 *
 * @param commandLine the arguments after the program's name.
 * @returns the exit code; every error has been told on stderr.
 */
export async function runCli(commandLine: readonly string[], environment: CliEnvironment): Promise<ExitCode> {
  const program = createProgram(environment)
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

function createProgram(environment: CliEnvironment): Command {
  const program = new Command('lightfi')
    .description('Read building sensors, and administer who may, from the command line.')
    .version(manifest.version)
    .option('--server <url>', 'public URL of the server (LIGHTFI_SERVER; default: http://localhost:8000)')
    .option('--json', 'results and errors as JSON')
    .option('--insecure-http', 'allow plain http to another machine, on a network you trust')
    .addHelpText('after', `\n${variablesHelp}\n\n${exitCodeHelp}`)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => environment.stdout.write(text),
      writeErr: (text) => environment.stderr.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
  addLoginCommand(program, environment)
  addLogoutCommand(program, environment)
  addLocationsCommand(program, environment)
  addSensorsCommand(program, environment)
  addFloorplansCommand(program, environment)
  addLatestCommand(program, environment)
  addHistoryCommand(program, environment)
  addReadingsCommand(program, environment)
  addDailyCommand(program, environment)
  addHourlyCommand(program, environment)
  addWatchCommand(program, environment)
  addImportCommand(program, environment)
  addClientsCommand(program, environment)
  addUsersCommand(program, environment)
  addGrantsCommand(program, environment)
  addAuditCommand(program, environment)
  return program
}

function tellError(error: unknown, environment: CliEnvironment, options: GlobalOptions): void {
  const { stderr } = environment
  const settings = findSettings(environment, options)
  if (options.json) stderr.write(`${JSON.stringify(reportError(error, settings))}\n`)
  else stderr.write(`${colour(environment, stderr, 'red', 'lightfi:')} ${describeError(error, settings)}\n`)
}

/** The settings that an error message refers to; none when the settings are what is wrong. */
function findSettings(environment: CliEnvironment, options: GlobalOptions): Settings | undefined {
  try {
    return readSettings(environment, options)
  } catch {
    return undefined // the error being told is that very one
  }
}
