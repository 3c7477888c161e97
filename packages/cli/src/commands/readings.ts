import type { VarName } from '@openlightfi/client'
import { type Command, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import {
  answerFormats,
  checkTarget,
  type DeliveredFormat,
  decimalHelp,
  decimalMarks,
  deliverAnswer,
} from '../output/deliver-answer.ts'
import { parseVarName, parseWholeNumber } from '../parse-arguments.ts'
import { parseTime, timeHelp } from '../parse-time.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'
import { answerPatienceMs } from './history.ts'

interface ReadingsOptions extends GlobalOptions {
  readonly sensor?: readonly string[]
  readonly location?: string
  readonly variable?: readonly VarName[]
  readonly from?: string
  readonly to?: string
  readonly limit?: number
  readonly order?: 'asc' | 'desc'
  readonly format?: DeliveredFormat
  readonly timeFormat?: 'unix' | 'rfc3339'
  readonly decimal?: (typeof decimalMarks)[number]
  readonly reported?: true
  readonly output?: string
}

/**
 * Adds `lightfi readings`: the data of several sensors and variables, as the server writes them, however
 * many.
 */
export function addReadingsCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('readings')
    .description('write the data of several sensors and variables, in the formats of the server')
    .option('--sensor <id...>', 'these sensors')
    .option('--location <id>', 'or all sensors in this location and below it')
    .option(
      '--variable <name...>',
      'these variables (default: all)',
      (text, before: readonly VarName[] = []) => [...before, parseVarName(text)],
    )
    .option('--from <time>', `first time, included: ${timeHelp} (default: 24h before --to)`)
    .option('--to <time>', 'last time, excluded; as --from (default: now)')
    .option('--limit <count>', 'at most this many data', (text) => parseWholeNumber(text, 1, 10_000_000))
    .addOption(new Option('--order <order>', 'by time, rising or falling').choices(['asc', 'desc']))
    .addOption(
      new Option('--format <format>', 'of the result (default: csv, or json with --json)').choices(
        answerFormats,
      ),
    )
    .addOption(new Option('--time-format <format>', 'in csv and ndjson').choices(['unix', 'rfc3339']))
    .addOption(new Option('--decimal <mark>', decimalHelp).choices(decimalMarks))
    .option('--reported', 'only what was reported, without the onlineStatus that follows from silence')
    .option('-o, --output <file>', 'write to this file, or - for the standard output')
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<ReadingsOptions>()
      const { client, settings } = openSession(environment, options)
      const format = options.format ?? (settings.json ? 'json' : 'csv')
      checkTarget(environment, { format, output: options.output })
      const query = { ...toQuery(options, environment.now()), format }
      const answer = await client.openReadings(query, { timeoutMs: answerPatienceMs })
      await deliverAnswer(environment, answer, options.output)
    })
}

function toQuery(options: ReadingsOptions, nowMs: number) {
  const { sensor, location, variable, from, to, limit, order, timeFormat, decimal, reported } = options
  return {
    ...(sensor && { sensor_id: [...sensor] }),
    ...(location !== undefined && { location_id: location }),
    ...(variable && { var_name: [...variable] }),
    ...(from !== undefined && { from: parseTime('--from', from, nowMs) }),
    ...(to !== undefined && { to: parseTime('--to', to, nowMs) }),
    ...(limit !== undefined && { limit }),
    ...(order !== undefined && { order }),
    ...(timeFormat !== undefined && { time_format: timeFormat }),
    ...(decimal !== undefined && { decimal }),
    ...(reported && { derived: false }),
  }
}
