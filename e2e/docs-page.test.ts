import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { requirePart } from '../tools/required-part.ts'
import { launchBrowser } from './launch-browser.ts'
import { sensorId, serveBuilding, viewer } from './serve-building.ts'

const { skip } = requirePart('chromium')

let building: Awaited<ReturnType<typeof serveBuilding>>
let browser: Browser

before(async () => {
  if (skip) return
  building = await serveBuilding()
  await building.post([Math.floor(Date.now() / 1000) - 60, 612])
  browser = await launchBrowser()
})

after(async () => {
  await browser?.close()
  await building?.close()
})

test('a person logs in on the interactive page and calls an operation there', { skip }, async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })

  await page.goto(`${building.publicUrl}/docs`)
  await page.getByRole('button', { name: 'Authorize' }).first().click()
  const form = page.locator('.auth-container').filter({ hasText: 'authorizationCode' })
  await form.getByLabel('client_id').fill(building.web.clientId)
  await form.getByLabel('client_secret').fill(building.web.clientSecret)
  const [popup] = await Promise.all([context.waitForEvent('page'), form.locator('button.authorize').click()])
  await popup.getByLabel('User name').fill(viewer.username)
  await popup.getByLabel('Password', { exact: true }).fill(viewer.password)
  await Promise.all([
    popup.waitForEvent('close'),
    popup.getByRole('button', { name: /log in|sign in/i }).click(),
  ])
  await form.getByText('Logout').waitFor()
  await page.getByRole('button', { name: 'Close' }).first().click()

  const operation = page.locator('#operations-default-read_latest_sensor_information_sensors__sensor_id__get')
  await operation.locator('.opblock-summary-control').click()
  await operation.getByRole('button', { name: 'Try it out' }).click()
  await operation.getByPlaceholder('sensor_id').fill(sensorId)
  const answered = page.waitForResponse((response) => response.url().includes(`/sensors/${sensorId}`))
  await operation.getByRole('button', { name: 'Execute' }).click()
  const answer = await answered
  assert.equal(answer.status(), 200)
  const { data } = (await answer.json()) as { data: { value: number }[] }
  assert.equal(data[0]?.value, 612)
  assert.deepEqual(complaints, [])
})

test('the page opened at another address of the server leads to the public URL, where trying out works', {
  skip,
}, async () => {
  const page = await browser.newPage()
  const operation = '#/default/read_health_health_get'
  await page.goto(`${building.publicUrl.replace('localhost', '127.0.0.1')}/docs${operation}`)
  await page.waitForURL(`${building.publicUrl}/docs${operation}`)
  const health = page.locator('#operations-default-read_health_health_get')
  await health.getByRole('button', { name: 'Try it out' }).click()
  const answered = page.waitForResponse(`${building.publicUrl}/health`)
  await health.getByRole('button', { name: 'Execute' }).click()
  assert.equal((await answered).status(), 200)
})

test('where the public URL cannot be reached, the page says where it would work', { skip }, async () => {
  const page = await browser.newPage()
  await page.route(`${building.publicUrl}/health`, (route) => route.abort())
  await page.goto(`${building.publicUrl.replace('localhost', '127.0.0.1')}/docs`)
  await page.getByText(`only there can you log in`).waitFor()
  await page.getByText('GET/health').first().waitFor()
  assert.ok(new URL(page.url()).hostname === '127.0.0.1')
  assert.equal(await page.locator('header .name').textContent(), 'LightFi')
})
