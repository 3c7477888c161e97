import { type Estate, findVisibleLocation, formatPath, type Visibility } from '../../estate/index.ts'
import {
  buildNumberColumn,
  buildTextColumn,
  buildTimeColumns,
  LocalClocks,
  type SheetColumn,
  type Workbook,
} from '../../sheets/index.ts'
import type { RecordColumn, RecordTable } from './record-tables.ts'
import { readMember } from './write-records.ts'

/** The facts for a sheet of records besides the records. */
export interface RecordSheetFacts {
  /** Path and query of the request. */
  readonly url: string
  readonly estate: Estate
  readonly visibility: Visibility
}

/** The records that are put together in one go. */
const recordsAtOnce = 500

/** Builds a workbook of records for people: the columns of CSV, and the names of the places. */
export function buildRecordSheet(
  table: RecordTable,
  records: Iterable<object>,
  { url, estate, visibility }: RecordSheetFacts,
): Workbook<object> {
  const findPlace = (record: object) => {
    const id = Reflect.get(record, table.id === 'sensor_id' ? 'location_id' : 'parent_id')
    return typeof id === 'string' ? findVisibleLocation(estate, visibility, id) : undefined
  }
  const place = buildTextColumn<object>('place', 40, (record) => {
    const location = findPlace(record)
    return location && formatPath(estate, visibility, location)
  })
  const clocks = new LocalClocks()
  const clockOf = (record: object) => {
    const timeZone = findPlace(record)?.timeZone
    return timeZone === undefined ? undefined : clocks.find(timeZone)
  }
  return {
    columns: [...table.columns.flatMap((column) => buildColumns(column, clockOf)), place],
    rows: batch(records),
    about: [{ label: 'Query', value: `GET ${url}` }],
    timeZone: 'UTC',
  }
}

function buildColumns(
  column: RecordColumn,
  clockOf: Parameters<typeof buildTimeColumns<object>>[0]['clockOf'],
): SheetColumn<object>[] {
  const { name, type } = column
  const read = (record: object) => readMember(column, record) ?? undefined
  switch (type) {
    case 'decimal':
      return [
        buildNumberColumn(name, 'general', (record) => {
          const value = read(record)
          return value === undefined ? undefined : Number(value)
        }),
      ]
    case 'time':
      return buildTimeColumns({
        title: name,
        readMs: (record) => {
          const seconds = read(record)
          return seconds === undefined ? undefined : Math.round(Number(seconds) * 1000)
        },
        clockOf,
        timeZone: undefined,
      })
    case 'json':
      return [buildTextColumn(name, 40, (record) => JSON.stringify(read(record)))]
    case 'id':
    case 'text':
      return [
        buildTextColumn(name, name === 'name' ? 32 : 22, (record) => {
          const text = read(record)
          return text === undefined ? undefined : String(text)
        }),
      ]
  }
}

function* batch(records: Iterable<object>): Generator<object[]> {
  let some: object[] = []
  for (const record of records) {
    some.push(record)
    if (some.length < recordsAtOnce) continue
    yield some
    some = []
  }
  yield some
}
