import { type Command, InvalidArgumentError, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { parseWholeNumber } from '../parse-arguments.ts'
import type { SimulateOptions } from '../simulate/simulate-options.ts'

/** Adds `lightfi simulate`: the readings of buildings that do not exist. */
export function addSimulateCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('simulate')
    .description(
      'send the readings of simulated buildings, until Ctrl-C or --to; the same seed, the same readings',
    )
    .option('--buildings <count>', 'how many', (text) => parseWholeNumber(text, 1, 10_000), 1)
    .option('--sensors <count>', 'in all of them together (default: 14 in each building)', (text) =>
      parseWholeNumber(text, 1, 100_000),
    )
    .option('--seed <number>', 'another one is another life, of other sensors', parseSeed, 1)
    .option(
      '--speed <speed>',
      'times real time, or max: as fast as it goes, which needs --from',
      parseSpeed,
      1,
    )
    .option(
      '--from <time>',
      'where simulated time begins: Unix seconds, RFC 3339 with an offset, a date in UTC, or a span before now: 30m, 24h, 7d (default: now)',
    )
    .option('--to <time>', 'where it ends (default: now with --speed max, else never)')
    .option(
      '--every <seconds>',
      'gather for so long before posting',
      (text) => parseWholeNumber(text, 1, 3600),
      10,
    )
    .option(
      '--drop-outs <share>',
      'chance, 0 to 1, that a sensor drops out in a week, for 1 to 60 hours',
      parseShare,
      0.08,
    )
    .option('--late <share>', 'share of the reports that are uploaded 1 minute to 1 day late', parseShare, 0)
    .option(
      '--repeat <share>',
      'share of the reports that are uploaded again, up to 1 hour later',
      parseShare,
      0,
    )
    .option(
      '--correct <share>',
      'share of the reports that are wrong at first, for 5 minutes to 1 day',
      parseShare,
      0,
    )
    .option(
      '--drift <seconds>',
      'how far clocks of sensors are off, standard deviation',
      (text) => parseNumber(text, 0, 3600),
      0,
    )
    .option(
      '--bursts <count>',
      'bursts of motion a day, of each motion sensor',
      (text) => parseNumber(text, 0, 24),
      0,
    )
    .option('--create', 'make the buildings, floors and sensors first where they are missing')
    .option(
      '--in <location>',
      'with --create: what the buildings lie in (default: the location that you administer)',
    )
    .option(
      '--dry-run',
      'send nothing: write the readings to the standard output, as lightfi import takes them',
    )
    .addOption(
      new Option('--format <format>', 'of --dry-run (default: ndjson, or csv with --csv)').choices([
        'ndjson',
        'csv',
      ]),
    )
    .option('--report <file>', 'write what was sent to this file, as JSON')
    .action(async (_options, command: Command) => {
      const { simulate } = await import('../simulate/simulate.ts')
      await simulate(environment, command.optsWithGlobals<SimulateOptions>())
    })
}

function parseSeed(text: string): number {
  return parseWholeNumber(text, 0, 2 ** 31 - 1)
}

function parseSpeed(text: string): number {
  return text === 'max' ? Number.POSITIVE_INFINITY : parseNumber(text, 0.01, 1_000_000)
}

function parseShare(text: string): number {
  return parseNumber(text, 0, 1)
}

function parseNumber(text: string, min: number, max: number): number {
  const number = /^\d{1,7}(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN
  if (number >= min && number <= max) return number
  throw new InvalidArgumentError(`It must be a number from ${min} to ${max}.`)
}
