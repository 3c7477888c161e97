/**
 * Appends each new reading to a CSV file, and goes on where it was when it is started again: nothing is left
 * out. What was written just before a crash may stand there twice, with the same id.
 *
 *     npx node examples/append-readings.ts readings.csv
 *     npx node examples/append-readings.ts readings.csv --once     # what is new, then end: for cron
 *
 * Reads API_URL, OAUTH_URL, CLIENT_ID, CLIENT_SECRET and REFRESH_TOKEN from the environment.
 */
import { existsSync } from 'node:fs'
import { open, readFile, rename, writeFile } from 'node:fs/promises'
import {
  createClient,
  createMemoryTokenStore,
  createRefreshTokenGrant,
  createTokenSource,
  type StoredReading,
  watchReadingBatches,
} from '@openlightfi/client'

const { API_URL, OAUTH_URL, CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN } = process.env
if (!API_URL || !OAUTH_URL || !CLIENT_ID || !CLIENT_SECRET || !REFRESH_TOKEN) {
  throw new Error('Set API_URL, OAUTH_URL, CLIENT_ID, CLIENT_SECRET and REFRESH_TOKEN.')
}
const [path = 'readings.csv', once] = process.argv.slice(2)

const tokens = createTokenSource({
  grant: createRefreshTokenGrant({ oauthUrl: OAUTH_URL, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET }),
  store: createMemoryTokenStore({ refreshToken: REFRESH_TOKEN }),
})
const client = createClient({ baseUrl: API_URL, tokens })

const file = await open(path, 'a')
if ((await file.stat()).size === 0) await append('id,sensor_id,var_name,time,value\n')
const cursor = existsSync(`${path}.cursor`) ? await readFile(`${path}.cursor`, 'utf8') : undefined

/** Appends all of a text or nothing of it: a full disk leaves no half row behind. */
async function append(text: string): Promise<void> {
  const { size } = await file.stat()
  try {
    await file.appendFile(text)
    await file.sync()
  } catch (error) {
    await file.truncate(size)
    throw error
  }
}

/** The rows are on the disk before the cursor is, so that a crash between the two loses nothing. */
async function keep(readings: readonly StoredReading[], next: string): Promise<void> {
  const rows = readings.map((row) =>
    [row.id, row.sensor_id, row.var_name, new Date(row.time * 1000).toISOString(), showValue(row)].join(','),
  )
  await append(rows.map((row) => `${row}\n`).join(''))
  await writeFile(`${path}.cursor.new`, next, { flush: true })
  await rename(`${path}.cursor.new`, `${path}.cursor`)
}

/**
 * With a decimal point in every row, so that no reader of the file takes the column for one of whole numbers.
 */
function showValue({ value }: StoredReading): string {
  return Number.isInteger(value) ? `${value}.0` : String(value)
}

if (once === '--once') {
  let page = { next_cursor: cursor ?? 'now', has_more: true }
  while (page.has_more) {
    const { data, ...rest } = await client.readReadingChanges({ after: page.next_cursor })
    await keep(data, rest.next_cursor)
    page = rest
  }
} else {
  const watch = watchReadingBatches(client, cursor === undefined ? {} : { after: cursor })
  for await (const { readings, cursor: next } of watch) await keep(readings, next)
}
await file.close()
