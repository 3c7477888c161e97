import type { components, VarName } from '@openlightfi/client'
import { type Command, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { UsageError } from '../exit-code.ts'
import { checkTarget, deliverAnswer, deliverText } from '../output/deliver-answer.ts'
import { formatCsv } from '../output/format-csv.ts'
import { formatFigure } from '../output/format-figure.ts'
import { type Column, formatTable } from '../output/format-table.ts'
import { findUnit } from '../output/format-value.ts'
import { parseVarName } from '../parse-arguments.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

const formats = ['table', 'json', 'csv', 'xlsx'] as const

interface MetricsOptions extends GlobalOptions {
  readonly from?: string
  readonly to?: string
  readonly hours?: string
  readonly days?: string
  readonly byWeekday?: boolean
  readonly byPolygon?: boolean
  readonly location?: boolean
  readonly format?: (typeof formats)[number]
  readonly output?: string
}

type Schemas = components['schemas']
type LocationAnswer = Schemas['LocationDaily'] | Schemas['LocationHourly']
type MetricsAnswer = Schemas['SensorDaily'] | Schemas['SensorHourly'] | LocationAnswer
type MetricsRow = Partial<Schemas['DailyMetrics'] & Schemas['ChildHour']> & { readonly of?: string }

/**
 * Adds `lightfi daily ID VAR`: the figures of each local day, or day of the week, of a sensor or of what a
 * location has.
 */
export function addDailyCommand(program: Command, environment: CliEnvironment): void {
  addSelection(program.command('daily'), 'show minimum, mean and maximum, or utilisation, per local day')
    .option('--location', 'the id is that of a location: show each of its children and sensors')
    .option('--by-weekday', 'all Mondays together, all Tuesdays, and so on')
    .option(
      '--by-polygon',
      'of a location: the rooms and other polygons of floorplans that sensors are tied to',
    )
    .action(async (id: string, varName: VarName, _options, command: Command) => {
      const options = command.optsWithGlobals<MetricsOptions>()
      const { client, settings } = openSession(environment, options)
      const query = toQuery(options)
      const format = options.format ?? (settings.format === 'people' ? 'table' : settings.format)
      checkTarget(environment, { format, output: options.output })
      if (format === 'xlsx') {
        const workbook = isOfLocation(options)
          ? await client.openLocationDaily(id, varName, { ...query, ...toPools(options), format })
          : await client.openSensorDaily(id, varName, { ...query, format })
        return deliverAnswer(environment, workbook, options.output)
      }
      const answer = isOfLocation(options)
        ? await client.readLocationDaily(id, varName, { ...query, ...toPools(options) })
        : await client.readSensorDaily(id, varName, query)
      await deliverText(environment, [formatMetrics(format, answer, varName)], options.output)
    })
}

/**
 * Adds `lightfi hourly ID VAR`: the figures of each hour of the wall clock, of a sensor or of what a location
 * has; of the latter the pattern of a week too.
 */
export function addHourlyCommand(program: Command, environment: CliEnvironment): void {
  addSelection(program.command('hourly'), 'show minimum, mean and maximum, or utilisation, per local hour')
    .option('--location', 'the id is that of a location: show each of its children and sensors')
    .option('--by-weekday', 'of a location: the pattern of a week, the same hours of all Mondays together')
    .option(
      '--by-polygon',
      'of a location: the rooms and other polygons of floorplans that sensors are tied to',
    )
    .action(async (id: string, varName: VarName, _options, command: Command) => {
      const options = command.optsWithGlobals<MetricsOptions>()
      if (options.byWeekday && !isOfLocation(options))
        throw new UsageError('--by-weekday is for locations here: give --location or --by-polygon.')
      const { client, settings } = openSession(environment, options)
      const query = toQuery(options)
      const format = options.format ?? (settings.format === 'people' ? 'table' : settings.format)
      checkTarget(environment, { format, output: options.output })
      if (format === 'xlsx') {
        const workbook = isOfLocation(options)
          ? await client.openLocationHourly(id, varName, { ...query, ...toPools(options), format })
          : await client.openSensorHourly(id, varName, { ...query, format })
        return deliverAnswer(environment, workbook, options.output)
      }
      const answer = isOfLocation(options)
        ? await client.readLocationHourly(id, varName, { ...query, ...toPools(options) })
        : await client.readSensorHourly(id, varName, query)
      await deliverText(environment, [formatMetrics(format, answer, varName)], options.output)
    })
}

function isOfLocation({ location, byPolygon }: MetricsOptions): boolean {
  return location === true || byPolygon === true
}

function toPools({ byPolygon }: MetricsOptions) {
  return { ...(byPolygon && { by: 'polygon' as const }) }
}

function addSelection(command: Command, description: string): Command {
  return command
    .description(description)
    .argument('<id>', 'id of a sensor, or of a location')
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
    .option('-o, --output <file>', 'write to this file, or - for the standard output')
}

function toQuery({ from, to, hours, days, byWeekday }: MetricsOptions) {
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(hours !== undefined && { hours }),
    ...(days !== undefined && { days }),
    ...(byWeekday && { group_by: 'weekday' as const }),
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
  return (answer as Schemas['LocationDaily']).data.flatMap(({ location_id, sensor_id, polygon_id, data }) => {
    const place = [location_id, polygon_id].filter((id) => id !== undefined).join('/')
    return data.map((row) => ({ of: sensor_id ?? place, ...row }))
  })
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
