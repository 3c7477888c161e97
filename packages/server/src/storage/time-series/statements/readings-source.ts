/** The settings of statements for people: they end after a minute, and leave a thread to the others. */
export const readSettings =
  'max_execution_time = 60, max_threads = 2, output_format_json_quote_64bit_integers = 0'

/** The same for the server's own work, which may take longer. */
export const longSettings =
  'max_execution_time = 300, max_threads = 2, output_format_json_quote_64bit_integers = 0'

/** The memory of a statement that groups many rows, bytes. */
export const groupingMemory = 'max_memory_usage = 1500000000'

/**
 * The times and series of a scope; the parameters are `series`, `fromMs` and `toMs`. These are the sorting
 * key, so that rows are chosen before anything else of them is read.
 */
const inScope = `PREWHERE series IN {series:Array(UInt32)}
  AND time >= fromUnixTimestamp64Milli({fromMs:Int64}) AND time < fromUnixTimestamp64Milli({toMs:Int64})`

/** The readings of some series in a span of time, one for each time: the one that was stored last. */
export const readingsInScope = `lightfi.readings FINAL ${inScope}`

/** The same, but one that was corrected may be there more than once: quicker, where that does not matter. */
export const versionsInScope = `lightfi.readings ${inScope}`

/** Binds a scope to the parameters of a source. No reading has a time before 1970. */
export function bindScope({ seriesIds, fromMs, toMs }: BoundScope): {
  readonly series: readonly number[]
  readonly fromMs: number
  readonly toMs: number
} {
  return { series: seriesIds, fromMs: Math.max(0, fromMs), toMs: Math.max(0, toMs) }
}

/** Series and a span of time, `[fromMs, toMs)`, Unix milliseconds. */
export interface BoundScope {
  readonly seriesIds: readonly number[]
  readonly fromMs: number
  readonly toMs: number
}
