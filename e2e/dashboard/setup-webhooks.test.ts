import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from './assert-accessible.ts'
import { sensors } from './scene.ts'
import { openStage, type Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'

const { skip } = requirePart('chromium')

let stage: Stage
let receiver: Server
let status = 204
const bodies: string[] = []

before(async () => {
  if (skip) return
  stage = await openStage()
  receiver = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request.setEncoding('utf8')) body += piece
    bodies.push(body)
    response.writeHead(status).end()
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
})
after(async () => {
  await stage?.close()
  receiver?.closeAllConnections()
  receiver?.close()
})

const addressOf = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`

for (const size of ['desktop', 'phone'] as const)
  for (const theme of ['light', 'dark'] as const)
    test(`an administrator makes a webhook and tests it, ${size}, ${theme}`, { skip }, async () => {
      const page = await stage.openScreen('setup/webhooks', { size, theme, user: 'admin' })
      await page.getByRole('button', { name: 'New webhook' }).click()
      await page.getByRole('textbox', { name: 'URL' }).fill(addressOf())
      const name = `Alarms ${size} ${theme}`
      await page.getByRole('textbox', { name: 'Description' }).fill(name)
      await takePicture(page, `setup-new-webhook-${size}-${theme}`)
      await assertAccessible(page, 'a new webhook')
      await page.getByRole('button', { name: 'Create webhook' }).click()
      await page.getByText(/^whsec_/).waitFor()
      await page.getByRole('button', { name: 'I have stored it' }).click()
      await page.getByRole('button', { name: 'Send a test' }).click()
      await page
        .getByText(/Delivered: answered 204/)
        .first()
        .waitFor()
      await takePicture(page, `setup-webhook-${size}-${theme}`)
      await assertAccessible(page, 'a webhook')
      await page.keyboard.press('Escape')
      await page.getByRole('link', { name }).waitFor()
      await takePicture(page, `setup-webhooks-${size}-${theme}`)
      await assertAccessible(page, 'webhooks')
      stage.assertQuiet()
      await page.context().close()
    })

/** Fails unless a link leads to a page of the guide, and there to a heading. */
async function assertIsOfGuide(page: Page, name: string): Promise<void> {
  const link = page.getByRole('link', { name, exact: true })
  const address = new URL((await link.getAttribute('href')) ?? '', stage.server.publicUrl)
  const answer = await fetch(address)
  assert.equal(answer.status, 200, address.href)
  if (address.hash !== '') assert.ok((await answer.text()).includes(`id="${address.hash.slice(1)}"`))
}

test('what fails is told in words, is paused, sent again, and deleted', { skip }, async () => {
  const page = await stage.openScreen('setup/webhooks', { user: 'admin' })
  await page.getByRole('button', { name: 'New webhook' }).click()
  await page.getByRole('textbox', { name: 'URL' }).fill(addressOf())
  await page.getByRole('textbox', { name: 'Description' }).fill('Ledger')
  await assertIsOfGuide(page, 'Webhooks in the guide')
  await page.getByRole('button', { name: 'Create webhook' }).click()
  await assertIsOfGuide(page, 'How, in Python and JavaScript (new tab)')
  await page.getByRole('button', { name: 'I have stored it' }).click()
  const panel = page.getByRole('region', { name: 'Ledger' })
  await panel.getByText('Waiting for the first reading').waitFor()

  status = 500
  await panel.getByRole('button', { name: 'Send a test' }).click()
  await panel.getByText('The last test failed').waitFor()
  await stage.gateway.createReadings({
    readings: [{ sensor_id: sensors.steady, var_name: 'CO2ppm', time: stage.nowMs() / 1000, value: 901 }],
  })
  await panel.getByText('It fails', { exact: true }).waitFor()
  await panel
    .getByText(/answered 500/)
    .first()
    .waitFor()
  await panel.getByText(/Look into the log of the receiver/).waitFor()

  await panel.getByRole('button', { name: 'Pause' }).click()
  await panel.getByText('Paused since 13:14.').waitFor()
  status = 204
  await panel.getByRole('button', { name: 'Resume' }).click()
  await panel.getByText('It works: everything was delivered.').waitFor()

  bodies.length = 0
  await panel
    .getByRole('button', { name: /^Send again from/ })
    .first()
    .click()
  const question = page.getByRole('alertdialog', { name: /^Send again from/ })
  await question.getByRole('button', { name: 'Send again' }).click()
  await question.waitFor({ state: 'detached' })
  await panel
    .getByText(/Delivered: answered 204/)
    .nth(1)
    .waitFor()
  assert.match(bodies.join('\n'), /"value":901/)

  await panel.getByRole('button', { name: 'Make a new secret' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Make a new secret' }).click()
  await page.getByText(/^whsec_/).waitFor()
  await page.getByRole('button', { name: 'I have stored it' }).click()
  await panel.getByText(/The previous secret signs as well until/).waitFor()

  await panel.getByText('Only some sensors or variables').click()
  await panel.getByRole('checkbox', { name: /Temperature/ }).check()
  await panel.getByRole('button', { name: 'Save' }).click()
  await panel.getByText('Saved.').waitFor()

  await panel.getByRole('button', { name: 'Delete this webhook' }).click()
  await page.getByRole('alertdialog').getByRole('textbox').fill('Ledger')
  await page.getByRole('button', { name: 'Delete Ledger' }).click()
  await panel.waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Ledger' }).waitFor({ state: 'detached' })
  stage.assertQuiet()
  await page.context().close()
})
