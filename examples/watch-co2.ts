/**
 * Prints the CO2 of every room you may see, as it is measured, until Ctrl-C. Outages are waited out and
 * caught up.
 *
 *     npx node examples/watch-co2.ts              # everything
 *     npx node examples/watch-co2.ts LOCATION     # one floor
 *
 * Reads API_URL, OAUTH_URL, CLIENT_ID, CLIENT_SECRET and REFRESH_TOKEN from the environment.
 */
import {
  createClient,
  createMemoryTokenStore,
  createRefreshTokenGrant,
  createTokenSource,
  watchReadings,
} from '@openlightfi/client'

const { API_URL, OAUTH_URL, CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN } = process.env
if (!API_URL || !OAUTH_URL || !CLIENT_ID || !CLIENT_SECRET || !REFRESH_TOKEN) {
  throw new Error('Set API_URL, OAUTH_URL, CLIENT_ID, CLIENT_SECRET and REFRESH_TOKEN.')
}
const [locationId] = process.argv.slice(2)

const tokens = createTokenSource({
  grant: createRefreshTokenGrant({ oauthUrl: OAUTH_URL, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET }),
  store: createMemoryTokenStore({ refreshToken: REFRESH_TOKEN }),
})
const client = createClient({ baseUrl: API_URL, tokens })

const stop = new AbortController()
process.once('SIGINT', () => stop.abort()).once('SIGTERM', () => stop.abort())

const names = new Map<string, string>()

try {
  const query = { var_name: ['CO2ppm' as const], ...(locationId && { location_id: locationId }) }
  const watch = watchReadings(client, query, {
    signal: stop.signal,
    onTrouble: (error, delayMs) => console.error(`${error.message} Trying again in ${delayMs / 1000} s.`),
    onRecovery: () => console.error('Back.'),
  })
  console.error('Watching; Ctrl-C ends it.')
  for await (const { sensor_id: sensorId, time, value } of watch) {
    if (!names.has(sensorId)) {
      const { name } = await client.readSensor(sensorId, { project: ['name'] })
      names.set(sensorId, name ?? sensorId)
    }
    const when = new Date(time * 1000).toLocaleTimeString()
    console.log(`${when}  ${names.get(sensorId)}: ${value} ppm${value > 1500 ? '  - open a window' : ''}`)
  }
} catch (error) {
  if (!stop.signal.aborted) throw error
}
