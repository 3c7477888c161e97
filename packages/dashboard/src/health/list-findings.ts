import { healthDataTexts } from '../text/en/health-data.ts'
import { formatAge, formatMoment } from '../time/format-time.ts'
import type { Stats } from './stats-query.ts'

/** The kinds of findings, in the order in which they are shown. */
export type FindingKind = keyof typeof healthDataTexts.findings

/** One thing of a finding. */
export interface FindingRow {
  readonly id: string
  readonly name: string
  /** Where it lies; absent for what lies nowhere. */
  readonly locationId?: string
  readonly text: string
}

/** Something about the data that needs somebody to look. */
export interface Finding {
  readonly kind: FindingKind
  readonly rows: readonly FindingRow[]
  /** How many things there are, also those without a row. */
  readonly count: number
}

const { gaps, delays, clocks, webhooks, brokers } = healthDataTexts.findings

/** Lists what needs somebody to look; what is as it should be is left out. @param nowS Unix seconds. */
export function listFindings(stats: Stats, nowS: number): readonly Finding[] {
  const at = (timeS: number) => formatMoment(timeS, stats.time_zone, nowS)
  const findings: readonly Finding[] = [
    find('gaps', stats.gaps, (one) => ({
      ...nameSensor(one),
      text: gaps.text(one.gaps, formatAge(one.longest_s), at(one.longest_from)),
    })),
    find('delays', stats.delays, (one) => ({
      ...nameSensor(one),
      text: delays.text(one.readings, formatAge(one.largest_s)),
    })),
    find('clocks', stats.clocks, (one) => ({
      ...nameSensor(one),
      text: (one.offset_s > 0 ? clocks.ahead : clocks.behind)(formatSpan(Math.abs(one.offset_s))),
    })),
    find('webhooks', stats.webhooks, (one) => ({
      id: one.webhook_id,
      name: one.description === '' ? `${webhooks.unnamed} ${one.webhook_id}` : one.description,
      text: listStates(one).join(', '),
    })),
    find('brokers', stats.brokers, (one) => ({
      id: one.name,
      name: one.name,
      text: brokers.text(one.connected, one.connections),
    })),
  ]
  return findings.filter(({ count }) => count > 0)
}

function find<Entry>(
  kind: FindingKind,
  list: { readonly count: number; readonly data: readonly Entry[] } | null,
  toRow: (entry: Entry) => FindingRow,
): Finding {
  return { kind, count: list?.count ?? 0, rows: list?.data.map(toRow) ?? [] }
}

function nameSensor(one: { sensor_id: string; name: string; location_id: string }) {
  return { id: one.sensor_id, name: one.name, locationId: one.location_id }
}

function listStates({
  status,
  failures,
  lag_s,
  lag_readings,
}: NonNullable<Stats['webhooks']>['data'][number]) {
  return [
    ...(status === 'paused' ? [webhooks.paused] : failures > 0 ? [webhooks.failing] : []),
    ...(lag_readings > 0 ? [webhooks.waiting(lag_readings, formatSpan(lag_s))] : []),
  ]
}

/** Formats a stretch that may be shorter than a minute. */
function formatSpan(seconds: number): string {
  return seconds < 60 ? `${Math.round(seconds)} s` : formatAge(seconds)
}
