import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import axe, { type Result } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { requirePart } from '../tools/required-part.ts'
import {
  createAuthorizeUrl,
  createCode,
  logIn,
  person,
  startTourServer,
  type TourServer,
  tourHostedPages,
} from './hosted-page-tour.ts'
import { launchBrowser } from './launch-browser.ts'

const { skip } = requirePart('chromium')
const phone = { width: 390, height: 844 }
const desktop = { width: 1280, height: 800 }

describe('the hosted pages in a browser', { skip }, () => {
  let browser: Browser
  let tour: TourServer
  before(async () => {
    tour = await startTourServer()
    browser = await launchBrowser()
  })
  after(async () => {
    await browser?.close()
    await tour?.close()
  })

  it("propose the browser's time zone in the setup form, and no zone where scripts do not run", async () => {
    const link = (await tour.server.createSetupLink()) ?? ''
    for (const [options, proposed] of [
      [{ timezoneId: 'America/New_York' }, /^America\/New_York$/],
      [{ timezoneId: 'Asia/Kolkata' }, /^Asia\/(Kolkata|Calcutta)$/],
      [{ javaScriptEnabled: false }, /^$/],
    ] as const) {
      const context = await browser.newContext(options)
      const page = await context.newPage()
      await page.goto(link)
      assert.match(await page.getByLabel('Time zone').inputValue(), proposed)
      const note = page.getByText('This is the time zone of your browser')
      assert.equal(await note.isVisible(), !('javaScriptEnabled' in options))
      await context.close()
    }
  })

  it('have no accessibility violations in light and dark, and fit a phone', async () => {
    const page = await browser.newPage()
    const visited: string[] = []
    await tourHostedPages(tour, page, async (name) => {
      visited.push(name)
      await page.setViewportSize(desktop)
      await page.emulateMedia({ colorScheme: 'light' })
      await assertAccessible(page, `${name}, light`)
      await page.setViewportSize(phone)
      await page.emulateMedia({ colorScheme: 'dark' })
      await assertAccessible(page, `${name}, dark, phone`)
      await assertFits(page, name)
    })
    assert.ok(visited.length >= 25, visited.join(', '))
    await page.close()
  })

  it('show a password on demand, and send it hidden again', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(createAuthorizeUrl(tour))
    const password = page.getByLabel('Password')
    await password.fill('a password mistyped')
    for (const [button, type] of [
      ['Show password', 'text'],
      ['Hide password', 'password'],
      ['Show password', 'text'],
    ] as const) {
      await page.getByRole('button', { name: button }).click()
      assert.equal(await password.getAttribute('type'), type)
    }
    await page.evaluate(`document.forms[0].addEventListener('submit', (event) => event.preventDefault())`)
    await page.getByLabel('User name').fill(person.username)
    await page.getByRole('button', { name: 'Log in' }).click()
    assert.equal(await password.getAttribute('type'), 'password')
    assert.deepEqual(complaints, [], 'the policy lets the script run')
    await context.close()
  })

  it('work without JavaScript and with the keyboard alone, the second step too', async () => {
    const secret = await findSecret()
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(createAuthorizeUrl(tour))
    await page.locator('#username:focus').waitFor()
    await page.keyboard.type(person.username)
    await page.keyboard.press('Tab')
    await page.keyboard.type(person.password)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/code')
    await page.locator('#code:focus').waitFor()
    // The code of now was used to switch on; the next one is good a step early.
    await page.keyboard.type(createCode(secret, 30_000))
    await page.keyboard.press('Enter')
    await page.waitForURL(`${tour.callbackUrl}?code=*`)
    await context.close()
  })

  it('show where the keyboard is', async () => {
    const page = await browser.newPage()
    await page.goto(createAuthorizeUrl(tour))
    await page.locator('#username:focus').waitFor()
    const seen = new Set<string>()
    for (let step = 0; step < 6; step += 1) {
      const focused = await page.evaluate(() => {
        const { activeElement } = document
        if (!activeElement || activeElement === document.body) return undefined
        const { outlineStyle, outlineWidth } = getComputedStyle(activeElement)
        return { name: activeElement.outerHTML.slice(0, 60), outlineStyle, outlineWidth }
      })
      assert.ok(focused, `step ${step}`)
      assert.equal(focused.outlineStyle, 'solid', focused.name)
      assert.ok(Number.parseFloat(focused.outlineWidth) >= 2, focused.name)
      seen.add(focused.name)
      await page.keyboard.press('Tab')
    }
    assert.equal(seen.size, 6)
    await page.close()
  })

  /** Switches the second factor of the tour's person anew, to have a secret of which no code was used. */
  async function findSecret(): Promise<string> {
    const { accounts } = tour.server
    const { userId = '', organisationId = '' } = accounts.findByUsername(person.username) ?? {}
    await accounts.removeSecondFactor(organisationId, userId)
    const page = await browser.newPage()
    await page.goto(`${tour.server.publicUrl}/account/second-factor`)
    await logIn(page)
    await page.goto(`${tour.server.publicUrl}/account/second-factor`)
    const secret = ((await page.locator('dd code').textContent()) ?? '').replaceAll(' ', '')
    await page.getByLabel('Code from the app').fill(createCode(secret))
    await page.keyboard.press('Enter')
    await page.getByText('I have kept them').waitFor()
    await page.context().clearCookies()
    await page.close()
    return secret
  }
})

async function assertAccessible(page: Page, where: string): Promise<void> {
  await page.evaluate(axe.source)
  // All that it looked at takes longer to bring here than to find.
  const [found, sawContrast] = (await page.evaluate(`axe.run(document).then(({ violations, passes }) =>
    [violations, passes.some(({ id }) => id === 'color-contrast')])`)) as [Result[], boolean]
  const violations = found.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' ')}`,
  )
  assert.deepEqual(violations, [], where)
  assert.ok(sawContrast, `${where}: the style sheet was read`)
}

async function assertFits(page: Page, name: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  assert.ok(overflow <= 0, `${name} is ${overflow} px too wide`)
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, a, input:not([type=hidden]):not(.away)')]
      .filter((element) => element.getBoundingClientRect().height < 20)
      .map((element) => element.outerHTML),
  )
  assert.deepEqual(small, [], `${name}: targets that are too small to touch`)
}
