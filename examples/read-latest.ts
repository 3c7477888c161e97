/**
 * Prints the latest data of a sensor, through the SDK:
 *
 *     npx node examples/read-latest.ts AQ2-FE753C0D7ADF
 *
 * Reads API_URL, OAUTH_URL, CLIENT_ID, CLIENT_SECRET and REFRESH_TOKEN; see print-environment.ts.
 */
import {
  createClient,
  createMemoryTokenStore,
  createRefreshTokenGrant,
  createTokenSource,
  isProblem,
  variables,
} from '@openlightfi/client'

const sensorId = process.argv[2] ?? requireSetting('SENSOR_ID')
const tokens = createTokenSource({
  grant: createRefreshTokenGrant({
    oauthUrl: requireSetting('OAUTH_URL'),
    clientId: requireSetting('CLIENT_ID'),
    clientSecret: requireSetting('CLIENT_SECRET'),
  }),
  store: createMemoryTokenStore({ refreshToken: requireSetting('REFRESH_TOKEN') }),
})
const client = createClient({ baseUrl: requireSetting('API_URL'), tokens })

try {
  const sensor = await client.readSensor(sensorId)
  console.log(`${sensor.sensor_id}  ${sensor.name}`)
  for (const { var_name, time, value } of sensor.data ?? []) {
    const local = Temporal.Instant.fromEpochMilliseconds(time * 1000).toZonedDateTimeISO(
      sensor.time_zone ?? 'UTC',
    )
    const when = local.toString({ smallestUnit: 'second', timeZoneName: 'never' })
    console.log(`${when}  ${var_name.padEnd(18)} ${value} ${variables[var_name].unit}`)
  }
} catch (error) {
  if (!isProblem(error, 'not_found')) throw error
  console.error(`There is no sensor ${sensorId}, or you may not see it.`)
  process.exitCode = 1
}

function requireSetting(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`Set ${name}; see examples/print-environment.ts`)
  return value
}
