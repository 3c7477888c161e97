import type { Stats } from '@openlightfi/contract'
import { formatCount } from '../output/format-count.ts'
import { formatLocalTime } from '../output/format-local-time.ts'

/** A line of the state for people: what it is about, and a line for each thing. */
export type StatsFact = readonly [name: string, lines: readonly string[]]

/** Entries of a list that are named; the others are counted. */
const namedEntries = 5

/** A list of the state, cut by the server. */
interface CutList<Entry> {
  readonly count: number
  readonly data: readonly Entry[]
}

/** Lists what the state of data says, for people. */
export function formatStats(stats: Stats): readonly StatsFact[] {
  const at = (time: number) => formatLocalTime(Math.floor(time), stats.time_zone)
  const [before, today] = [stats.readings_by_day.at(-2), stats.readings_by_day.at(-1)]
  const nameSensor = ({ name, sensor_id }: { readonly name: string; readonly sensor_id: string }) =>
    `${name} (${sensor_id})`
  return [
    ['readings', [`${today?.readings ?? 0} today, ${before?.readings ?? 0} yesterday`]],
    [
      'quiet',
      listEntries(stats.quiet, (one) =>
        one.since === null ? nameSensor(one) : `${nameSensor(one)} since ${at(one.since)}`,
      ),
    ],
    ['batteries low', listEntries(stats.low_batteries, (one) => `${nameSensor(one)} ${one.level} %`)],
    [
      'gaps',
      listEntries(
        stats.gaps,
        (one) =>
          `${nameSensor(one)} ${formatCount(one.gaps, 'gap')}, the longest of ${formatSpan(one.longest_s)} from ${at(one.longest_from)}`,
      ),
    ],
    [
      'late',
      listEntries(
        stats.delays,
        (one) =>
          `${nameSensor(one)} ${formatCount(one.readings, 'reading')}, up to ${formatSpan(one.largest_s)} late`,
      ),
    ],
    [
      'clocks off',
      listEntries(
        stats.clocks,
        (one) =>
          `${nameSensor(one)} ${formatSpan(Math.abs(one.offset_s))} ${one.offset_s > 0 ? 'ahead' : 'behind'}`,
      ),
    ],
    ...formatOrganisation(stats),
  ]
}

/** What administrators alone are told. */
function formatOrganisation({ webhooks, brokers, disk }: Stats): readonly StatsFact[] {
  return [
    ...(webhooks
      ? [
          [
            'webhooks behind',
            listEntries(webhooks, (one) => {
              const wait = `${formatCount(one.lag_readings, 'reading')} waiting for ${formatSpan(one.lag_s)}`
              return `${one.description || one.webhook_id} ${one.status}, ${wait}`
            }),
          ] as const,
        ]
      : []),
    ...(brokers
      ? [
          [
            'brokers away',
            listEntries(brokers, (one) => `${one.name} ${one.connected} of ${one.connections} connections`),
          ] as const,
        ]
      : []),
    ...(disk ? [['disk', [formatDisk(disk)]] as const] : []),
  ]
}

function listEntries<Entry>({ count, data }: CutList<Entry>, format: (entry: Entry) => string): string[] {
  if (count === 0) return ['none']
  const named = data.slice(0, namedEntries).map(format)
  return count > named.length ? [...named, `and ${count - named.length} more`] : named
}

function formatDisk({ free_bytes, used_bytes, growth_bytes_per_day, days_left }: NonNullable<Stats['disk']>) {
  const now = `${formatBytes(free_bytes)} free, ${formatBytes(used_bytes)} used`
  if (growth_bytes_per_day === null) return `${now}; how fast it fills is known after a day`
  if (days_left === null) return `${now}, and no more than some days ago`
  return `${now}; full in ${formatCount(days_left, 'day')} at ${formatBytes(growth_bytes_per_day)} a day`
}

/** Formats a stretch of time by its two largest units: `2 h 40 min`. */
function formatSpan(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24]
  if (days > 0) return `${days} d ${hours} h`
  if (hours > 0) return `${hours} h ${minutes % 60} min`
  return minutes > 0 ? `${minutes} min` : `${Math.round(seconds)} s`
}

function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let [at, shown] = [0, bytes]
  for (; shown >= 1000 && at < units.length - 1; at += 1) shown /= 1000
  return `${shown.toFixed(shown < 10 && at > 0 ? 1 : 0)} ${units[at]}`
}
