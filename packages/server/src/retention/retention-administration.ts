import {
  type RetentionInput,
  type RetentionOutput,
  type RetentionPreview,
  type VarName,
  varNameList,
} from '@openlightfi/contract'
import type { Administrator } from '../administration/administrator.ts'
import { recordWithin } from '../audit/index.ts'
import { readSeriesExtents, type SeriesExtent } from '../storage/time-series/statements/series-extents.ts'
import type { ReadingReader } from '../storage/time-series/time-series.ts'
import type { ExpiredSeries } from './expired-series.ts'
import type { ExpiringSeries, Retention } from './retention.ts'
import type { RetentionDays, RetentionRules } from './retention-rules.ts'

/** The series of one statement. */
const seriesAtOnce = 2_000

/** The parts with which administrators say for how long readings are kept. */
export interface RetentionAdministrationParts {
  readonly retention: Retention
  readonly rules: RetentionRules
  readonly expired: ExpiredSeries
  /** Called when rules changed, so that nobody waits for the next round. */
  readonly onChange: () => void
}

/** Administers for how long the readings of an organisation are kept. */
export class RetentionAdministration {
  readonly #parts: RetentionAdministrationParts

  constructor(parts: RetentionAdministrationParts) {
    this.#parts = parts
  }

  /** Returns the days by variable, and what has expired. */
  read(organisationId: string): RetentionOutput {
    const { rules } = this.#parts
    return {
      version: rules.versionOf(organisationId),
      days: rules.of(organisationId),
      expired: this.#listExpired(organisationId),
    }
  }

  /** Puts days in place of those before. @throws ProblemError `changed_meanwhile`. */
  async put(organisationId: string, { days }: RetentionInput, by: Administrator): Promise<RetentionOutput> {
    const { rules, onChange } = this.#parts
    const { requireVersion, ...actor } = by
    const before = rules.of(organisationId)
    await rules.put(
      organisationId,
      days,
      () => requireVersion?.(rules.versionOf(organisationId)),
      (within) => {
        const subject = { kind: 'organisation' as const, id: organisationId }
        const details = { before: listDays(before), days: listDays(days) }
        return recordWithin(within, [{ action: 'retention.put', organisationId, ...actor, subject, details }])
      },
    )
    onChange()
    return this.read(organisationId)
  }

  /** Tells what days would delete at once. @throws the errors of the engine. */
  async preview(
    organisationId: string,
    days: RetentionDays,
    store: Pick<ReadingReader, 'run'>,
  ): Promise<RetentionPreview> {
    const { retention, expired } = this.#parts
    const expiring = retention.listUnder(organisationId, days)
    const extents = new Map<number, SeriesExtent>()
    for (let from = 0; from < expiring.length; from += seriesAtOnce) {
      const spans = expiring.slice(from, from + seriesAtOnce).map(({ seriesId, borderMs }) => ({
        seriesId,
        fromMs: expired.expiredMs(seriesId),
        toMs: borderMs,
      }))
      for (const extent of await store.run(readSeriesExtents(spans))) extents.set(extent.seriesId, extent)
    }
    const byVariable = Map.groupBy(
      expiring.filter(({ seriesId }) => extents.has(seriesId)),
      ({ varName }) => varName,
    )
    return {
      data: varNameList.flatMap((varName) => {
        const some = byVariable.get(varName)
        return some ? [summarise(varName, some, extents)] : []
      }),
    }
  }

  #listExpired(organisationId: string): RetentionOutput['expired'] {
    const { retention, expired } = this.#parts
    const undeleted = new Set(expired.listUndeleted().map(({ seriesId }) => seriesId))
    const series = retention.listOf(organisationId).filter(({ seriesId }) => expired.expiredMs(seriesId) > 0)
    const byVariable = Map.groupBy(series, ({ varName }) => varName)
    return varNameList.flatMap((varName) => {
      const some = byVariable.get(varName)
      if (!some) return []
      const latestMs = some.reduce((latest, one) => Math.max(latest, expired.expiredMs(one.seriesId)), 0)
      return [
        {
          var_name: varName,
          expired_before: latestMs / 1000,
          sensors: some.length,
          deleting: some.some(({ seriesId }) => undeleted.has(seriesId)),
        },
      ]
    })
  }
}

/** Lists days as an entry of the audit log has them: `motionEvent 90`. */
function listDays(days: RetentionDays): string[] {
  return varNameList.flatMap((varName) => (days[varName] === undefined ? [] : `${varName} ${days[varName]}`))
}

function summarise(
  varName: VarName,
  expiring: readonly ExpiringSeries[],
  extents: ReadonlyMap<number, SeriesExtent>,
): RetentionPreview['data'][number] {
  const days: string[] = []
  let readings = 0
  for (const { seriesId, timeZone } of expiring) {
    const extent = extents.get(seriesId)
    if (!extent) continue
    readings += extent.count
    days.push(findDay(extent.firstMs, timeZone), findDay(extent.lastMs, timeZone))
  }
  days.sort()
  return {
    var_name: varName,
    readings,
    sensors: expiring.length,
    first_day: days[0] ?? '',
    last_day: days.at(-1) ?? '',
  }
}

function findDay(timeMs: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(timeMs).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}
