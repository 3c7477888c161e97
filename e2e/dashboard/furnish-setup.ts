import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient, createClientCredentialsGrant, createTokenSource } from '@openlightfi/client'
import type { Page } from 'playwright-core'
import { places, sensors } from './scene.ts'
import type { Stage } from './stage.ts'

/** A sensor that a gateway hears and nobody has set up. */
export const heardSensor = 'AQ2-0C10000000AB'

/** The names of what {@link furnishSetup} sets up. */
export const setUp = {
  /** Reads, and was refused before that. */
  used: 'Nightly export',
  /** Has a wrong secret. */
  failing: 'Cleaning rota',
  /** Nobody has connected it yet. */
  waiting: 'Lobby kiosk',
  delivered: 'Alarms',
  undelivered: 'Ledger',
} as const

/** What each application is for, as its card says. */
const purposes = {
  [setUp.used]: /acts for itself/,
  [setUp.failing]: /acts for itself/,
  [setUp.waiting]: /acts for a person/,
} as const

/**
 * Sets things up as an administrator does, in the dashboard: applications that read, fail and wait, webhooks
 * that do and do not arrive; and lets a sensor be heard that has no place.
 */
export async function furnishSetup(stage: Stage): Promise<void> {
  const page = await stage.openScreen('setup/applications', { user: 'admin' })
  for (const name of [setUp.waiting, setUp.failing, setUp.used]) {
    const { clientId, secret } = await createApplication(page, name, purposes[name])
    if (name !== setUp.waiting) await refuse(stage, clientId)
    if (name === setUp.used) await read(stage, clientId, secret)
  }
  const receiver = createServer((request, response) => request.resume().on('end', () => response.end()))
  await once(receiver.listen(0, '127.0.0.1'), 'listening')
  const { port } = receiver.address() as AddressInfo
  await page.goto(`${stage.server.publicUrl}/dashboard/setup/webhooks`)
  await createWebhook(page, setUp.delivered, `http://127.0.0.1:${port}/alarms`, /^Delivered/)
  receiver.closeAllConnections()
  receiver.close()
  await createWebhook(page, setUp.undelivered, `http://127.0.0.1:${port}/ledger`, /^Not delivered/)
  await page.context().close()
  const time = stage.nowMs() / 1000 - 60
  await stage.gateway.createReadings({
    readings: [{ sensor_id: heardSensor, var_name: 'CO2ppm', time, value: 700 }],
  })
}

/** Makes an application as somebody in the dashboard does, and leaves its secret behind as stored. */
export async function createApplication(page: Page, name: string, purpose: RegExp) {
  const secret = await askForApplication(page, name, purpose)
  await page.getByRole('button', { name: 'I have stored it' }).click()
  await page.getByText('Waiting for the first token').waitFor()
  const clientId = new URL(page.url()).searchParams.get('id') ?? ''
  await page.keyboard.press('Escape')
  return { clientId, secret }
}

/** Makes an application, up to its secret. */
export async function askForApplication(page: Page, name: string, purpose: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'New application' }).click()
  const made = page.getByRole('region', { name: 'New application' })
  await made.getByRole('radio', { name: purpose }).click()
  await made.getByRole('textbox', { name: 'Name' }).fill(name)
  await made.getByRole('button', { name: 'Create application' }).click()
  await page.getByRole('button', { name: 'I have stored it' }).waitFor()
  const panel = page.getByRole('region', { name, exact: true })
  return (await panel.locator('code').first().textContent()) ?? ''
}

async function refuse(stage: Stage, clientId: string): Promise<void> {
  const body = { grant_type: 'client_credentials', client_id: clientId, client_secret: 'wrong' }
  const url = `${stage.server.publicUrl}/oauth2/token`
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(body) })
  await answer.body?.cancel()
}

async function read({ server: { publicUrl } }: Stage, clientId: string, clientSecret: string): Promise<void> {
  const grant = createClientCredentialsGrant({ oauthUrl: `${publicUrl}/oauth2`, clientId, clientSecret })
  const client = createClient({ baseUrl: publicUrl, tokens: createTokenSource({ grant }) })
  for (let count = 0; count < 3; count += 1) await client.readLocation(places.firstFloor)
  await client.readSensor(sensors.steady)
}

async function createWebhook(page: Page, name: string, url: string, outcome: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'New webhook' }).click()
  await page.getByRole('textbox', { name: 'URL' }).fill(url)
  await page.getByRole('textbox', { name: 'Description' }).fill(name)
  await page.getByRole('button', { name: 'Create webhook' }).click()
  await page.getByRole('button', { name: 'I have stored it' }).click()
  await page.getByRole('button', { name: 'Send a test' }).click()
  await page.getByText(outcome).first().waitFor()
  await page.keyboard.press('Escape')
}
