import type { DecimalMark, VarName, Weekday } from '@openlightfi/contract'
import { guardFormula } from '@openlightfi/contract/guard-formula'
import { formatDecimal } from '@openlightfi/contract/numbers'
import { takeTurn } from '../event-loop-turns.ts'
import { byteOrderMark, type CsvCell, writeCsvRow } from '../sheets/index.ts'

/** The figures of a day or an hour, as an answer in JSON has them. */
export interface MetricFigures {
  readonly date?: string
  readonly weekday?: Weekday
  readonly hour?: number
  readonly min?: number | null
  readonly avg?: number | null
  readonly max?: number | null
  readonly utl?: number | null
  readonly count: number
  readonly coverage: number
}

/** A sensor, child location or polygon with its figures, as an answer in JSON has them. */
export interface MetricChild {
  readonly location_id?: string
  readonly sensor_id?: string
  readonly polygon_id?: string
  readonly time_zone: string
  readonly data: readonly MetricFigures[]
}

/** A row of a table: figures, and of what they are. */
export interface MetricRow extends MetricFigures {
  readonly child: MetricChild
}

/** The columns of a table of metrics. */
export interface MetricTable {
  readonly varName: VarName
  /** The members that tell children apart; none where there is one child. */
  readonly ids: readonly ('location_id' | 'sensor_id' | 'polygon_id')[]
  /** The members that say when. */
  readonly times: readonly ('date' | 'weekday' | 'hour')[]
}

/** The rows that are put together in one go: about a millisecond. */
const rowsAtOnce = 1_000

/** Lists the rows of a table, child after child, some at a time. */
export function* listMetricRows(children: readonly MetricChild[]): Generator<MetricRow[]> {
  let some: MetricRow[] = []
  for (const child of children) {
    for (const figures of child.data) {
      some.push({ ...figures, child })
      if (some.length < rowsAtOnce) continue
      yield some
      some = []
    }
  }
  yield some
}

/** Lists the members that are figures of a variable, in the order of their columns. */
export function listFigures(varName: VarName): readonly ('min' | 'avg' | 'max' | 'utl')[] {
  return varName === 'motionEvent' ? ['utl'] : ['min', 'avg', 'max']
}

/** Writes a table of metrics as CSV with a header. Other work comes in between. */
export async function writeMetricCsv(
  children: readonly MetricChild[],
  { varName, ids, times }: MetricTable,
  decimal: DecimalMark | undefined,
): Promise<Buffer> {
  const figures = listFigures(varName)
  const zone = ids.length === 0 ? [] : ['time_zone']
  const header = writeCsvRow([...ids, ...zone, ...times, ...figures, 'count', 'coverage'], decimal)
  const pieces = [Buffer.from((decimal === 'comma' ? byteOrderMark : '') + header)]
  for (const rows of listMetricRows(children)) {
    const texts = rows.map((row) => {
      const cells: CsvCell[] = [
        ...ids.map((name) => guardFormula(row.child[name] ?? '')),
        ...zone.map(() => row.child.time_zone),
        ...times.map((name) => String(row[name] ?? '')),
        ...figures.map((name) => formatFigure(row[name])),
        String(row.count),
        formatFigure(row.coverage),
      ]
      return writeCsvRow(cells, decimal)
    })
    pieces.push(Buffer.from(texts.join('')))
    await takeTurn()
  }
  return Buffer.concat(pieces)
}

function formatFigure(value: number | null | undefined): CsvCell {
  return value == null ? '' : { digits: formatDecimal(value) }
}
