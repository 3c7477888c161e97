import type { LineFormat } from '@openlightfi/simulator'
import type { CliEnvironment } from '../cli-environment.ts'
import { UsageError } from '../exit-code.ts'
import { parseTimeMs } from '../parse-time.ts'
import type { GlobalOptions } from '../settings.ts'

/** The options of `lightfi simulate`. */
export interface SimulateOptions extends GlobalOptions {
  readonly buildings: number
  readonly sensors?: number
  readonly seed: number
  /** Times real time; `Infinity` for as fast as it goes. */
  readonly speed: number
  readonly from?: string
  readonly to?: string
  readonly every: number
  readonly dropOuts: number
  readonly late: number
  readonly repeat: number
  readonly correct: number
  readonly drift: number
  readonly bursts: number
  readonly create?: true
  readonly in?: string
  readonly dryRun?: true
  readonly format?: LineFormat
  readonly report?: string
}

/** Simulated time, Unix seconds. */
export interface Range {
  readonly fromS: number
  /** `Infinity` where it never ends. */
  readonly toS: number
}

/**
 * Works out where simulated time begins and ends.
 * @throws UsageError for what cannot be, or what no server takes.
 */
export async function readRange(
  { now }: CliEnvironment,
  { from, to, speed, dryRun }: SimulateOptions,
): Promise<Range> {
  const nowMs = now()
  const read = async (option: string, text: string) =>
    (await parseTimeMs(option, text, nowMs, async () => 'UTC')) / 1000
  const isFast = speed === Number.POSITIVE_INFINITY
  if (isFast && from === undefined) throw new UsageError('--speed max needs --from: where time is to begin')
  const fromS = from === undefined ? nowMs / 1000 : await read('--from', from)
  const openEnd = isFast ? nowMs / 1000 : Number.POSITIVE_INFINITY
  const toS = to === undefined ? openEnd : await read('--to', to)
  if (toS <= fromS) throw new UsageError('--to must be later than --from')
  if (isFast && !dryRun && toS * 1000 > nowMs)
    throw new UsageError('--to lies in the future, of which the server takes no readings; leave it out')
  return { fromS, toS }
}

/** @throws UsageError for options without those that they are for. */
export function checkOptions(options: SimulateOptions): void {
  if (options.in !== undefined && !options.create) throw new UsageError('--in is for --create')
  if (options.format !== undefined && !options.dryRun) throw new UsageError('--format is for --dry-run')
}
