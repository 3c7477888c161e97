import { type VarName, type VarNameFacts, varNames } from '@openlightfi/contract'
import { SlicedWork } from '../../estate/index.ts'
import {
  type AboutLine,
  buildMixedColumn,
  buildNumberColumn,
  buildSensorColumns,
  buildTextColumn,
  buildTimeColumns,
  type CellLook,
  listTimeLines,
  type NamedSensors,
  readCells,
  readCounted,
  type SheetColumn,
  type Workbook,
} from '../../sheets/index.ts'
import type { TimeRange } from '../../storage/time-series/reading.ts'
import type {
  History,
  HistoryQuery,
  PreparedRows,
  SensorVariable,
  SheetRequest,
  VariableChoice,
} from './history.ts'

/** A row as CSV has it. */
type Cells = readonly string[]

/** The parts of a sheet besides its rows. */
export interface SheetFacts {
  /** Path and query of the request. */
  readonly url: string
  readonly sensors: NamedSensors
}

/**
 * Opens one variable of a sensor as a workbook: its data, buckets or intervals.
 * @throws ProblemError `invalid_parameter` for more rows than a sheet has; the errors of {@link History}.
 */
export async function openHistorySheet(
  history: History,
  sheet: SheetRequest & { readonly variables: SensorVariable },
  query: HistoryQuery,
  { url, sensors }: SheetFacts,
): Promise<Workbook<Cells>> {
  const { sensorId, varName } = sheet.variables
  const prepared = await history.prepareSheet(sheet, query)
  const rows = await readRows(prepared)
  const names = sensors.find(sensorId)
  const timeZone = names?.timeZone ?? 'UTC'
  const readTime = (title: string, at: number) =>
    buildTimeColumns<Cells>({
      title,
      readMs: (cells) => readMs(cells[at]),
      clockOf: () => sensors.findClockOf(timeZone),
      timeZone,
    })
  const columns = [
    ...buildSensorColumns<Cells>(sensors, () => sensorId),
    ...(sheet.timeoutS === undefined
      ? [
          ...readTime('Time', 0),
          ...(sheet.buckets ? buildBucketColumns(varName) : [buildValueColumn(varName)]),
        ]
      : [...readTime('From', 0), ...readTime('To', 1), buildCountColumn(varName, 2)]),
  ]
  const about = [
    { label: 'Sensor', value: names?.name ?? '' },
    { label: 'Sensor id', value: sensorId },
    { label: 'Place', value: names?.place ?? '' },
    ...listVariableLines(varName),
    ...(sheet.buckets ? [{ label: 'Bucket', value: sheet.buckets.length }] : []),
    ...(sheet.timeoutS === undefined ? [] : [{ label: 'Timeout (seconds)', value: sheet.timeoutS }]),
    ...listRangeLines(prepared.range, timeZone),
    { label: 'Time zone', value: timeZone },
    { label: 'Query', value: `GET ${url}` },
  ]
  return { columns, rows, about, timeZone }
}

/**
 * Opens several variables of several sensors as a workbook.
 * @param facts with the time zone of all sensors, if they share one.
 * @throws ProblemError `invalid_parameter` for more rows than a sheet has; the errors of {@link History}.
 */
export async function openReadingsSheet(
  history: History,
  variables: VariableChoice,
  query: HistoryQuery,
  { url, sensors, timeZone }: SheetFacts & { readonly timeZone: string | undefined },
): Promise<Workbook<Cells>> {
  const prepared = await history.prepareSheet({ variables }, query)
  const rows = await readRows(prepared)
  const factsOf = (cells: Cells): VarNameFacts => varNames[cells[1] as VarName]
  const columns = [
    ...buildSensorColumns<Cells>(sensors, ([sensorId = '']) => sensorId),
    buildTextColumn<Cells>('Variable', 22, (cells) => factsOf(cells).label),
    ...buildTimeColumns<Cells>({
      title: 'Time',
      readMs: (cells) => readMs(cells[2]),
      clockOf: ([sensorId = '']) => sensors.findClock(sensorId),
      timeZone,
    }),
    buildMixedColumn<Cells>(
      'Value',
      (cells) => cells[3] ?? '',
      (cells) => lookOf(factsOf(cells)),
    ),
    buildTextColumn<Cells>('Unit', 10, (cells) => findUnit(factsOf(cells))),
  ]
  const zone = timeZone ?? 'UTC'
  const about = [
    ...listRangeLines(prepared.range, zone),
    { label: 'Time zone', value: timeZone ?? 'several: that of each sensor stands in its rows' },
    { label: 'Query', value: `GET ${url}` },
  ]
  return { columns, rows, about, timeZone: zone }
}

/**
 * Finds the time zone in which all of some sensors are; undefined where they are in several. Of very many it
 * looks at some in a turn.
 * @throws the reason of the signal.
 */
export async function findSharedZone(
  sensorIds: Iterable<string>,
  findTimeZone: (sensorId: string) => string | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  const work = new SlicedWork(signal)
  let shared: string | undefined
  for (const sensorId of sensorIds) {
    await work.look()
    const timeZone = findTimeZone(sensorId)
    if (shared !== undefined && timeZone !== shared) return undefined
    shared = timeZone
  }
  return shared ?? 'UTC'
}

/** Lists what a sheet says of its variable. */
export function listVariableLines(varName: VarName): AboutLine[] {
  const facts = varNames[varName]
  return [
    { label: 'Variable', value: `${facts.label} (${varName}): ${facts.meaning}` },
    { label: 'Unit', value: findUnit(facts) },
  ]
}

/** Lists the range of time of a sheet. */
export function listRangeLines({ fromMs, toMs }: Pick<TimeRange, 'fromMs' | 'toMs'>, timeZone: string) {
  return [...listTimeLines('From', fromMs, timeZone), ...listTimeLines('To, excluded', toMs, timeZone)]
}

/** Builds the column of a figure that has the unit of a variable. */
export function buildFigureColumn<Row>(
  title: string,
  varName: VarName,
  read: (row: Row) => string | number | null | undefined,
): SheetColumn<Row> {
  const { symbol, decimals }: VarNameFacts = varNames[varName]
  return buildNumberColumn(symbol === '' ? title : `${title} (${symbol})`, { decimals }, read)
}

async function readRows({ open, range }: PreparedRows): Promise<AsyncIterable<Cells[]>> {
  return readCells(await readCounted(open, range.limit))
}

function readMs(seconds: string | undefined): number {
  return Math.round(Number(seconds) * 1000)
}

function buildValueColumn(varName: VarName): SheetColumn<Cells> {
  return buildFigureColumn(varNames[varName].label, varName, (cells) => cells[1])
}

/** Builds the columns of buckets, in the order of `bucketCsvHeader`. */
function buildBucketColumns(varName: VarName): SheetColumn<Cells>[] {
  return [
    buildFigureColumn('Minimum', varName, (cells) => cells[1]),
    buildFigureColumn('Mean', varName, (cells) => cells[2]),
    buildFigureColumn('Maximum', varName, (cells) => cells[3]),
    buildNumberColumn('Readings', { decimals: 0 }, (cells) => cells[4]),
    buildFigureColumn('Newest', varName, (cells) => cells[5]),
  ]
}

function buildCountColumn(varName: VarName, at: number): SheetColumn<Cells> {
  const title = varName === 'motionEvent' ? 'Events' : 'Readings'
  return buildNumberColumn(title, { decimals: 0 }, (cells) => cells[at])
}

function lookOf({ decimals }: VarNameFacts): CellLook {
  return { decimals }
}

function findUnit({ symbol, unit }: VarNameFacts): string {
  return symbol === '' ? unit : symbol
}
