import { type ApiServer, sensorId } from '../../packages/server/testing/api-server.ts'

/** When the readings begin, Unix seconds: 9 October 2025. */
export const startS = 1_760_000_000

/** When they end, excluded. */
export const endS = startS + 2_000_000

/** More rows than DuckDB reads before it decides the type of a column. It reads the most of all. */
const wholeRows = 21_000

/**
 * Readings that mislead whoever guesses the type of a column: thousands of whole numbers at whole seconds and
 * then fractions; exponents first; digits to the last bit; a smallest double, in a variable of its own since
 * not every reader of lines takes it.
 */
const values = {
  CO2ppm: [
    ...Array.from({ length: wholeRows }, (_, at) => 400 + (at % 300)),
    ...[400.5, 21.4, 0.1 + 0.2, 1 / 3],
  ],
  energyInkWh: [
    1e-7,
    1.5e-7,
    2.5e-16,
    1e12,
    0,
    1,
    999_999_999_999.125,
    0.1 + 0.2,
    6.826,
    1 / 3,
    62.97332930867206,
  ],
  temperatureC: [20, -5, -0.5, 21.4, 0, -0],
  VOCppb: [5e-324, 2 ** -1022, 1e-300, 5e-324],
  motionEvent: [1, 1, 1],
  onlineStatus: [1, -1, 1],
}

/** Stores them; every second reading of the rare ones has milliseconds. */
export async function postReadings(api: ApiServer): Promise<void> {
  const readings = Object.entries(values).flatMap(([varName, list]) =>
    list.map((value, at) => ({
      sensor_id: sensorId,
      var_name: varName,
      time: startS + at * 60 + (at % 2 === 1 && (at > wholeRows || list.length < 100) ? 0.79 : 0),
      value,
    })),
  )
  const { status, body } = await api.post(readings, '?strict=true')
  if (status !== 200) throw new Error(JSON.stringify(body).slice(0, 500))
}
