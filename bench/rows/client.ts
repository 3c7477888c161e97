import {
  createClient,
  createMemoryTokenStore,
  createRefreshTokenGrant,
  createTokenSource,
} from '@openlightfi/client'
import { withProcess } from '../child-process.ts'
import { type BenchRow, type Measured, median } from '../row.ts'

const sensorId = 'AQ2-FE753C0D7ADF'
const rounds = 61
const callsPerRound = 800
const atOnce = 16

/** An answer as `GET /sensors/{sensor_id}` gives it. */
const body = JSON.stringify({
  sensor_id: sensorId,
  name: 'Lobby',
  location_id: 'loc_building',
  time_zone: 'Europe/London',
  data: ['CO2ppm', 'temperatureC', 'relativeHumidity', 'batteryLevelPct', 'VOCppb'].map(
    (var_name, index) => ({
      var_name,
      time: 1_760_000_000 + index,
      value: 20 + index / 2,
    }),
  ),
})

/**
 * A typed call with everything the SDK does - token, time limits, retries, errors - against `fetch` and
 * `json()` with the same header, both from this process to the same server in another.
 */
export const client: BenchRow = {
  id: 'client',
  work: 'one SDK call, token in memory',
  against: 'bare fetch, same header',
  unit: 'requests/s',
  goal: 0.95,
  measure: () => withProcess('programs/bare-fastify.ts', [body], compareCalls),
}

async function compareCalls({ url }: { url: string }): Promise<Measured> {
  const accessToken = 'x'.repeat(800) // the length of one of ours
  const store = createMemoryTokenStore({ accessToken, expiresAtMs: Date.now() + 3_600_000 })
  const grant = createRefreshTokenGrant({ oauthUrl: `${url}/oauth2`, clientId: 'bench' })
  const api = createClient({ baseUrl: url, tokens: createTokenSource({ grant, store }) })
  const headers = { authorization: `Bearer ${accessToken}`, accept: 'application/json' }
  const callSdk = () => api.readSensor(sensorId)
  const callBare = async () => (await fetch(`${url}/sensors/${sensorId}`, { headers })).json()

  const rates: readonly [number[], number[]] = [[], []]
  for (let round = 0; round <= rounds; round += 1) {
    // The rounds are short, in turn, and begin with each side every other time, so that other load of the
    // machine hits both.
    const isOursFirst = round % 2 === 0
    const first = await measureRate(isOursFirst ? callSdk : callBare)
    const second = await measureRate(isOursFirst ? callBare : callSdk)
    if (round === 0) continue // warms up
    rates[0].push(isOursFirst ? first : second)
    rates[1].push(isOursFirst ? second : first)
  }
  return { ours: median(rates[0]), other: median(rates[1]) }
}

/** Calls per second, {@link atOnce} at a time. */
async function measureRate(call: () => Promise<unknown>): Promise<number> {
  let left = callsPerRound
  const work = async () => {
    while (left > 0) {
      left -= 1
      await call()
    }
  }
  const startedMs = performance.now()
  await Promise.all(Array.from({ length: atOnce }, work))
  return callsPerRound / ((performance.now() - startedMs) / 1000)
}
