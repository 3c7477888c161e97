import { queryRows } from '../drivers/query-rows.ts'
import { StoreDamagedError, type TimeSeriesDriver } from '../drivers/time-series-driver.ts'

/** The content of a part. */
export interface PartFacts {
  readonly name: string
  readonly rows: number
  /** The time of its earliest reading, Unix milliseconds. */
  readonly fromMs: number
  /** The time of its latest reading, Unix milliseconds. */
  readonly toMs: number
}

/** Reads the content of some parts of the readings; parts that merged away meanwhile are left out. */
export async function readPartFacts(
  driver: TimeSeriesDriver,
  names: readonly string[],
): Promise<PartFacts[]> {
  if (names.length === 0) return []
  const rows = await queryRows<[string, number, number, number]>(
    driver,
    `SELECT _part, count(), toUnixTimestamp64Milli(min(time)), toUnixTimestamp64Milli(max(time))
     FROM lightfi.readings WHERE _part IN {names:Array(String)} GROUP BY _part
     SETTINGS max_execution_time = 300, max_threads = 1, output_format_json_quote_64bit_integers = 0`,
    { names },
  )
  return rows.map(([name, count, fromMs, toMs]) => ({ name, rows: count, fromMs, toMs }))
}

/**
 * Checks whether the part can be read whole, or returns the words of the engine. A part that merged away
 * meanwhile is sound.
 */
export async function checkPart(
  driver: TimeSeriesDriver,
  table: string,
  name: string,
): Promise<string | undefined> {
  try {
    const [found] = await queryRows<[string, number | boolean, string]>(
      driver,
      `CHECK TABLE lightfi.${table} PART '${name}' SETTINGS check_query_single_value_result = 0, max_threads = 1`,
      {},
    )
    const [, isSound = true, message = ''] = found ?? []
    return isSound ? undefined : message
  } catch (error) {
    if (error instanceof StoreDamagedError)
      return String((error.cause as Error | undefined)?.message ?? error.message)
    if (error instanceof Error && /NO_SUCH_DATA_PART/.test(error.message)) return undefined
    throw error
  }
}

/**
 * Finds the highest stored sequence from `sequence` on, or 0; the skip index makes it cheap when there are
 * few such rows.
 */
export async function findSequenceFrom(driver: TimeSeriesDriver, sequence: number): Promise<number> {
  const [row] = await queryRows<[number]>(
    driver,
    `SELECT max(sequence) FROM lightfi.readings WHERE sequence >= {sequence:UInt64}
     SETTINGS max_execution_time = 300, max_threads = 2, output_format_json_quote_64bit_integers = 0`,
    { sequence },
  )
  return row?.[0] ?? 0
}
