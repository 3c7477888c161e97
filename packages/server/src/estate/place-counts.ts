import {
  type Band,
  type Bands,
  findStaleAfterS,
  type PlaceSummary,
  type SensorStatus,
  sensorFamilies,
  sensorStatusList,
  summaryBounds,
  type VarName,
  varNameList,
  varNames,
} from '@openlightfi/contract'
import type { FindBands } from './find-bands.ts'
import type { SensorReports } from './find-sensor-status.ts'
import type { Location } from './location.ts'
import type { Sensor } from './sensor.ts'

type VariableSummary = PlaceSummary['variables'][number]
type BandCount = VariableSummary['bands'][number]

/** How the sensors of a place are counted. */
export interface CountRules {
  readonly reports: SensorReports
  readonly findBands: FindBands
  /** The variables to count. */
  readonly varNames: readonly VarName[]
  /** Unix milliseconds. */
  readonly nowMs: number
}

/** The variables that a summary has unless it is asked for some: the status is told apart. */
export const summedVarNames: readonly VarName[] = varNameList.filter((name) => name !== 'onlineStatus')

/** Counts sensors by status, and by band of each variable. */
export class PlaceCounts {
  readonly #rules: CountRules
  readonly #statuses = new Map<SensorStatus, number>()
  readonly #variables = new Map<VarName, VariableCounts>()

  constructor(rules: CountRules) {
    this.#rules = rules
  }

  /** Counts one sensor. */
  add(sensor: Sensor, status: SensorStatus): void {
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1)
    if (status === 'retired') return
    const { reports, findBands, nowMs } = this.#rules
    const staleMs = findStaleAfterS(sensor.family) * 1000
    const reported: readonly VarName[] = sensorFamilies[sensor.family].reports
    for (const varName of this.#rules.varNames) {
      const newest = reports.newestOf(sensor.sensorId, varName)
      if (!newest && !reported.includes(varName)) continue
      const counts = this.#variables.get(varName) ?? new VariableCounts()
      this.#variables.set(varName, counts)
      const { kind, decimals } = varNames[varName]
      const isEvent = kind === 'event'
      const isCurrent = isEvent
        ? status === 'online'
        : newest !== undefined && nowMs - newest.timeMs <= staleMs
      const bands = findBands(sensor.locationId, varName)
      // A value counts as it is shown: what reads 800 ppm is in the band up to 800.
      const value = isEvent ? undefined : newest?.value.toFixed(decimals)
      counts.add(bands, isCurrent, value === undefined ? undefined : Number(value))
    }
  }

  /** Formats the counts for the API. */
  toSummary({ locationId, kind, name }: Location): PlaceSummary {
    const statuses = sensorStatusList.map((status) => [status, this.#statuses.get(status) ?? 0])
    return {
      location_id: locationId,
      kind,
      name,
      statuses: Object.fromEntries(statuses),
      variables: this.#rules.varNames.flatMap(
        (varName) => this.#variables.get(varName)?.toSummary(varName) ?? [],
      ),
    }
  }
}

class VariableCounts {
  #sensors = 0
  #current = 0
  /** What is told, by severity and name. */
  readonly #rows = new Map<string, BandCount>()
  /** The row of each band that holds where one of the sensors is. */
  readonly #rowOf = new Map<Band, BandCount>()

  add(bands: Bands | undefined, isCurrent: boolean, value: number | undefined): void {
    this.#sensors += 1
    if (bands?.[0] && !this.#rowOf.has(bands[0]))
      for (const band of bands) this.#rowOf.set(band, this.#findRow(band))
    if (!isCurrent) return
    this.#current += 1
    if (value === undefined) return
    const band = bands?.find(({ to }) => to === null || value <= to)
    const row = band && this.#rowOf.get(band)
    if (row) row.sensors += 1
  }

  toSummary(varName: VarName): VariableSummary {
    return {
      var_name: varName,
      sensors: this.#sensors,
      current: this.#current,
      no_current_data: this.#sensors - this.#current,
      bands: [...this.#rows.values()],
    }
  }

  /** Finds the row of a band: bands of the same name and severity in different places are one. */
  #findRow({ name, severity }: Band): BandCount {
    const key = `${severity} ${name}`
    const known = this.#rows.get(key) ?? this.#findSharedRow(severity)
    if (known) return known
    const row = { name, severity, sensors: 0 }
    this.#rows.set(key, row)
    return row
  }

  /** Finds the row of a severity that all further names share, once there are many rows. */
  #findSharedRow(severity: number): BandCount | undefined {
    if (this.#rows.size < summaryBounds.maxBands) return undefined
    return [...this.#rows.values()].find((row) => row.severity === severity)
  }
}
