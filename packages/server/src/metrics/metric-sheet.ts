import type { Weekday } from '@openlightfi/contract'
import { type Estate, findVisibleLocation, formatPath, nameSensor, type Visibility } from '../estate/index.ts'
import { buildFigureColumn, listVariableLines } from '../readings/index.ts'
import {
  buildDateColumn,
  buildNumberColumn,
  buildTextColumn,
  type SensorNames,
  type SheetColumn,
  type Workbook,
} from '../sheets/index.ts'
import {
  listFigures,
  listMetricRows,
  type MetricChild,
  type MetricRow,
  type MetricTable,
} from './metric-table.ts'
import type { RoomNames } from './read-room-names.ts'

/** The facts for a sheet of metrics besides the figures. */
export interface MetricSheetFacts {
  /** Path and query of the request. */
  readonly url: string
  readonly estate: Estate
  readonly visibility: Visibility
  readonly roomNames: RoomNames
}

const weekdayNames: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

const figureTitles = { min: 'Minimum', avg: 'Mean', max: 'Maximum', utl: 'In use' } as const

/** Builds a workbook of metrics: a row for each day or hour of each child. */
export function buildMetricSheet(
  children: readonly MetricChild[],
  table: MetricTable,
  facts: MetricSheetFacts,
): Workbook<MetricRow> {
  const { url } = facts
  const zones = new Set(children.map(({ time_zone }) => time_zone))
  const [firstZone = 'UTC'] = zones
  const zone = zones.size > 1 ? 'local' : firstZone
  const { varName } = table
  const findNames = createNameLookup(facts)
  const columns: SheetColumn<MetricRow>[] = [
    buildTextColumn('Name', 28, ({ child }) => findNames(child).name),
    buildTextColumn('Id', 22, ({ child }) => child.polygon_id ?? child.sensor_id ?? child.location_id),
    buildTextColumn('Place', 40, ({ child }) => findNames(child).place),
    ...table.times.map((name) => buildWhenColumn(name, zone)),
    ...(zones.size > 1 ? [buildTextColumn<MetricRow>('Time zone', 20, ({ child }) => child.time_zone)] : []),
    ...listFigures(varName).map((name) =>
      name === 'utl'
        ? buildNumberColumn<MetricRow>(figureTitles.utl, 'share', ({ utl }) => utl)
        : buildFigureColumn<MetricRow>(figureTitles[name], varName, (row) => row[name]),
    ),
    buildNumberColumn(
      varName === 'motionEvent' ? 'Events' : 'Readings',
      { decimals: 0 },
      ({ count }) => count,
    ),
    buildNumberColumn('Coverage', 'share', ({ coverage }) => coverage),
  ]
  const about = [
    ...listVariableLines(varName),
    { label: 'Time zone', value: zones.size > 1 ? 'several: each row names its own' : firstZone },
    { label: 'Query', value: `GET ${url}` },
  ]
  return { columns, rows: listMetricRows(children), about, timeZone: firstZone }
}

function buildWhenColumn(name: 'date' | 'weekday' | 'hour', zone: string): SheetColumn<MetricRow> {
  switch (name) {
    case 'date':
      return buildDateColumn(`Date (${zone})`, ({ date = '' }) => date)
    case 'weekday':
      return buildTextColumn(`Weekday (${zone})`, 24, ({ weekday }) => weekday && weekdayNames[weekday])
    case 'hour':
      return buildNumberColumn('Hour', { decimals: 0 }, ({ hour }) => hour)
  }
}

/** Creates the look-up of what a child is called. It keeps one: the rows of a child follow one another. */
function createNameLookup(facts: MetricSheetFacts) {
  let [last, names]: [MetricChild?, ReturnType<typeof nameChild>?] = []
  return (child: MetricChild) => {
    if (child !== last || !names) [last, names] = [child, nameChild(child, facts)]
    return names
  }
}

/** Finds the name of a child, and where it lies; empty for one that is gone meanwhile. */
function nameChild(
  child: MetricChild,
  { estate, visibility, roomNames }: MetricSheetFacts,
): Pick<SensorNames, 'name' | 'place'> {
  const { sensor_id: sensorId, location_id: locationId, polygon_id: polygonId } = child
  if (sensorId !== undefined) return nameSensor(estate, visibility, sensorId) ?? { name: '', place: '' }
  const location = locationId === undefined ? undefined : findVisibleLocation(estate, visibility, locationId)
  const place = location && formatPath(estate, visibility, location)
  const room = polygonId && (roomNames.get(locationId ?? '')?.get(polygonId) ?? polygonId)
  return { name: room ?? location?.name ?? '', place: place ?? '' }
}
