import type { components, HistoryQuery, VarName } from '@openlightfi/client'
import { type Command, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { checkTarget, deliverAnswer, deliverText, fileFormats } from '../output/deliver-answer.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { formatMember } from '../output/format-member.ts'
import { formatTable } from '../output/format-table.ts'
import { findUnit } from '../output/format-value.ts'
import { parseVarName, parseWholeNumber } from '../parse-arguments.ts'
import { parseTime, timeHelp } from '../parse-time.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'
import { showLocationHistory } from './location-history.ts'

const formats = ['table', 'json', 'csv', 'ndjson', 'xlsx', ...fileFormats] as const

const bucketLengths = ['5m', '15m', '30m', '1h', '3h', '6h', '1d'] as const

/**
 * The longest time in which a long answer must begin, milliseconds: the server writes a file of columns whole
 * before it sends it.
 */
export const answerPatienceMs = 600_000

interface HistoryOptions extends GlobalOptions {
  readonly from?: string
  readonly to?: string
  readonly limit?: number
  readonly order?: 'asc' | 'desc'
  readonly timeout?: number
  readonly format?: (typeof formats)[number]
  readonly bucket?: (typeof bucketLengths)[number]
  readonly location?: boolean
  readonly output?: string
}

/** The members of a bucket beside time and value. */
const bucketColumns = ['min', 'avg', 'max', 'count', 'last'] as const

type History = components['schemas']['SensorHistory']

/**
 * Adds `lightfi history ID VAR`: the data of a sensor in a time range, or of all sensors of a location in
 * buckets, in one of several formats.
 */
export function addHistoryCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('history')
    .description('show the data of one variable in a time range')
    .argument('<id>', 'id of a sensor')
    .argument('<variable>', 'e.g. CO2ppm', parseVarName)
    .option('--from <time>', `first time, included: ${timeHelp} (default: 24h before --to)`)
    .option('--to <time>', 'last time, excluded; as --from (default: now)')
    .option('--limit <count>', 'at most this many data', (text) => parseWholeNumber(text, 1, 10_000_000))
    .option(
      '--timeout <seconds>',
      'show intervals, in which events or reports follow one another in less than this',
      (text) => parseWholeNumber(text, 10, 86_400),
    )
    .addOption(new Option('--order <order>', 'by time, rising or falling').choices(['asc', 'desc']))
    .addOption(
      new Option(
        '--format <format>',
        'of the result (default: table; json with --json, csv with --csv)',
      ).choices(formats),
    )
    .addOption(
      new Option('--bucket <length>', 'min, mean, max, count and last of each stretch of local time').choices(
        bucketLengths,
      ),
    )
    .option('--location', 'the id is that of a location: show all sensors in it and below it, with --bucket')
    .option(
      '-o, --output <file>',
      'write to this file, or - for the standard output; ndjson, parquet and arrow of any length',
    )
    .action(async (id: string, varName: VarName, _options, command: Command) => {
      const options = command.optsWithGlobals<HistoryOptions>()
      const { client, settings } = openSession(environment, options)
      const format = options.format ?? (settings.format === 'people' ? 'table' : settings.format)
      const query = toQuery(options, environment.now())
      checkTarget(environment, { format, output: options.output })
      if (options.location) {
        const { output } = options
        const request = { locationId: id, varName, query, format, output, patienceMs: answerPatienceMs }
        return showLocationHistory(environment, client, request)
      }
      if (isStreamed(format)) {
        const limits = { timeoutMs: answerPatienceMs }
        const answer = await client.openSensorHistory(id, varName, { ...query, format }, limits)
        return deliverAnswer(environment, answer, options.output)
      }
      const needsTimeZone = format === 'table' || format === 'csv'
      const [history, sensor] = await Promise.all([
        client.readSensorHistory(id, varName, query),
        needsTimeZone ? client.readSensor(id, { project: ['time_zone'] }) : undefined,
      ])
      const text = formatHistory(format, history, sensor?.time_zone ?? 'UTC')
      await deliverText(environment, text, options.output)
      if (history.data.length === 0) environment.stderr.write('No data in this time range.\n')
    })
}

function toQuery(options: HistoryOptions, nowMs: number): HistoryQuery {
  return {
    ...(options.from !== undefined && { from: parseTime('--from', options.from, nowMs) }),
    ...(options.to !== undefined && { to: parseTime('--to', options.to, nowMs) }),
    ...(options.limit !== undefined && { limit: options.limit }),
    ...(options.order !== undefined && { order: options.order }),
    ...(options.timeout !== undefined && { timeout_s: options.timeout }),
    ...(options.bucket !== undefined && { bucket: options.bucket }),
  }
}

/** Whether the server's own text or file is passed on, however long; the others are made here. */
function isStreamed(
  format: (typeof formats)[number],
): format is 'ndjson' | 'xlsx' | (typeof fileFormats)[number] {
  return format === 'ndjson' || format === 'xlsx' || fileFormats.some((name) => name === format)
}

function formatHistory(
  format: 'table' | 'json' | 'csv',
  history: History,
  timeZone: string,
): Iterable<string> {
  switch (format) {
    case 'json':
      return [`${JSON.stringify(history, null, 2)}\n`]
    case 'csv':
      return formatCsv(history, timeZone)
    case 'table':
      return [formatHistoryTable(history, timeZone)]
  }
}

/** Lines end with CR LF (RFC 4180). No cell needs quotes: numbers, and times of our own making. */
function* formatCsv(history: History, timeZone: string): Generator<string> {
  if (history.timeout_s !== undefined) return yield* formatIntervalCsv(history, timeZone)
  const columns = chooseColumns(history)
  yield `time,local_time,${columns.join(',')}\r\n`
  for (const datum of history.data) {
    const cells = columns.map((name) => formatMember(name, datum[name] ?? 0))
    yield `${formatTimes(datum.time, timeZone)},${cells.join(',')}\r\n`
  }
}

function formatHistoryTable(history: History, timeZone: string): string {
  const { var_name, timeout_s, data } = history
  if (timeout_s !== undefined) return formatIntervalTable(data, timeZone)
  const columns = chooseColumns(history)
  const unit = findUnit(var_name)
  const titles = columns.map((name) => ({
    title: name === 'value' ? var_name : name,
    align: 'right' as const,
  }))
  return formatTable(
    [{ title: 'time' }, ...titles, { title: 'unit' }],
    data.map((datum) => [
      formatLocalTime(datum.time, timeZone),
      ...columns.map((name) => String(datum[name])),
      unit,
    ]),
  )
}

function chooseColumns({ bucket }: History): readonly ('value' | (typeof bucketColumns)[number])[] {
  return bucket === undefined ? ['value'] : bucketColumns
}

function* formatIntervalCsv({ data }: History, timeZone: string): Generator<string> {
  yield 'from,local_from,to,local_to,events\r\n'
  for (const { from, to, events } of listIntervals(data))
    yield `${formatTimes(from, timeZone)},${formatTimes(to, timeZone)},${events}\r\n`
}

/** The cells of a time: as Unix seconds, and as the wall clock shows it. */
function formatTimes(time: number, timeZone: string): string {
  return `${formatMember('time', time)},${formatLocalTime(time, timeZone, 'always')}`
}

/** Data that are intervals, with the members that every interval has. */
function* listIntervals(data: History['data']): Generator<{ from: number; to: number; events: number }> {
  for (const { from, to, events } of data)
    if (from !== undefined && to !== undefined && events !== undefined) yield { from, to, events }
}

function formatIntervalTable(data: History['data'], timeZone: string): string {
  const columns = [{ title: 'from' }, { title: 'to' }, { title: 'events', align: 'right' as const }]
  const rows = [...listIntervals(data)].map(({ from, to, events }) => [
    formatLocalTime(from, timeZone),
    formatLocalTime(to, timeZone),
    String(events),
  ])
  return formatTable(columns, rows)
}
