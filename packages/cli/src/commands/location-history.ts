import type { Client, components, LocationHistoryQuery, VarName } from '@openlightfi/client'
import type { CliEnvironment } from '../cli-environment.ts'
import { UsageError } from '../exit-code.ts'
import { deliverAnswer, deliverText } from '../output/deliver-answer.ts'
import { formatFigure } from '../output/format-figure.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { formatMember } from '../output/format-member.ts'
import { formatTable } from '../output/format-table.ts'
import { findUnit } from '../output/format-value.ts'

type LocationHistory = components['schemas']['LocationHistory']
type Columns = LocationHistory['data'][number]
type Figure = number | null

/** What of a location to show, and how. */
export interface LocationRequest {
  readonly locationId: string
  readonly varName: VarName
  /** As it is asked for of a sensor; the members that a location has not are refused. */
  readonly query: Partial<LocationHistoryQuery>
  readonly format: string
  readonly output: string | undefined
  /** The longest time in which a long answer must begin, milliseconds. */
  readonly patienceMs: number
}

const columnNames = ['min', 'avg', 'max', 'utl', 'count', 'coverage'] as const

/**
 * Shows one variable of all sensors of a location in buckets.
 *
 * @throws UsageError for what there is of a sensor only.
 */
export async function showLocationHistory(
  environment: CliEnvironment,
  client: Client,
  { locationId, varName, query, format, output, patienceMs }: LocationRequest,
): Promise<void> {
  const { bucket, from, to, ...others } = query
  const [other] = Object.keys(others)
  if (bucket === undefined) throw new UsageError('--location needs --bucket, e.g. --bucket 30m')
  if (other !== undefined)
    throw new UsageError(`--${other.replace('_s', '')} is for a sensor, not for a location`)
  const asked = { bucket, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
  if (format === 'ndjson' || format === 'xlsx') {
    const limits = { timeoutMs: patienceMs }
    const answer = await client.openLocationHistory(locationId, varName, { ...asked, format }, limits)
    return deliverAnswer(environment, answer, output)
  }
  if (format !== 'table' && format !== 'csv' && format !== 'json')
    throw new UsageError(
      `--format ${format} is for a sensor; a location has table, json, csv, ndjson and xlsx`,
    )
  const history = await client.readLocationHistory(locationId, varName, asked)
  await deliverText(environment, formatHistory(format, history), output)
  if (history.data.length === 0) environment.stderr.write('No sensor here reports this variable.\n')
}

function formatHistory(format: 'table' | 'json' | 'csv', history: LocationHistory): Iterable<string> {
  if (format === 'json') return [`${JSON.stringify(history, null, 2)}\n`]
  return format === 'csv' ? formatCsv(history) : [formatHistoryTable(history)]
}

/** The figures that an answer has, in the order in which they are shown. */
function chooseColumns({ var_name, data }: LocationHistory): (typeof columnNames)[number][] {
  const [first] = data
  if (first) return columnNames.filter((name) => first[name] !== undefined)
  return columnNames.filter((name) =>
    var_name === 'motionEvent' ? !['min', 'avg', 'max'].includes(name) : name !== 'utl',
  )
}

/** Lines end with CR LF (RFC 4180); a figure that is not known is an empty cell. */
function* formatCsv(history: LocationHistory): Generator<string> {
  const names = chooseColumns(history)
  yield `sensor_id,time,local_time,${names.join(',')}\r\n`
  for (const { columns, time, index } of listRows(history)) {
    const local = formatLocalTime(time, history.time_zone, 'always')
    const cells = names.map((name) => formatCell(name, columns[name]?.[index]))
    yield `${columns.sensor_id},${formatMember('time', time)},${local},${cells.join(',')}\r\n`
  }
}

function formatCell(name: string, value: Figure | undefined): string {
  return typeof value === 'number' ? formatMember(name, value) : ''
}

function formatHistoryTable(history: LocationHistory): string {
  const names = chooseColumns(history)
  const unit = findUnit(history.var_name)
  const hasUnit = history.var_name !== 'motionEvent'
  const figures = names.map((title) => ({ title, align: 'right' as const }))
  const columns = [
    { title: 'sensor' },
    { title: 'time' },
    ...figures,
    ...(hasUnit ? [{ title: 'unit' }] : []),
  ]
  const rows = [...listRows(history)].map(({ columns: ofSensor, time, index }) => [
    ofSensor.sensor_id,
    formatLocalTime(time, history.time_zone),
    ...names.map((name) => formatFigure(name, ofSensor[name]?.[index])),
    ...(hasUnit ? [unit] : []),
  ])
  return formatTable(columns, rows)
}

/** Each bucket of each sensor: where its figures stand. */
function* listRows({
  time: times,
  data,
}: LocationHistory): Generator<{ columns: Columns; time: number; index: number }> {
  for (const columns of data) {
    for (const [index, time] of times.entries()) yield { columns, time, index }
  }
}
