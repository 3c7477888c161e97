import type { VarName } from '@openlightfi/contract'
import type { Clock } from '../clock.ts'
import { type Estate, findOrganisationId, findSensorTimeZone } from '../estate/index.ts'
import type { Series } from '../storage/relational/series-repository.ts'
import type { DueSeries, ExpiredSeries } from './expired-series.ts'
import type { ClosedTimes } from './expiry-borders.ts'
import { LocalBorders } from './local-borders.ts'
import type { RetentionDays, RetentionRules } from './retention-rules.ts'

/** The parts that say what is to expire. */
export interface RetentionParts {
  readonly estate: Estate
  readonly series: {
    list(): readonly Series[]
    find(sensorId: string, varName: VarName): number | undefined
  }
  readonly rules: RetentionRules
  readonly expired: ExpiredSeries
  readonly clock: Clock
}

/** A series that would expire, or has. */
export interface ExpiringSeries extends DueSeries {
  readonly sensorId: string
  readonly varName: VarName
  readonly timeZone: string
}

/**
 * Knows which readings are to expire, by the rules of organisations: whole days by the clocks of locations.
 */
export class Retention implements ClosedTimes {
  readonly #parts: RetentionParts
  readonly #borders: LocalBorders

  constructor(parts: RetentionParts) {
    this.#parts = parts
    this.#borders = new LocalBorders(parts.clock)
  }

  closedMs(sensorId: string, varName: VarName): number {
    const { rules, expired, series } = this.#parts
    if (rules.isEmpty && expired.isEmpty) return 0
    const seriesId = series.find(sensorId, varName)
    const closedMs = seriesId === undefined ? 0 : expired.closedMs(seriesId)
    return Math.max(closedMs, this.#findRuleMs(sensorId, varName, (id) => rules.of(id)) ?? 0)
  }

  /** Lists the series with readings that are to expire by now. */
  listDue(): DueSeries[] {
    const { rules, expired } = this.#parts
    if (rules.isEmpty) return []
    return this.#list((organisationId) => rules.of(organisationId)).filter(
      ({ seriesId, borderMs }) => borderMs > expired.expiredMs(seriesId),
    )
  }

  /** Lists the series of an organisation that would expire under some rules, and before which time. */
  listUnder(organisationId: string, days: RetentionDays): ExpiringSeries[] {
    return this.#list((id) => (id === organisationId ? days : {}))
  }

  /** Lists the series of an organisation. */
  listOf(organisationId: string): Pick<ExpiringSeries, 'seriesId' | 'varName'>[] {
    const { series, estate } = this.#parts
    return series
      .list()
      .filter(({ sensorId }) => findOrganisationId(estate, sensorId) === organisationId)
      .map(({ seriesId, varName }) => ({ seriesId, varName: varName as VarName }))
  }

  #list(daysOf: (organisationId: string) => RetentionDays): ExpiringSeries[] {
    return this.#parts.series.list().flatMap(({ seriesId, sensorId, varName: name }) => {
      const varName = name as VarName
      const borderMs = this.#findRuleMs(sensorId, varName, daysOf)
      const sensor = this.#parts.estate.findSensor(sensorId)
      if (borderMs === undefined || !sensor) return []
      return [
        { seriesId, sensorId, varName, borderMs, timeZone: findSensorTimeZone(this.#parts.estate, sensor) },
      ]
    })
  }

  /** Finds the time before which a variable of a sensor expires by a rule, if there is one. */
  #findRuleMs(
    sensorId: string,
    varName: VarName,
    daysOf: (organisationId: string) => RetentionDays,
  ): number | undefined {
    const { estate } = this.#parts
    const organisationId = findOrganisationId(estate, sensorId)
    const days = organisationId === undefined ? undefined : daysOf(organisationId)[varName]
    const sensor = days === undefined ? undefined : estate.findSensor(sensorId)
    if (days === undefined || !sensor) return undefined
    return this.#borders.find(findSensorTimeZone(estate, sensor), days)
  }
}
