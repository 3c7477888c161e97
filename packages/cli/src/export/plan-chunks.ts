import type { VarName } from '@openlightfi/client'
import { UsageError } from '../exit-code.ts'

/** How an export is cut into files: by UTC days, by UTC months, or one file for each sensor. */
export const chunkings = ['day', 'month', 'sensor'] as const

/** The readings to export, but for the range of time. */
export interface ExportRequest {
  readonly format: 'csv' | 'parquet' | 'xlsx'
  readonly by: (typeof chunkings)[number]
  readonly location?: string
  readonly sensors?: readonly string[]
  readonly variables?: readonly VarName[]
  readonly timeFormat?: 'unix' | 'rfc3339'
  readonly decimal?: 'point' | 'comma'
  /** Only what was reported, nothing derived. */
  readonly reported?: true
}

/** The data of one file. */
export interface Chunk {
  /** The name of the file. */
  readonly name: string
  /** First time, included, Unix milliseconds. */
  readonly fromMs: number
  /** Last time, excluded, Unix milliseconds. */
  readonly toMs: number
  /** The only sensor in it, where files are by sensor. */
  readonly sensor?: string
}

/** More files than this are a mistake. */
const maxChunks = 100_000

/**
 * Cuts a range of time, `[fromMs, toMs)`, into the files of an export, in rising order. The first and the
 * last day or month are cut off where the range is.
 *
 * @param sensors whose data are exported; only used where files are by sensor.
 * @throws UsageError for an empty range and for too many files.
 */
export function planChunks(
  { format, by }: Pick<ExportRequest, 'format' | 'by'>,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  sensors: readonly string[],
): Chunk[] {
  if (fromMs >= toMs) throw new UsageError('the range is empty: --from must be before --to')
  if (by === 'sensor') return sensors.map((sensor) => ({ name: `${sensor}.${format}`, fromMs, toMs, sensor }))
  const chunks: Chunk[] = []
  for (let startMs = fromMs; startMs < toMs; ) {
    const endMs = Math.min(findNextStart(startMs, by), toMs)
    const date = new Date(startMs).toISOString().slice(0, by === 'day' ? 10 : 7)
    chunks.push({ name: `${date}.${format}`, fromMs: startMs, toMs: endMs })
    if (chunks.length > maxChunks) throw new UsageError('these are more than 100,000 files; take --by month')
    startMs = endMs
  }
  return chunks
}

/** The start of the next UTC day or month after a time. */
function findNextStart(timeMs: number, by: 'day' | 'month'): number {
  const date = new Date(timeMs)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
  return by === 'day' ? Date.UTC(year, month, day + 1) : Date.UTC(year, month + 1, 1)
}
