/**
 * Prints the settings that the other examples read from the environment, for the running demo:
 *
 *     eval "$(npx node examples/print-environment.ts)"
 *
 * It logs the first demo user in to get a refresh token. With a real organisation you have got these values
 * once and keep them in your secret store.
 */
import { parseArgs } from 'node:util'
import { readDemoFacts } from './demo-facts.ts'
import { logInToDemo } from './log-in.ts'

const { values } = parseArgs({ options: { demo: { type: 'string', default: './data/demo.json' } } })
const facts = await readDemoFacts(values.demo)
const settings = {
  API_URL: facts.api_url,
  OAUTH_URL: facts.oauth_url,
  CLIENT_ID: facts.oauth_clients[0]?.client_id,
  CLIENT_SECRET: facts.oauth_clients[0]?.client_secret,
  REFRESH_TOKEN: await logInToDemo(facts),
  GATEWAY_ID: facts.gateway.client_id,
  GATEWAY_SECRET: facts.gateway.client_secret,
  SENSOR_ID: facts.sensor_ids[0],
  LOCATION_ID: 'loc_demo_floor_1', // the first floor of Northwind House
}
for (const [name, value] of Object.entries(settings)) console.log(`export ${name}='${value}'`)
