import type { components, VarName } from '@openlightfi/client'
import { type Command, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { formatCsv } from '../output/format-csv.ts'
import { formatFigure } from '../output/format-figure.ts'
import { type Column, formatTable } from '../output/format-table.ts'
import { findUnit } from '../output/format-value.ts'
import { writeText } from '../output/write-text.ts'
import { parseVarName } from '../parse-arguments.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

const formats = ['table', 'json', 'csv'] as const

interface MetricsOptions extends GlobalOptions {
  readonly from?: string
  readonly to?: string
  readonly hours?: string
  readonly days?: string
  readonly byWeekday?: boolean
  readonly location?: boolean
  readonly format?: (typeof formats)[number]
}

type Schemas = components['schemas']
type MetricsAnswer = Schemas['SensorDaily'] | Schemas['SensorHourly'] | Schemas['LocationDaily']
type MetricsRow = Partial<Schemas['DailyMetrics'] & Schemas['HourlyMetrics']> & { readonly of?: string }

/**
 * Adds `lightfi daily ID VAR`: the figures of each local day, or day of the week, of a sensor or of what a
 * location has.
 */
export function addDailyCommand(program: Command, environment: CliEnvironment): void {
  addSelection(program.command('daily'), 'show minimum, mean and maximum, or utilisation, per local day')
    .option('--location', 'the id is that of a location: show each of its children and sensors')
    .option('--by-weekday', 'all Mondays together, all Tuesdays, and so on')
    .action(async (id: string, varName: VarName, _options, command: Command) => {
      const options = command.optsWithGlobals<MetricsOptions>()
      const { client, settings } = openSession(environment, options)
      const query = { ...toQuery(options), ...(options.byWeekday && { group_by: 'weekday' as const }) }
      const answer = options.location
        ? await client.readLocationDaily(id, varName, query)
        : await client.readSensorDaily(id, varName, query)
      const format = options.format ?? (settings.format === 'people' ? 'table' : settings.format)
      await writeText(environment.stdout, [formatMetrics(format, answer, varName)])
    })
}

/** Adds `lightfi hourly SENSOR VAR`: the figures of each hour of the wall clock. */
export function addHourlyCommand(program: Command, environment: CliEnvironment): void {
  addSelection(
    program.command('hourly'),
    'show minimum, mean and maximum, or utilisation, per local hour',
  ).action(async (sensorId: string, varName: VarName, _options, command: Command) => {
    const options = command.optsWithGlobals<MetricsOptions>()
    const { client, settings } = openSession(environment, options)
    const answer = await client.readSensorHourly(sensorId, varName, toQuery(options))
    const format = options.format ?? (settings.format === 'people' ? 'table' : settings.format)
    await writeText(environment.stdout, [formatMetrics(format, answer, varName)])
  })
}

function addSelection(command: Command, description: string): Command {
  return command
    .description(description)
    .argument('<id>', 'id of a sensor')
    .argument('<variable>', 'e.g. CO2ppm', parseVarName)
    .option('--from <date>', 'first local date, included, e.g. 2026-01-05')
    .option('--to <date>', 'last local date, excluded (default: tomorrow)')
    .option(
      '--hours <hours>',
      'hours of the wall clock, the last excluded, e.g. 8-18; 22-6 is over midnight, and of the day on which it begins',
    )
    .option('--days <days>', 'days of the week, e.g. mon-fri or mon,wed')
    .addOption(
      new Option(
        '--format <format>',
        'of the result (default: table; json with --json, csv with --csv)',
      ).choices(formats),
    )
}

function toQuery({ from, to, hours, days }: MetricsOptions) {
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(hours !== undefined && { hours }),
    ...(days !== undefined && { days }),
  }
}

function formatMetrics(format: (typeof formats)[number], answer: MetricsAnswer, varName: VarName): string {
  if (format === 'json') return `${JSON.stringify(answer, null, 2)}\n`
  const rows = listRows(answer)
  return format === 'csv' ? formatMetricsCsv(rows, varName) : formatMetricsTable(rows, varName)
}

/** The rows of an answer; those of a location say which child they are of. */
function listRows(answer: MetricsAnswer): readonly MetricsRow[] {
  if ('sensor_id' in answer) return answer.data
  return (answer as Schemas['LocationDaily']).data.flatMap(({ location_id, sensor_id, data }) =>
    data.map((row) => ({ of: location_id ?? sensor_id ?? '', ...row })),
  )
}

/** The members of a row that name its place and time, then its figures. */
function listMembers(rows: readonly MetricsRow[], varName: VarName): (keyof MetricsRow)[] {
  const times = (['of', 'weekday', 'date', 'hour'] as const).filter((name) => rows[0]?.[name] !== undefined)
  const figures = varName === 'motionEvent' ? (['utl'] as const) : (['min', 'avg', 'max'] as const)
  return [...times, ...figures, 'count', 'coverage']
}

/**
 * The members by which people read them; a figure that is not known is an empty cell, and there is always a
 * header.
 */
function formatMetricsCsv(rows: readonly MetricsRow[], varName: VarName): string {
  const members = listMembers(rows, varName)
  if (rows.length === 0) return `${members.join(',')}\r\n`
  const records = rows.map((row) => Object.fromEntries(members.map((name) => [name, row[name]])))
  return [...formatCsv(records)].join('')
}

function formatMetricsTable(rows: readonly MetricsRow[], varName: VarName): string {
  const members = listMembers(rows, varName)
  const columns: Column[] = members.map((title) =>
    title === 'of' || title === 'date' || title === 'weekday' ? { title } : { title, align: 'right' },
  )
  const unit = findUnit(varName)
  const withUnit = varName === 'motionEvent' ? columns : [...columns, { title: 'unit' }]
  return formatTable(
    withUnit,
    rows.map((row) => [...members.map((name) => formatFigure(name, row[name])), unit]),
  )
}
