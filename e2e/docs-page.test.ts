import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import axe, { type Result } from 'axe-core'
import type { Browser, Locator, Page } from 'playwright-core'
import { requirePart } from '../tools/required-part.ts'
import { findOperation, logInToDocs, openDocs } from './docs/open-docs.ts'
import { stockMessages } from './docs/stock-messages.ts'
import { launchBrowser } from './launch-browser.ts'
import { sensorId, serveBuilding, viewer } from './serve-building.ts'

const { skip } = requirePart('chromium')
const sensorOperation = 'read_latest_sensor_information_sensors__sensor_id__get'
const healthOperation = 'read_health_health_get'

let building: Awaited<ReturnType<typeof serveBuilding>>
let browser: Browser

before(async () => {
  if (skip) return
  building = await serveBuilding()
  await building.post([Math.floor(Date.now() / 1000) - 60, 612])
  // The shell forgets the body of an answer that the page reads piece by piece.
  browser = await launchBrowser('whole')
})

after(async () => {
  await browser?.close()
  await building?.close()
})

for (const host of ['localhost', '127.0.0.1']) {
  test(`at ${host}, a person logs in by one button and calls an operation, and logs out`, {
    skip,
  }, async () => {
    const origin = building.publicUrl.replace('localhost', host)
    const docs = await openDocs(browser, origin)
    await logInToDocs(docs)
    await docs.page.getByText(viewer.username, { exact: true }).waitFor()
    await callSensor(docs.page, origin)
    await docs.page.getByRole('button', { name: 'Log out', exact: true }).click()
    await docs.page.getByRole('button', { name: 'Log in', exact: true }).waitFor()
    await refuseSensor(docs.page)
    assert.deepEqual(withoutRefusal(docs.complaints), [])
    await docs.context.close()
  })
}

for (const [how, fillForm] of [
  ['with nothing but the login', async () => undefined],
  [
    'with a client of their own',
    async (form: Locator) => {
      await form.getByLabel('client_id').fill(building.web.clientId)
      await form.getByLabel('client_secret').fill(building.web.clientSecret)
    },
  ],
] as const) {
  test(`a person logs in in the dialog of Swagger UI ${how} and calls an operation`, { skip }, async () => {
    const { page, context, complaints } = await openDocs(browser, building.publicUrl)
    await page.getByRole('button', { name: 'Authorize' }).first().click()
    const form = page.locator('.auth-container').filter({ hasText: 'authorizationCode' })
    await fillForm(form)
    const [popup] = await Promise.all([
      context.waitForEvent('page'),
      form.locator('button.authorize').click(),
    ])
    await popup.getByLabel('User name').fill(viewer.username)
    await popup.getByLabel('Password', { exact: true }).fill(viewer.password)
    await Promise.all([
      popup.waitForEvent('close'),
      popup.getByRole('button', { name: /log in|sign in/i }).click(),
    ])
    await form.getByText('Logout').waitFor()
    await page.getByRole('button', { name: 'Close' }).first().click()
    await callSensor(page, building.publicUrl)
    assert.deepEqual(
      complaints.filter((complaint) => !stockMessages.some(({ pattern }) => pattern.test(complaint))),
      [],
    )
    await context.close()
  })
}

async function callSensor(page: Page, origin: string): Promise<void> {
  const operation = findOperation(page, sensorOperation)
  await operation.locator('.opblock-summary-control').click()
  await operation.getByRole('button', { name: 'Try it out' }).click()
  await operation.getByPlaceholder('sensor_id').fill(sensorId)
  const answered = page.waitForResponse(`${origin}/sensors/${sensorId}`)
  await operation.getByRole('button', { name: 'Execute' }).click()
  const answer = await answered
  assert.equal(answer.status(), 200)
  await operation
    .locator('.live-responses-table')
    .filter({ hasText: /"value":\s*612\b/ })
    .waitFor()
}

async function refuseSensor(page: Page): Promise<void> {
  const operation = findOperation(page, sensorOperation)
  await operation.getByRole('button', { name: 'Execute' }).click()
  await operation.locator('.live-responses-table').getByText('"missing_token"').waitFor()
}

/** What was complained of, without what a browser writes about an answer of 401 that was asked for. */
function withoutRefusal(complaints: readonly string[]): readonly string[] {
  return complaints.filter((complaint) => !complaint.includes('status of 401'))
}

test('a link to an operation opens it, without a word in the console', { skip }, async () => {
  const { page, context, complaints } = await openDocs(browser, building.publicUrl, {
    hash: `#/default/${healthOperation}`,
  })
  const operation = findOperation(page, healthOperation)
  await operation.getByRole('button', { name: 'Try it out' }).waitFor()
  await page.waitForFunction((id) => {
    const top = document.getElementById(`operations-default-${id}`)?.getBoundingClientRect().top ?? -1
    return top >= 0 && top < innerHeight
  }, healthOperation)
  assert.equal(new URL(page.url()).hash, `#/default/${healthOperation}`)
  assert.deepEqual(complaints, [])
  await context.close()
})

test('a person finds an operation by words and by groups, each of which has an address', {
  skip,
}, async () => {
  const { page, context, complaints } = await openDocs(browser, building.publicUrl)
  const operations = page.locator('.opblock')
  const total = await operations.count()
  const groups = page.getByRole('navigation', { name: 'Groups of operations' })
  const counts = await groups.locator('.count').allTextContents()
  assert.equal(
    counts.map(Number).reduce((sum, count) => sum + count),
    total,
  )

  await page.getByLabel('Find an operation').fill('Floorplan delete')
  await page.getByText('One operation', { exact: true }).waitFor()
  assert.deepEqual(await operations.locator('.opblock-summary-description').allTextContents(), [
    'Delete the floorplan of a floor',
  ])
  await page.getByLabel('Find an operation').fill('no such thing')
  await page.getByText('No operation has all of these words. Try fewer.').waitFor()
  const paths = operations.locator('.opblock-summary-path')
  await page.getByLabel('Find an operation').fill('history')
  await groups.getByRole('link').first().getByText('Readings').waitFor()
  const [first = ''] = await paths.allTextContents()
  assert.match(first, /history$/, 'what is called so comes before what only tells of it')
  await page.getByLabel('Find an operation').fill('last CO2 history')
  await groups.getByRole('link', { name: /^Sensors/ }).waitFor({ state: 'detached' })
  assert.match((await paths.allTextContents()).join(), /sensor_id.*var_name.*history/)
  await page.getByLabel('Find an operation').fill('')

  await groups.getByRole('link', { name: /^Webhooks/ }).click()
  assert.equal(new URL(page.url()).hash, '#/webhooks')
  await page.reload()
  await page.waitForFunction(() => {
    const top = document.getElementById('group-webhooks')?.getBoundingClientRect().top ?? -1
    return top >= 0 && top < innerHeight
  })
  await page.getByRole('button', { name: 'Webhooks', expanded: true }).click()
  await page.getByRole('button', { name: 'Webhooks', expanded: false }).waitFor()
  assert.ok((await operations.count()) < total)
  assert.deepEqual(complaints, [])
  await context.close()
})

test('each sample says what it needs, and leads to a page of the guide', { skip }, async () => {
  const { page, context, complaints } = await openDocs(browser, building.publicUrl)
  const operation = findOperation(page, sensorOperation)
  await operation.locator('.opblock-summary-control').click()
  const samples = operation.getByRole('region', { name: 'Samples' })
  for (const [language, need] of [
    ['curl', 'ACCESS_TOKEN'],
    ['Python', `${building.publicUrl}/openapi.json`],
    ['TypeScript', '@openlightfi/client'],
  ] as const) {
    await samples.getByRole('button', { name: language, exact: true }).click()
    await samples.getByText(need).last().waitFor()
    const address = new URL((await samples.getByRole('link').getAttribute('href')) ?? '', building.publicUrl)
    const answer = await fetch(address)
    assert.equal(answer.status, 200, address.href)
    if (address.hash !== '') assert.ok((await answer.text()).includes(`id="${address.hash.slice(1)}"`))
  }
  assert.deepEqual(complaints, [])
  await context.close()
})

test('what is optional is not filled in, and its example is told', { skip }, async () => {
  const { page, context } = await openDocs(browser, building.publicUrl, {
    hash: '#/default/read_sensor_historic_data_sensors__sensor_id___var_name__history_get',
  })
  const operation = page.locator('.opblock.is-open')
  await operation.getByRole('button', { name: 'Try it out' }).click()
  assert.equal(await operation.getByPlaceholder('from').inputValue(), '')
  await operation.getByText('For example 1760000000.').waitFor()
  await context.close()
})

test('at an address that is not the service, the page leads to the public URL', { skip }, async () => {
  const page = await browser.newPage()
  const hash = `#/default/${healthOperation}`
  await page.goto(`${building.publicUrl.replace('localhost', 'elsewhere.localhost')}/docs${hash}`)
  await page.waitForURL(`${building.publicUrl}/docs${hash}`)
  const health = findOperation(page, healthOperation)
  await health.getByRole('button', { name: 'Try it out' }).click()
  const answered = page.waitForResponse(`${building.publicUrl}/health`)
  await health.getByRole('button', { name: 'Execute' }).click()
  assert.equal((await answered).status(), 200)
  await page.close()
})

test('where the public URL cannot be reached, the page says where it would work', { skip }, async () => {
  const page = await browser.newPage()
  await page.route(`${building.publicUrl}/health`, (route) => route.abort())
  await page.goto(`${building.publicUrl.replace('localhost', 'elsewhere.localhost')}/docs`)
  await page.getByText(`only there can you log in`).waitFor()
  await page.getByText('GET/health').first().waitFor()
  assert.ok(new URL(page.url()).hostname === 'elsewhere.localhost')
  assert.equal(await page.locator('header .name').textContent(), 'LightFi')
  await page.close()
})

for (const width of [390, 1440]) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`axe finds nothing at ${width} px, ${scheme}, with an operation open and answered`, {
      skip,
    }, async () => {
      const docs = await openDocs(browser, building.publicUrl, { width, scheme })
      const { page } = docs
      const operation = findOperation(page, healthOperation)
      await operation.locator('.opblock-summary-control').click()
      await operation.getByRole('button', { name: 'Try it out' }).click()
      await operation.getByRole('button', { name: 'Execute' }).click()
      await operation.locator('.live-responses-table').waitFor()
      await page.evaluate(axe.source)
      const violations = (await page.evaluate(
        'axe.run(document).then((results) => results.violations)',
      )) as Result[]
      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
      assert.deepEqual(found, [])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      assert.ok(overflow <= 0, `${overflow} px too wide`)
      assert.deepEqual(docs.complaints, [])
      await docs.context.close()
    })
  }
}

test('by keys alone, a person finds an operation, opens it and reads its sample', { skip }, async () => {
  const { page, context } = await openDocs(browser, building.publicUrl)
  await page.getByLabel('Find an operation').focus()
  await page.keyboard.type('service can serve')
  await page.getByText('One operation', { exact: true }).waitFor()
  const operation = findOperation(page, healthOperation)
  const isInside = (target: Locator) => target.evaluate((element) => element.contains(document.activeElement))
  for (let press = 0; press < 12 && !(await isInside(operation)); press += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const python = operation.getByRole('button', { name: 'Python' })
  await python.waitFor()
  for (let press = 0; press < 12 && !(await isInside(python)); press += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await operation.getByRole('region', { name: 'Sample in Python' }).waitFor()
  await context.close()
})
