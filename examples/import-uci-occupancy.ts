/**
 * Posts a real office's data (February 2015, a row a minute) as one sensor, reads all of it back and compares
 * row by row. Needs a running demo (`npm start`) and the data set's folder:
 *
 *     npx node examples/import-uci-occupancy.ts
 *     npx node examples/import-uci-occupancy.ts --demo ./data/demo.json --folder ../shared/data/uci-occupancy
 *
 * It may be run again: the same sensor, variable and time replaces.
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  type Client,
  createClient,
  createClientCredentialsGrant,
  createMemoryTokenStore,
  createRefreshTokenGrant,
  createTokenSource,
  type VarName,
} from '@openlightfi/client'
import { type DemoFacts, readDemoFacts } from './demo-facts.ts'
import { logInToDemo } from './log-in.ts'
import { type OfficeRow, readOfficeRows } from './uci-occupancy-rows.ts'

/** Readings in one post. */
const batchSize = 8_000

/** The sensor that the demo keeps for imported data. */
const importSensorId = 'AQ2-0C1000000001'

const { values: options } = parseArgs({
  options: {
    demo: { type: 'string', default: './data/demo.json' },
    folder: { type: 'string', default: '../shared/data/uci-occupancy' },
    sensor: { type: 'string', default: importSensorId },
  },
})

if (existsSync(options.folder)) {
  await importAndCompare(options.folder, options.sensor, await readDemoFacts(options.demo))
} else {
  console.log(`SKIPPED: the data set is not at ${options.folder}. Nothing was imported or compared.`)
}

async function importAndCompare(folder: string, sensorId: string, facts: DemoFacts): Promise<void> {
  const rows = await readOfficeRows(folder)
  const readings = rows.flatMap(({ timeS, values }) =>
    Object.entries(values).map(([varName, value]) => ({
      sensor_id: sensorId,
      var_name: varName as VarName,
      time: timeS,
      value,
    })),
  )
  console.log(`${rows.length} rows, ${readings.length} readings from ${folder}`)

  const gateway = connectGateway(facts)
  const postedS = await measureSeconds(async () => {
    for (let start = 0; start < readings.length; start += batchSize) {
      await gateway.createReadings({ readings: readings.slice(start, start + batchSize) }, { strict: true })
    }
  })
  console.log(`posted to ${sensorId} in ${postedS.toFixed(2)} s, each batch durable when acknowledged`)

  const reader = await connectReader(facts)
  let stored: OfficeRow[] = []
  const readS = await measureSeconds(async () => {
    stored = await readRows(reader, sensorId, rows)
  })
  console.log(`read back in ${readS.toFixed(2)} s`)
  compareRows(rows, stored)
  console.log(`EQUAL: all ${rows.length} rows came back as they were posted`)
}

/** A gateway writes with its own credentials, and can do nothing else. */
function connectGateway(facts: DemoFacts): Client {
  const { client_id: clientId, client_secret: clientSecret } = facts.gateway
  const grant = createClientCredentialsGrant({ oauthUrl: facts.oauth_url, clientId, clientSecret })
  return createClient({ baseUrl: facts.api_url, tokens: createTokenSource({ grant }) })
}

/** Reading is done on behalf of a user, who has logged in once. */
async function connectReader(facts: DemoFacts): Promise<Client> {
  const [client] = facts.oauth_clients
  if (!client) throw new Error('demo.json has no OAuth2 client')
  const { client_id: clientId, client_secret: clientSecret } = client
  const tokens = createTokenSource({
    grant: createRefreshTokenGrant({ oauthUrl: facts.oauth_url, clientId, clientSecret }),
    store: createMemoryTokenStore({ refreshToken: await logInToDemo(facts) }),
  })
  return createClient({ baseUrl: facts.api_url, tokens })
}

/** The history of all variables, joined by time again. */
async function readRows(client: Client, sensorId: string, like: readonly OfficeRow[]): Promise<OfficeRow[]> {
  const from = like[0]?.timeS ?? 0
  const to = (like.at(-1)?.timeS ?? 0) + 1
  const valuesAt = new Map<number, Partial<Record<VarName, number>>>()
  for (const varName of Object.keys(like[0]?.values ?? {}) as VarName[]) {
    const { data } = await client.readSensorHistory(sensorId, varName, { from, to })
    for (const { time, value } of data) {
      valuesAt.set(time, { ...valuesAt.get(time), [varName]: value })
    }
  }
  return [...valuesAt].sort(([a], [b]) => a - b).map(([timeS, values]) => ({ timeS, values }))
}

/** @throws Error with the first row that is missing, too many or different. */
function compareRows(posted: readonly OfficeRow[], stored: readonly OfficeRow[]): void {
  for (let index = 0; index < Math.max(posted.length, stored.length); index++) {
    const expected = formatRow(posted[index])
    const found = formatRow(stored[index])
    if (expected !== found) throw new Error(`Row ${index} differs: posted ${expected}, read ${found}`)
  }
}

function formatRow(row: OfficeRow | undefined): string {
  return row ? `${row.timeS} ${JSON.stringify(Object.entries(row.values).sort())}` : 'nothing'
}

async function measureSeconds(work: () => Promise<void>): Promise<number> {
  const startMs = performance.now()
  await work()
  return (performance.now() - startMs) / 1000
}
