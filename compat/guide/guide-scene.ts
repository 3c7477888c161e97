import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '@openlightfi/server'
import { envFileName } from '../../packages/dashboard/src/setup/applications/recipes/connection.ts'
import { writeEnvFile } from '../../packages/dashboard/src/setup/applications/recipes/write-env-file.ts'
import type { PageBlock } from '../../tools/pages/read-page-blocks.ts'

/** The value that every reading of the scene has, ppm. */
export const co2 = 640

/** A server with a sensor that has reported, and a reader of the guide before it. */
export interface GuideScene {
  readonly apiUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** A folder of the reader, with `lightfi.env` in it. */
  readonly folder: string
  /** The text of a block with the address of this server in it, as the server shows it. */
  fillIn(block: PageBlock): string
  /** Asks as the page says, with a token. @throws AssertionError unless the answer is 200. */
  ask(url: string, token: string): Promise<string>
  close(): Promise<void>
}

/** Starts it. Its ids are those of the pages, which are the demo's. */
export async function setGuideScene(): Promise<GuideScene> {
  const folder = await mkdtemp(join(tmpdir(), 'guide-'))
  const server = await startServer({ dataDir: join(folder, 'data'), port: 0, logLevel: 'error' })
  const { estate, clients, publicUrl: apiUrl } = server
  const organisationId = 'loc_demo_organisation'
  const site = {
    locationId: organisationId,
    parentId: null,
    kind: 'organisation',
    name: 'Northwind',
  } as const
  await estate.createLocation({ ...site, timeZone: 'Europe/London' })
  const building = { locationId: 'loc_demo_building', kind: 'building', name: 'Northwind House' } as const
  await estate.createLocation({ ...building, parentId: organisationId })
  const sensorId = 'AQ2-FE753C0D7ADF'
  await estate.createSensor({ sensorId, locationId: building.locationId, name: 'Meeting room 1.1' })
  const scopes = ['readings:read', 'readings:write'] as const
  const client = await clients.createClient({ organisationId, name: 'Reader', kind: 'service', scopes })
  const { clientId, clientSecret = '' } = client
  const nowS = Math.floor(Date.now() / 1000)
  const readings = [3600, 1800, 60].map((agoS) => ({
    sensor_id: sensorId,
    var_name: 'CO2ppm',
    time: nowS - agoS,
    value: co2,
  }))
  const token = await takeToken(`${apiUrl}/oauth2/token`, clientId, clientSecret)
  const posted = await fetch(`${apiUrl}/readings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ readings }),
  })
  assert.equal(posted.status, 200, await posted.text())
  await writeFile(join(folder, envFileName), writeEnvFile(apiUrl, { client_id: clientId }, clientSecret))
  return {
    apiUrl,
    clientId,
    clientSecret,
    folder,
    fillIn: ({ text }) => text.replaceAll('http://localhost:8000', apiUrl),
    ask: async (url, bearer) => {
      const answer = await fetch(url, { headers: { authorization: `Bearer ${bearer}` } })
      const text = await answer.text()
      assert.equal(answer.status, 200, text)
      return text
    },
    close: async () => {
      await server.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** Takes a token as OAuth2 libraries do, with HTTP Basic. @throws AssertionError when there is none. */
export async function takeToken(
  tokenUrl: string,
  id: string,
  secret: string,
  scope?: string,
): Promise<string> {
  const answer = await fetch(tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope !== undefined && { scope }) }),
  })
  const { access_token } = (await answer.json()) as { access_token?: string }
  assert.ok(access_token, `${tokenUrl} answered ${answer.status}`)
  return access_token
}
