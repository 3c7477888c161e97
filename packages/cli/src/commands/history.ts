import type { components, HistoryQuery, VarName } from '@openlightfi/client'
import { type Command, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { formatTable } from '../output/format-table.ts'
import { findUnit } from '../output/format-value.ts'
import { writeText } from '../output/write-text.ts'
import { parseTime, parseVarName, parseWholeNumber } from '../parse-arguments.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

const formats = ['table', 'json', 'csv', 'ndjson'] as const

interface HistoryOptions extends GlobalOptions {
  readonly from?: string
  readonly to?: string
  readonly limit?: number
  readonly order?: 'asc' | 'desc'
  readonly timeout?: number
  readonly format?: (typeof formats)[number]
}

type History = components['schemas']['SensorHistory']

/** Adds `lightfi history SENSOR VAR`: the data of a time range in one of four formats. */
export function addHistoryCommand(program: Command, environment: CliEnvironment): void {
  const time = 'Unix seconds, RFC 3339 with an offset, or a span before now: 30m, 24h, 7d'
  program
    .command('history')
    .description('show the data of one variable in a time range')
    .argument('<sensor>', 'id of a sensor')
    .argument('<variable>', 'e.g. CO2ppm', parseVarName)
    .option('--from <time>', `first time, included: ${time} (default: 24h before --to)`)
    .option('--to <time>', 'last time, excluded; as --from (default: now)')
    .option('--limit <count>', 'at most this many data', (text) => parseWholeNumber(text, 1, 10_000_000))
    .option(
      '--timeout <seconds>',
      'of motionEvent: show intervals, in which events follow one another in less than this',
      (text) => parseWholeNumber(text, 10, 86_400),
    )
    .addOption(new Option('--order <order>', 'by time, rising or falling').choices(['asc', 'desc']))
    .addOption(
      new Option('--format <format>', 'of the result (default: table, or json with --json)').choices(formats),
    )
    .action(async (sensorId: string, varName: VarName, _options, command: Command) => {
      const options = command.optsWithGlobals<HistoryOptions>()
      const { client, settings } = openSession(environment, options)
      const format = options.format ?? (settings.json ? 'json' : 'table')
      const query = toQuery(options, environment.now())
      const needsTimeZone = format === 'table' || format === 'csv'
      const [history, sensor] = await Promise.all([
        client.readSensorHistory(sensorId, varName, query),
        needsTimeZone ? client.readSensor(sensorId, { project: ['time_zone'] }) : undefined,
      ])
      await writeText(environment.stdout, formatHistory(format, history, sensor?.time_zone ?? 'UTC'))
      if (history.data.length === 0) environment.stderr.write('No data in this time range.\n')
    })
}

function toQuery(options: HistoryOptions, nowMs: number): HistoryQuery {
  return {
    ...(options.from !== undefined && { from: parseTime(options.from, nowMs) }),
    ...(options.to !== undefined && { to: parseTime(options.to, nowMs) }),
    ...(options.limit !== undefined && { limit: options.limit }),
    ...(options.order !== undefined && { order: options.order }),
    ...(options.timeout !== undefined && { timeout_s: options.timeout }),
  }
}

function formatHistory(
  format: (typeof formats)[number],
  history: History,
  timeZone: string,
): Iterable<string> {
  switch (format) {
    case 'json':
      return [`${JSON.stringify(history, null, 2)}\n`]
    case 'ndjson':
      return history.data.values().map((datum) => `${JSON.stringify(datum)}\n`)
    case 'csv':
      return formatCsv(history, timeZone)
    case 'table':
      return [formatHistoryTable(history, timeZone)]
  }
}

/** Lines end with CR LF (RFC 4180). No cell needs quotes: numbers, and times of our own making. */
function* formatCsv({ timeout_s, data }: History, timeZone: string): Generator<string> {
  if (timeout_s !== undefined) {
    yield 'from,local_from,to,local_to,events\r\n'
    for (const { from, to, events } of listIntervals(data))
      yield `${from},${formatLocalTime(from, timeZone)},${to},${formatLocalTime(to, timeZone)},${events}\r\n`
    return
  }
  yield 'time,local_time,value\r\n'
  for (const { time, value } of data) yield `${time},${formatLocalTime(time, timeZone)},${value}\r\n`
}

function formatHistoryTable({ var_name, timeout_s, data }: History, timeZone: string): string {
  if (timeout_s !== undefined) return formatIntervalTable(data, timeZone)
  const columns = [{ title: 'time' }, { title: var_name, align: 'right' as const }, { title: 'unit' }]
  const unit = findUnit(var_name)
  return formatTable(
    columns,
    data.map(({ time, value }) => [formatLocalTime(time, timeZone), String(value), unit]),
  )
}

/** Data that are intervals, with the members that every interval has. */
function* listIntervals(data: History['data']): Generator<{ from: number; to: number; events: number }> {
  for (const { from, to, events } of data)
    if (from !== undefined && to !== undefined && events !== undefined) yield { from, to, events }
}

function formatIntervalTable(data: History['data'], timeZone: string): string {
  const columns = [{ title: 'from' }, { title: 'to' }, { title: 'events', align: 'right' as const }]
  const rows = listIntervals(data).map(({ from, to, events }) => [
    formatLocalTime(from, timeZone),
    formatLocalTime(to, timeZone),
    String(events),
  ])
  return formatTable(columns, [...rows])
}
