import { buildFigureColumn, listRangeLines, listVariableLines } from '../readings/index.ts'
import {
  buildNumberColumn,
  buildSensorColumns,
  buildTimeColumns,
  type NamedSensors,
  readCells,
  type SheetColumn,
  type Workbook,
} from '../sheets/index.ts'
import type { ColumnsLayout } from './write-columns.ts'

/** The facts for a sheet of a location's history besides the buckets. */
export interface LocationSheetFacts {
  /** Path and query of the request. */
  readonly url: string
  /** The names of the location and of those it lies in. */
  readonly place: string
  readonly sensors: NamedSensors
}

type Cells = readonly string[]

/** Builds a workbook of the buckets of a location. @param rows as CSV without its header. */
export function buildLocationSheet(
  rows: AsyncIterable<Uint8Array>,
  { varName, length, timeZone, range }: ColumnsLayout,
  { url, place, sensors }: LocationSheetFacts,
): Workbook<Cells> {
  const isMotion = varName === 'motionEvent'
  const figures: SheetColumn<Cells>[] = isMotion
    ? [buildNumberColumn('In use', 'share', (cells) => cells[2])]
    : [
        buildFigureColumn('Minimum', varName, (cells) => cells[2]),
        buildFigureColumn('Mean', varName, (cells) => cells[3]),
        buildFigureColumn('Maximum', varName, (cells) => cells[4]),
      ]
  const columns = [
    ...buildSensorColumns<Cells>(sensors, ([sensorId = '']) => sensorId),
    ...buildTimeColumns<Cells>({
      title: 'Time',
      readMs: (cells) => Math.round(Number(cells[1]) * 1000),
      clockOf: () => sensors.findClockOf(timeZone),
      timeZone,
    }),
    ...figures,
    buildNumberColumn<Cells>(isMotion ? 'Events' : 'Readings', { decimals: 0 }, (cells) => cells.at(-2)),
    buildNumberColumn<Cells>('Coverage', 'share', (cells) => cells.at(-1)),
  ]
  const about = [
    { label: 'Place', value: place },
    ...listVariableLines(varName),
    { label: 'Bucket', value: length },
    ...listRangeLines(range, timeZone),
    { label: 'Time zone', value: timeZone },
    { label: 'Query', value: `GET ${url}` },
  ]
  return { columns, rows: readCells(rows), about, timeZone }
}
