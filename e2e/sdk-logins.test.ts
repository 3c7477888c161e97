import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import {
  AuthorizationError,
  createClient,
  createMemoryTokenStore,
  createRefreshTokenGrant,
  createTokenSource,
  finishDeviceAuthorization,
  type OauthClient,
  startDeviceAuthorization,
  type TokenStore,
} from '@openlightfi/client'
import { createFileTokenStore, logInOnLoopback } from '@openlightfi/client/node'
import type { Page } from 'playwright-core'
import { requirePart } from '../tools/required-part.ts'
import { launchBrowser } from './launch-browser.ts'
import { serveBuilding, viewer } from './serve-building.ts'

const { skip } = requirePart('chromium')

let building: Awaited<ReturnType<typeof serveBuilding>>
let browser: Awaited<ReturnType<typeof launchBrowser>>
let native: OauthClient
before(async () => {
  building = await serveBuilding()
  native = { oauthUrl: building.oauthUrl, clientId: 'lightfi-cli' }
  if (skip === false) browser = await launchBrowser()
})
after(async () => {
  await browser?.close()
  await building.close()
})

async function enterPassword(page: Page): Promise<void> {
  await page.getByLabel('User name').fill(viewer.username)
  await page.getByLabel('Password', { exact: true }).fill(viewer.password)
  await page.keyboard.press('Enter')
}

async function assertUsable(store: TokenStore): Promise<void> {
  const tokens = createTokenSource({ grant: createRefreshTokenGrant(native), store })
  const client = createClient({ baseUrl: building.publicUrl, tokens })
  for (let round = 0; round < 2; round += 1) {
    const { data } = await client.readBaseLocations()
    assert.equal(data[0]?.location_id, 'loc_building')
    tokens.rejectAccessToken(await tokens.getAccessToken()) // the second round refreshes
  }
}

test('a device shows a code, the person enters it in a browser, and the device has its login', {
  skip,
}, async () => {
  const pending = await startDeviceAuthorization(native, 'readings:read')
  const login = finishDeviceAuthorization(native, pending)
  const page = await browser.newPage()
  await page.goto(pending.verificationUriComplete ?? '')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText(pending.userCode).waitFor()
  await page.getByRole('button', { name: 'Yes, connect it' }).click()
  await enterPassword(page)
  await page.getByText('The device is connected').waitFor()
  await assertUsable(createMemoryTokenStore(await login))
})

test('a program opens a browser, and has its login in a file when the page says so', { skip }, async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'lightfi-loopback-'))
  t.after(() => rm(directory, { recursive: true }))
  const store = createFileTokenStore(join(directory, 'tokens.json'))
  const page = await browser.newPage()
  let finished: Promise<void> | undefined
  const openUrl = async (url: string) => {
    await page.goto(url)
    finished = enterPassword(page)
  }
  await logInOnLoopback(native, {
    scope: 'readings:read',
    store,
    openUrl,
    signal: AbortSignal.timeout(60_000),
  })
  await finished
  await page.getByText('You are logged in').waitFor()
  await assertUsable(store)
})

test('a program gives up when nobody logs in', async () => {
  const store = createMemoryTokenStore()
  const login = { scope: 'readings:read', store, openUrl: () => undefined, signal: AbortSignal.timeout(50) }
  await assert.rejects(logInOnLoopback(native, login), AuthorizationError)
  assert.equal(await store.load(), undefined)
})
