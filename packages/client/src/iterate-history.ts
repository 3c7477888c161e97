import type { HistoryQuery, ReadingsQuery, Schemas, Timestamp } from './api-queries.ts'
import type { VarName } from './catalogue.generated.ts'
import { variables } from './catalogue.generated.ts'
import type { Client } from './client.ts'
import { iteratePages } from './iterate-pages.ts'
import { resumeStream, type StreamOptions } from './resume-stream.ts'

/** A datum as it was reported. */
export type HistoryRow = Pick<Schemas['HistoryDatum'], 'time' | 'value'>

/** A reading as it was reported. */
export interface ReadingRow extends HistoryRow {
  readonly sensor_id: string
  readonly var_name: VarName
}

/** Which data to iterate over: `from` <= time < `to`; up to now without `to`. */
export interface IterationQuery extends Omit<HistoryQuery, 'bucket' | 'timeout_s' | 'from'> {
  readonly from: Timestamp
}

/**
 * The sensors: named ones, or all in a location and below it; sensor by sensor, variable by variable,
 * time rising. A date begins by the clock of each sensor.
 */
export interface ReadingIterationQuery
  extends Omit<IterationQuery, 'limit' | 'order'>,
    Pick<ReadingsQuery, 'sensor_id' | 'location_id' | 'var_name'> {}

/**
 * Iterates over the data of one variable, however many years they span, holding a few kilobytes. Where the
 * connection breaks or stalls it goes on after the last datum it gave: none is repeated and none is left out,
 * since a series has one datum per time. Leaving the loop ends the request.
 *
 * @throws as the client's methods do, once the failure does not pass.
 *
 * @example
 * const range = { from: '2016-01-01T00:00:00Z' }
 * for await (const { time, value } of iterateHistory(client, 'AQ2-FE753C0D7ADF', 'CO2ppm', range)) {
 *   console.log(new Date(time * 1000), value)
 * }
 */
export function iterateHistory(
  client: Pick<Client, 'openSensorHistory'>,
  sensorId: string,
  varName: VarName,
  query: IterationQuery,
  options: StreamOptions = {},
): AsyncGenerator<HistoryRow> {
  return resumeStream<HistoryRow>((last, given) => {
    if (given === query.limit) return undefined
    const limit = query.limit === undefined ? {} : { limit: query.limit - given }
    const rest = { ...query, ...findRest(query.order, last), ...limit }
    return client.openSensorHistory(sensorId, varName, { ...rest, format: 'ndjson' }, options)
  }, options)
}

/** The part of the range that follows a datum. Times are whole milliseconds, each with one datum. */
function findRest(order: HistoryQuery['order'], last: HistoryRow | undefined): HistoryQuery {
  if (last === undefined) return {}
  const lastMs = Math.round(last.time * 1000)
  return order === 'desc' ? { to: lastMs / 1000 } : { from: (lastMs + 1) / 1000 }
}

/**
 * Iterates over the data of many sensors, as {@link iterateHistory} does over one variable of one: sensor
 * after sensor by id, variable after variable by name, each by rising time.
 */
export async function* iterateReadings(
  client: Pick<Client, 'openReadings' | 'openSensorHistory' | 'listSensors'>,
  { sensor_id, location_id, var_name, ...range }: ReadingIterationQuery,
  options: StreamOptions = {},
): AsyncGenerator<ReadingRow> {
  const query = location_id === undefined ? {} : { location_id }
  const sensors = sensor_id
    ? toIterable([...new Set(sensor_id)].sort().map((id) => ({ sensor_id: id })))
    : iteratePages((cursor) => client.listSensors({ ...query, ...cursor }, options))
  for await (const sensor of sensors) yield* iterateSensor(client, sensor.sensor_id, var_name, range, options)
}

async function* toIterable<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items
}

/**
 * One request for all variables of a sensor. Where it breaks, the variable in which it broke is finished by
 * itself, and one more request takes those after it.
 */
async function* iterateSensor(
  client: Pick<Client, 'openReadings' | 'openSensorHistory'>,
  sensorId: string,
  varNames: readonly VarName[] | undefined,
  range: Omit<IterationQuery, 'limit' | 'order'>,
  options: StreamOptions,
): AsyncGenerator<ReadingRow> {
  const open = (names: readonly VarName[] | undefined) =>
    client.openReadings(
      { ...range, sensor_id: [sensorId], ...(names && { var_name: [...names] }), format: 'ndjson' },
      options,
    )
  let remaining = varNames
  for (;;) {
    let last: ReadingRow | undefined
    const rows = resumeStream<ReadingRow>((given) => {
      last = given
      return given === undefined ? open(remaining) : undefined
    }, options)
    yield* rows
    const broken = last
    if (broken === undefined) return
    for await (const row of iterateHistory(
      client,
      sensorId,
      broken.var_name,
      { ...range, ...findRest('asc', broken) },
      options,
    )) {
      yield { sensor_id: sensorId, var_name: broken.var_name, ...row }
    }
    const known = varNames ?? (Object.keys(variables) as VarName[])
    remaining = known.filter((name) => name > broken.var_name)
    if (remaining.length === 0) return
  }
}
