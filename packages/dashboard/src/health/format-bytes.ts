import { formatNumber } from '../data/format-value.ts'

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** Writes a size as disks are sold: `1.8 GB`. */
export function formatBytes(bytes: number): string {
  let [at, shown] = [0, bytes]
  for (; shown >= 1000 && at < units.length - 1; at += 1) shown /= 1000
  return `${formatNumber(shown, shown < 10 && at > 0 ? 1 : 0)} ${units[at]}`
}
