import {
  type DecimalMark,
  type SensorFault,
  type SensorStatus,
  sensorFamilies,
  varNames,
} from '@openlightfi/contract'
import { guardFormula } from '@openlightfi/contract/guard-formula'
import { formatDecimal, formatUnixSeconds } from '@openlightfi/contract/numbers'
import { takeTurn } from '../event-loop-turns.ts'
import type { Visibility } from '../http/caller.ts'
import {
  buildNumberColumn,
  buildTextColumn,
  buildTimeColumns,
  byteOrderMark,
  LocalClocks,
  type SheetColumn,
  type Workbook,
  writeCsvRow,
} from '../sheets/index.ts'
import type { FindFaults, FoundFault } from './find-faults.ts'
import { findSensorStatus, findStatusSince, type SensorReports } from './find-sensor-status.ts'
import { formatPath } from './name-sensor.ts'
import type { Sensor } from './sensor.ts'
import type { Places } from './visibility.ts'

/** Sensors, and what their rows are made of. */
export interface SensorRows {
  readonly sensors: readonly Sensor[]
  readonly estate: Places
  readonly reports: SensorReports
  readonly visibility: Visibility
  /** Absent where faults are no columns. */
  readonly findFaults?: FindFaults
  /** The faults that were asked for. */
  readonly asked?: readonly SensorFault[]
}

interface SensorRow {
  readonly sensor: Sensor
  readonly place: string
  readonly timeZone: string
  readonly status: SensorStatus
  readonly statusSinceMs: number | null
  readonly newestMs: number | undefined
  readonly batteryPct: number | undefined
  readonly faults: readonly FoundFault[]
  /** Of the first of those that were asked for and have such a time. */
  readonly faultySinceMs: number | undefined
}

/** The rows that are put together in one go: about a millisecond. */
const rowsAtOnce = 250

/** Writes sensors as CSV with a header. Other work comes in between. */
export async function* writeSensorCsv(
  rows: SensorRows,
  decimal: DecimalMark = 'point',
): AsyncGenerator<Buffer, void, undefined> {
  const ofFaults = rows.findFaults ? ['faults', 'faulty_since'] : []
  const header = writeCsvRow([...columns, ...ofFaults], decimal)
  yield Buffer.from((decimal === 'comma' ? byteOrderMark : '') + header)
  for (const some of listRows(rows)) {
    yield Buffer.from(some.map((row) => writeRow(row, rows.findFaults !== undefined, decimal)).join(''))
    await takeTurn()
  }
}

const columns = [
  'sensor_id',
  'name',
  'location_id',
  'place',
  'family',
  'polygon_id',
  'status',
  'status_since',
  'last_data_at',
  'battery_level',
] as const

function writeRow(row: SensorRow, hasFaults: boolean, decimal: DecimalMark): string {
  const { sensor, place, status, statusSinceMs, newestMs, batteryPct, faults, faultySinceMs } = row
  const time = (timeMs: number | null | undefined) =>
    timeMs == null ? '' : { digits: formatUnixSeconds(timeMs) }
  const cells = [
    sensor.sensorId,
    guardFormula(sensor.name),
    sensor.locationId,
    guardFormula(place),
    sensor.family,
    guardFormula(sensor.polygonId ?? ''),
    status,
    time(statusSinceMs),
    time(newestMs),
    batteryPct === undefined ? '' : { digits: formatDecimal(batteryPct) },
  ]
  return writeCsvRow(
    hasFaults ? [...cells, faults.map(({ kind }) => kind).join(' '), time(faultySinceMs)] : cells,
    decimal,
  )
}

const faultNames: Readonly<Record<SensorFault, string>> = {
  silent: 'Silent',
  offline: 'Offline',
  never_reported: 'Never reported',
  battery_low: 'Battery low',
  late: 'Partly late',
  rebooting: 'Rebooting',
  unplaced: 'Not on a plan',
}

const statusNames: Readonly<Record<SensorStatus, string>> = {
  retired: 'Retired',
  never_reported: 'Never reported',
  silent: 'Silent',
  offline: 'Offline',
  rebooting: 'Rebooting',
  online: 'Online',
}

/** Builds a workbook of sensors. @param url path and query of the request. */
export function buildSensorSheet(rows: SensorRows, url: string): Workbook<SensorRow> {
  const clocks = new LocalClocks()
  const zones = new Set(rows.sensors.map(({ locationId }) => rows.estate.findLocation(locationId)?.timeZone))
  const [only] = zones
  const timeZone = zones.size === 1 ? only : undefined
  const buildTimes = (title: string, readMs: (row: SensorRow) => number | null | undefined) =>
    buildTimeColumns<SensorRow>({
      title,
      readMs: (row) => readMs(row) ?? undefined,
      clockOf: (row) => clocks.find(row.timeZone),
      timeZone: timeZone ?? 'local',
    })
  const sheetColumns: SheetColumn<SensorRow>[] = [
    buildTextColumn('Sensor', 28, ({ sensor }) => sensor.name),
    buildTextColumn('Sensor id', 20, ({ sensor }) => sensor.sensorId),
    buildTextColumn('Place', 40, ({ place }) => place),
    buildTextColumn('Model', 14, ({ sensor }) => sensorFamilies[sensor.family].name),
    buildTextColumn('Status', 16, ({ status }) => statusNames[status]),
    ...buildTimes('Status since', ({ statusSinceMs }) => statusSinceMs),
    ...buildTimes('Last data', ({ newestMs }) => newestMs),
    buildNumberColumn(
      'Battery (%)',
      { decimals: varNames.batteryLevelPct.decimals },
      ({ batteryPct }) => batteryPct,
    ),
    ...(rows.findFaults
      ? [
          buildTextColumn<SensorRow>('Faults', 32, ({ faults }) =>
            faults.map(({ kind }) => faultNames[kind]).join(', '),
          ),
          ...buildTimes('Faulty since', ({ faultySinceMs }) => faultySinceMs),
        ]
      : []),
    ...(timeZone === undefined ? [buildTextColumn<SensorRow>('Time zone', 20, (row) => row.timeZone)] : []),
  ]
  return {
    columns: sheetColumns,
    rows: listRows(rows),
    about: [{ label: 'Query', value: `GET ${url}` }],
    timeZone: timeZone ?? 'UTC',
  }
}

function* listRows(rows: SensorRows): Generator<SensorRow[]> {
  const places = new Map<string, { readonly place: string; readonly timeZone: string }>()
  for (let from = 0; from < rows.sensors.length; from += rowsAtOnce) {
    rows.reports.noteSilences()
    yield rows.sensors.slice(from, from + rowsAtOnce).map((sensor) => buildRow(sensor, rows, places))
  }
}

function buildRow(
  sensor: Sensor,
  { estate, reports, visibility, findFaults, asked = [] }: SensorRows,
  places: Map<string, { readonly place: string; readonly timeZone: string }>,
): SensorRow {
  const { sensorId, locationId } = sensor
  const known = places.get(locationId)
  const location = known ? undefined : estate.findLocation(locationId)
  const names = known ?? {
    place: location ? formatPath(estate, visibility, location) : '',
    timeZone: location?.timeZone ?? 'UTC',
  }
  places.set(locationId, names)
  const status = findSensorStatus(reports, sensor)
  const faults = findFaults?.(sensor) ?? []
  return {
    sensor,
    ...names,
    status,
    statusSinceMs: findStatusSince(reports, sensor, status),
    newestMs: reports.newestTimeOf(sensorId),
    batteryPct: reports.newestOf(sensorId, 'batteryLevelPct')?.value,
    faults,
    faultySinceMs: faults.flatMap(({ kind, sinceMs }) =>
      asked.includes(kind) && sinceMs !== null ? [sinceMs] : [],
    )[0],
  }
}
