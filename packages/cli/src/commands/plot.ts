import type { Client, VarName } from '@openlightfi/client'
import { type Command, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { UsageError } from '../exit-code.ts'
import { showPlainly } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { colour, hasColour, type Style } from '../output/write-text.ts'
import { parseVarName, parseWholeNumber } from '../parse-arguments.ts'
import { parseTimeMs } from '../parse-time.ts'
import { drawChart } from '../plot/draw-chart.ts'
import {
  type BucketLength,
  bucketSeconds,
  chooseBucket,
  type PlottedSeries,
  readDailySeries,
  readSeries,
} from '../plot/read-series.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

interface PlotOptions extends GlobalOptions {
  readonly from?: string
  readonly to?: string
  readonly bucket?: BucketLength
  readonly daily?: true
  readonly hours?: string
  readonly days?: string
  readonly width?: number
  readonly height: number
}

interface Wanted {
  readonly sensorId: string
  readonly varName: VarName
}

/** Series are told apart by these, in their order, again and again. */
const styles: readonly Style[] = ['cyan', 'yellow', 'magenta', 'green', 'red', 'blue']

/** More than this nobody can tell apart. */
const maxSeries = 12
const dayS = 86_400

/** Adds `lightfi plot SENSOR VAR`: a chart in the terminal. */
export function addPlotCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('plot')
    .description('draw the data of one or more sensors as a chart')
    .argument('<sensor>', 'id of a sensor')
    .argument('<variable>', 'e.g. CO2ppm', parseVarName)
    .argument('[more...]', 'further pairs of sensor and variable', parsePairs)
    .option(
      '--from <time>',
      'as of lightfi history; with --daily a local date (default: 24h before --to, 7 days with --daily)',
    )
    .option('--to <time>', 'last time or date, excluded (default: now)')
    .addOption(
      new Option('--bucket <length>', 'show means of such stretches (default: as the range needs)').choices(
        Object.keys(bucketSeconds),
      ),
    )
    .option('--daily', 'show the mean of each local day, or its utilisation')
    .option('--hours <hours>', 'with --daily: hours of the wall clock, e.g. 8-18')
    .option('--days <days>', 'with --daily: days of the week, e.g. mon-fri')
    .option('--width <columns>', 'of the chart (default: of the terminal, else 80)', (text) =>
      parseWholeNumber(text, 30, 1000),
    )
    .option('--height <rows>', 'of each panel', (text) => parseWholeNumber(text, 3, 200), 16)
    .action(
      async (sensorId: string, varName: VarName, more: readonly string[], _options, command: Command) => {
        const options = command.optsWithGlobals<PlotOptions>()
        const wanted = [{ sensorId, varName }, ...pairUp(more)]
        const { client, settings } = openSession(environment, options)
        const series = await readAll(client, wanted, options, environment.now())
        await showResult(environment, settings, {
          value: { series: series.map(toAnswer) },
          records: series.flatMap(({ sensorId: sensor_id, varName: var_name, data }) =>
            data.map(({ time, value }) => ({ sensor_id, var_name, time, value })),
          ),
          text: () => draw(series, environment, options),
        })
      },
    )
}

/** Every second word is a variable. @throws InvalidArgumentError for an unknown one. */
function parsePairs(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, before.length % 2 === 1 ? parseVarName(text) : text]
}

/** @throws UsageError for half a pair, and for too many. */
function pairUp(words: readonly string[]): Wanted[] {
  if (words.length % 2 !== 0)
    throw new UsageError(`${words.at(-1)} has no variable beside it: give pairs of SENSOR VAR`)
  if (words.length / 2 >= maxSeries) throw new UsageError(`at most ${maxSeries} series fit into one chart`)
  return words.flatMap((word, index) => {
    const name = words[index + 1]
    return index % 2 === 0 && name !== undefined ? [{ sensorId: word, varName: name as VarName }] : []
  })
}

async function readAll(
  client: Client,
  wanted: readonly Wanted[],
  options: PlotOptions,
  nowMs: number,
): Promise<PlottedSeries[]> {
  const { from, to, hours, days } = options
  if (options.daily) {
    if (options.bucket) throw new UsageError('--daily and --bucket exclude each other')
    const query = { ...(from && { from }), ...(to && { to }), ...(hours && { hours }), ...(days && { days }) }
    return Promise.all(wanted.map((each) => readDailySeries(client, each, query)))
  }
  if (hours !== undefined || days !== undefined) throw new UsageError('--hours and --days go with --daily')
  const readS = async (option: string, text: string) =>
    (await parseTimeMs(option, text, nowMs, () => findTimeZone(client, wanted))) / 1000
  const toS = to === undefined ? Math.ceil(nowMs / 1000) : await readS('--to', to)
  const fromS = from === undefined ? toS - dayS : await readS('--from', from)
  if (fromS >= toS) throw new UsageError('the range is empty: --from must be before --to')
  const bucket = options.bucket ?? chooseBucket(toS - fromS)
  return Promise.all(wanted.map((each) => readSeries(client, each, { fromS, toS, bucket })))
}

/** The whole chart goes by the clock of the first sensor. */
async function findTimeZone(client: Client, [first]: readonly Wanted[]): Promise<string> {
  const sensor = first && (await client.readSensor(first.sensorId, { project: ['time_zone'] }))
  return sensor?.time_zone ?? 'UTC'
}

function toAnswer({ sensorId, varName, unit, timeZone, data }: PlottedSeries) {
  return { sensor_id: sensorId, var_name: varName, unit, time_zone: timeZone, data }
}

/** Times are local to the first sensor, as the last line says. */
function draw(series: readonly PlottedSeries[], environment: CliEnvironment, options: PlotOptions): string[] {
  const { stdout } = environment
  const [first] = series
  if (!first) return []
  const paint = hasColour(environment, stdout)
    ? (index: number, text: string) =>
        colour(environment, stdout, styles[index % styles.length] ?? 'cyan', text)
    : undefined
  const lines = drawChart(
    series.map((each) => ({ ...each, name: showPlainly(each.name) })),
    {
      width: options.width ?? stdout.columns ?? 80,
      height: options.height,
      fromS: Math.min(...series.map(({ fromS }) => fromS)),
      toS: Math.max(...series.map(({ toS }) => toS)),
      timeZone: first.timeZone,
      daysOnly: options.daily ?? false,
      paint,
    },
  )
  return options.daily ? lines : [...lines, `Times: ${showPlainly(first.timeZone)}\n`]
}
