import type {
  ImportedRow,
  ImportReport,
  LocationRecord,
  RecordFormat,
  SensorRecord,
} from '@openlightfi/contract'
import { recordWithin } from '../../audit/index.ts'
import {
  type Estate,
  findBaseLocations,
  findVisibleLocation,
  type Location,
  measureLocation,
  measureSensor,
  requireVisibleLocation,
  type Visibility,
} from '../../estate/index.ts'
import type { Caller } from '../../http/caller.ts'
import { ProblemError } from '../../problem-error.ts'
import type { Administrator } from '../administrator.ts'
import { listLocationActs, listSensorActs } from './list-acts.ts'
import { planLocations } from './plan-locations.ts'
import { planSensors } from './plan-sensors.ts'
import type { RecordBody } from './read-records.ts'
import type { RecordOutcome, RecordRow } from './record-row.ts'
import { formatPlace, locationTable, type RecordTable, sensorTable } from './record-tables.ts'

/** The most mistakes of a record in a report. */
const maxErrorsOfRecord = 10
/** The characters about mistakes in a report; for records after them only the code is told. */
const maxListedCharacters = 1024 * 1024

/** The importer, and whether the import is real. */
export interface ImportOptions {
  readonly caller: Caller
  readonly by: Administrator
  /** Checks everything and stores nothing. */
  readonly dryRun: boolean
}

/** Records as they were at the time of the request. */
export interface Export<Record extends object> {
  /** The size of the records, about. */
  readonly byteLength: number
  /** The records; each is put together when it is written. */
  readonly records: Iterable<Record>
}

/**
 * Carries many locations and sensors out of the estate and into it, together with an audit entry for each.
 */
export class EstateTransfer {
  readonly #estate: Estate

  constructor(estate: Estate) {
    this.#estate = estate
  }

  /**
   * Lists the locations that somebody may see, each after its parent.
   * @param locationId only this one and everything below it.
   * @throws ProblemError `not_found`.
   */
  exportLocations(visibility: Visibility, locationId: string | undefined): Export<LocationRecord> {
    const tops = this.#listTops(visibility, locationId)
    // The parents of all locations below these are visible.
    const orphans = new Set(tops.filter((top) => !this.#seesParent(visibility, top)))
    return exportEach(this.#listBelow(tops), measureLocation, (location) => ({
      location_id: location.locationId,
      parent_id: orphans.has(location) ? null : location.parentId,
      kind: location.kind,
      name: location.name,
      time_zone: location.ownTimeZone,
      properties: location.properties,
    }))
  }

  /**
   * Lists the sensors that somebody may see, the retired ones too, location after location and there by id.
   * @param locationId only in this one and below it.
   * @throws ProblemError `not_found`.
   */
  exportSensors(visibility: Visibility, locationId: string | undefined): Export<SensorRecord> {
    const sensors = this.#listBelow(this.#listTops(visibility, locationId)).flatMap((location) =>
      this.#estate.sensorsIn(location.locationId),
    )
    return exportEach(sensors, measureSensor, (sensor) => ({
      sensor_id: sensor.sensorId,
      location_id: sensor.locationId,
      name: sensor.name,
      position: sensor.position,
      polygon_id: sensor.polygonId,
      retired_at: sensor.retiredAtMs === null ? null : sensor.retiredAtMs / 1000,
    }))
  }

  /**
   * Creates and changes locations, all or none.
   * @throws ProblemError `import_rejected` with the report when one is not valid and it is no dry run; the
   *   errors of {@link RecordBody.read}.
   */
  async importLocations(body: RecordBody, options: ImportOptions): Promise<ImportReport> {
    const rows = await body.read(locationTable)
    let outcomes: ReadonlyMap<number, RecordOutcome> = new Map()
    await this.#estate.changeTogether(
      (draft) => {
        const plan = planLocations(draft, rows, options.caller)
        outcomes = plan.outcomes
        if (options.dryRun || hasRejected(outcomes)) return undefined
        return { locations: plan.locations, sensors: [] }
      },
      (within, { locations }) =>
        recordWithin(within, listLocationActs(rows, outcomes, locations, options.by)),
    )
    return reportImport(locationTable, body.format, rows, outcomes, options)
  }

  /** Places and changes sensors, all or none. Errors as of {@link importLocations}. */
  async importSensors(body: RecordBody, options: ImportOptions): Promise<ImportReport> {
    const rows = await body.read(sensorTable)
    const { by, caller } = options
    let outcomes: ReadonlyMap<number, RecordOutcome> = new Map()
    await this.#estate.changeTogether(
      (draft, nowMs) => {
        const plan = planSensors(draft, rows, caller, nowMs)
        outcomes = plan.outcomes
        if (options.dryRun || hasRejected(outcomes)) return undefined
        return { locations: [], sensors: plan.sensors }
      },
      (within, { sensors }) => {
        const { organisationId } = caller
        return recordWithin(within, listSensorActs(rows, outcomes, sensors, { by, organisationId }))
      },
    )
    return reportImport(sensorTable, body.format, rows, outcomes, options)
  }

  #listTops(visibility: Visibility, locationId: string | undefined): Location[] {
    return locationId === undefined
      ? findBaseLocations(this.#estate, visibility)
      : [requireVisibleLocation(this.#estate, visibility, locationId)]
  }

  #listBelow(tops: readonly Location[]): Location[] {
    return tops.flatMap((top) => [...this.#estate.subtreeOf(top)])
  }

  #seesParent(visibility: Visibility, { parentId }: Location): boolean {
    return parentId !== null && findVisibleLocation(this.#estate, visibility, parentId) !== undefined
  }
}

function exportEach<Item, Record extends object>(
  items: readonly Item[],
  measure: (item: Item) => number,
  toRecord: (item: Item) => Record,
): Export<Record> {
  const byteLength = items.reduce((sum, item) => sum + measure(item), 0)
  return { byteLength, records: Iterator.from(items).map(toRecord) }
}

function hasRejected(outcomes: ReadonlyMap<number, RecordOutcome>): boolean {
  return outcomes.values().some(({ action }) => action === 'reject')
}

function reportImport(
  table: RecordTable,
  format: RecordFormat,
  rows: readonly RecordRow<unknown>[],
  outcomes: ReadonlyMap<number, RecordOutcome>,
  { dryRun }: ImportOptions,
): ImportReport {
  const budget = { characters: maxListedCharacters }
  const reported = rows.map((row) => reportRow(table, format, row, outcomes.get(row.index), budget))
  const count = (wanted: ImportedRow['action']) => reported.filter(({ action }) => action === wanted).length
  const rejected = count('reject')
  const report = {
    stored: !dryRun && rejected === 0,
    created: count('create'),
    changed: count('change'),
    unchanged: count('keep'),
    rejected,
    rows: reported,
  }
  if (rejected === 0 || dryRun) return report
  const detail = `${rejected} of ${rows.length} records are not valid; nothing was stored.`
  throw new ProblemError('import_rejected', detail, { report })
}

function reportRow(
  table: RecordTable,
  format: RecordFormat,
  { index, line, id }: RecordRow<unknown>,
  outcome: RecordOutcome | undefined,
  budget: { characters: number },
): ImportedRow {
  if (!outcome) throw new Error(`an import forgot its record ${index}`)
  const place = { index, ...(line !== undefined && { line }), id }
  if (outcome.action === 'change') return { ...place, action: 'change', changed: [...outcome.changed] }
  if (outcome.action !== 'reject') return { ...place, action: outcome.action }
  const { code } = outcome.fault
  const errors = outcome.fault.errors.slice(0, maxErrorsOfRecord).map(({ pointer, detail }) => ({
    pointer: formatPlace(table, format, { index, pointer }),
    detail,
  }))
  for (const { pointer, detail } of errors) budget.characters -= pointer.length + detail.length
  return { ...place, action: 'reject', code, ...(budget.characters >= 0 && { errors }) }
}
