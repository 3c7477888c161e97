import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from './assert-accessible.ts'
import { password, places, users } from './scene.ts'
import { openStage, type Stage } from './stage.ts'

const { skip } = requirePart('chromium')

let stage: Stage

before(async () => {
  if (!skip) stage = await openStage(Date.now())
})
after(() => stage?.close())

async function logOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /log out$/ }).click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  await page.getByRole('button', { name: 'Log out', exact: true }).click()
}

async function logIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

const readTabKeys = (page: Page) =>
  page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('lightfi-')))

test('a tab shows nothing more of somebody who logs out in another one, nor takes the next login for theirs', {
  skip,
}, async () => {
  const first = await stage.openScreen(`live/${places.groundFloor}`, { user: 'twoPlaces' })
  await first.locator('[data-sensor]').first().waitFor()
  await first.evaluate(() => sessionStorage.setItem('lightfi-draft:preferences', '{"theme":"dark"}'))
  const second = await first.context().newPage()
  await second.goto(`${stage.server.publicUrl}/dashboard/profile`)
  await second.getByRole('main').waitFor()
  await logOut(second)
  await first.getByRole('heading', { name: 'You are no longer logged in here' }).waitFor()
  assert.equal(await first.locator('[data-sensor], nav, header').count(), 0)
  assert.deepEqual(await readTabKeys(first), [])
  await assertAccessible(first, 'login left')
  await logIn(second, users.stranger.username)
  await second.getByRole('main').waitFor()
  const asked: string[] = []
  first.on('request', (request) => asked.push(request.url()))
  await second.getByRole('link', { name: 'Health' }).click()
  await second.getByRole('heading', { level: 1 }).waitFor()
  assert.deepEqual(asked, [])
  await first.goto(`${stage.server.publicUrl}/dashboard/profile`)
  await first.getByText(users.stranger.username).first().waitFor()
  assert.equal(await first.getByText(users.twoPlaces.username).count(), 0)
  stage.assertQuiet()
  await first.context().close()
})

test('a login that has ended goes on in all tabs when the same user logs in again in one', {
  skip,
}, async () => {
  const first = await stage.openScreen(`live/${places.firstFloor}`, {
    user: 'floorViewer',
    expected: /status of 40[01]/,
  })
  const second = await first.context().newPage()
  await second.goto(`${stage.server.publicUrl}/dashboard/profile`)
  await second.getByRole('main').waitFor()
  const { accounts } = stage.server
  const { username } = users.floorViewer
  const user = accounts.findByUsername(username)
  assert.ok(user)
  await accounts.changeUser(user.organisationId, user.userId, { isDisabled: true })
  await first.getByRole('link', { name: 'Health' }).click()
  await first.getByText('Your login has ended', { exact: true }).waitFor()
  await second.getByRole('radio', { name: 'Dark' }).click()
  const again = second.getByRole('button', { name: 'Log in again' })
  await again.waitFor()
  await accounts.changeUser(user.organisationId, user.userId, { isDisabled: false })
  await again.click()
  await logIn(second, username)
  await second.getByRole('main').waitFor()
  await first.getByText('Your login has ended', { exact: true }).waitFor({ state: 'detached' })
  await first.getByRole('heading', { level: 1 }).waitFor()
  await first.context().close()
})

test('a storage of the browser that is full costs what it would have kept, and nothing more', {
  skip,
}, async () => {
  const page = await stage.openScreen('profile')
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await page.goto(`${stage.server.publicUrl}/dashboard/live/${places.firstFloor}`)
  await page.locator('[data-sensor]').first().waitFor()
  await page.getByRole('separator').focus()
  await page.keyboard.press('Home')
  await page.getByRole('separator').and(page.locator('[aria-valuenow="640"]')).waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('a browser that keeps nothing is told what a login needs', { skip }, async () => {
  const context = await stage.browser.newContext()
  const page = await context.newPage()
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError')
      },
    })
  })
  await page.goto(`${stage.server.publicUrl}/dashboard/`)
  await page.getByRole('heading', { name: 'This browser keeps nothing for this page' }).waitFor()
  await assertAccessible(page, 'storage needed')
  await context.close()
})

test('a draft that cannot be read is dropped', { skip }, async () => {
  const page = await stage.openScreen('guide')
  await page.evaluate(() => sessionStorage.setItem('lightfi-draft:preferences', '{'))
  await page.goto(`${stage.server.publicUrl}/dashboard/profile`)
  await page.getByRole('radio', { name: 'Dark' }).waitFor()
  stage.assertQuiet()
  await page.context().close()
})
