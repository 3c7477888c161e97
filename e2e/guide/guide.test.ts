import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import type { RunningServer } from '@openlightfi/server'
import type { Browser, Page } from 'playwright-core'
import { guidePages } from '../../packages/guide/contents.ts'
import { listPages, readPage } from '../../tools/pages/read-page-blocks.ts'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from '../dashboard/assert-accessible.ts'
import { takePicture } from '../dashboard/take-picture.ts'
import { launchBrowser } from '../launch-browser.ts'
import { type GuideView, openGuide, serveGuide } from './open-guide.ts'

const { skip } = requirePart('chromium')

let server: RunningServer
let browser: Browser
const complaints: string[] = []
before(async () => {
  server = await serveGuide()
  if (!skip) browser = await launchBrowser()
})
after(async () => {
  await browser?.close()
  await server.close()
})
afterEach(() => assert.deepEqual(complaints.splice(0), []))

const open = (path = '', view: GuideView = {}) =>
  openGuide(browser, `${server.publicUrl}/guide/${path}`, (complaint) => complaints.push(complaint), view)

const read = async (path: string) => (await fetch(server.publicUrl + path)).text()

test('every page of docs stands in the contents, decisions aside', () => {
  const wanted = listPages().filter((path) => /^docs\/(guide\/)?[^/]+\.md$/.test(path))
  const sources = new Set(guidePages.map(({ source }) => source))
  assert.deepEqual(
    wanted.filter((path) => !sources.has(path)),
    [],
  )
})

test('every link leads to a page, a heading or a file that is there, and every heading has the anchor of a code host', async () => {
  const pages = new Map<string, string>()
  for (const { slug } of guidePages) pages.set(`/guide/${slug}`, await read(`/guide/${slug}`))
  const broken: string[] = []
  const others = new Set<string>()
  for (const [address, text] of pages) {
    for (const [, target = ''] of text.matchAll(/(?:href|src)="([^"]+)"/g)) {
      if (/^(?:https?:|mailto:|data:)/.test(target) && !target.startsWith(server.publicUrl)) continue
      const { pathname, hash } = new URL(target.replaceAll('&amp;', '&'), server.publicUrl + address)
      if (hash !== '' && !pages.get(pathname)?.includes(` id="${decodeURIComponent(hash.slice(1))}"`))
        broken.push(`${address}: ${target}`)
      // The dashboard is built and tested elsewhere.
      if (!pages.has(pathname) && pathname !== '/dashboard/') others.add(pathname)
    }
  }
  for (const path of others) {
    const { status } = await fetch(server.publicUrl + path)
    if (status !== 200) broken.push(`${path} is answered ${status}`)
  }
  assert.deepEqual(broken, [])
  for (const { source, slug } of guidePages) {
    for (const anchor of readPage(source).anchors)
      assert.ok(pages.get(`/guide/${slug}`)?.includes(` id="${anchor}"`), `${source}#${anchor}`)
  }
})

test("no page has a script or a style in itself, or an address that is no one's", async () => {
  for (const { slug, keepsAddresses } of guidePages) {
    const text = await read(`/guide/${slug}`)
    assert.doesNotMatch(
      text,
      /<script(?! type="module" src=)|<style| style="| on[a-z]+="|%%PUBLIC_URL%%/,
      slug,
    )
    const isForeign = /http:\/\/localhost:8000|https:\/\/sensors\.example(?!\.)/.test(text)
    if (!keepsAddresses) assert.ok(!isForeign, `${slug} has an address that is not of this server`)
  }
})

test('the search finds by keys alone what is said anywhere, without a network once the page is there', {
  skip,
}, async () => {
  const page = await open('connect')
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  await page.keyboard.press('/')
  await page.keyboard.type('redeliver webhook')
  await page.getByRole('option').first().waitFor()
  await takePicture(page, 'guide-search')
  await assertAccessible(page, 'search')
  assert.equal(await page.getByRole('option', { selected: true }).count(), 1)
  await page.keyboard.press('ArrowDown')
  const field = page.getByRole('combobox', { name: 'Search the guide' })
  assert.equal(await field.getAttribute('aria-activedescendant'), 'found-1')
  await page.keyboard.press('Escape')
  await page.getByRole('listbox').waitFor({ state: 'hidden' })
  await page.context().setOffline(false)
  await field.fill('reset-password')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/guide\/(?!connect)\w/)
  await page.context().close()
})

test('the search forgives a slip, says what to do where nothing is found, and when it could not be loaded', {
  skip,
}, async () => {
  const page = await open()
  const field = page.getByRole('combobox', { name: 'Search the guide' })
  await field.fill('floorplna')
  await page.getByRole('option').first().waitFor()
  await field.fill('zzqqxx')
  await page.getByText('Nothing is said of "zzqqxx". Fewer or other words may find it.').waitFor()
  await assertAccessible(page, 'nothing found')
  await page.context().close()
  const unlucky = await (await browser.newContext()).newPage()
  await unlucky.route('**/index-*.json', (route) => route.abort())
  await unlucky.goto(`${server.publicUrl}/guide/`)
  await unlucky.getByRole('combobox').fill('excel')
  await unlucky.getByText('The search could not be loaded.').waitFor()
  await unlucky.context().close()
})

test('a copied example has the address of this server', { skip }, async () => {
  const page = await open('connect')
  await page.getByRole('button', { name: 'Copy' }).first().click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  assert.equal(copied.trim(), `lightfi login --server ${server.publicUrl}`)
  await page.context().close()
})

test('keys lead past the contents to the text', { skip }, async () => {
  const page = await open('connect')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to the content')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'content')
  await page.context().close()
})

test('an address without a page says so, and how to find one', { skip }, async () => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${server.publicUrl}/guide/no-such-page`)
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
  await assertAccessible(page, 'no such page')
  await page.context().close()
})

for (const size of ['desktop', 'phone'] as const)
  for (const scheme of ['light', 'dark'] as const)
    test(`pages can be read by everybody: ${size}, ${scheme}`, { skip }, async () => {
      const page = await open('', { size, scheme })
      for (const slug of ['', 'connect', 'files', 'settings']) {
        await page.goto(`${server.publicUrl}/guide/${slug}`)
        await assertAccessible(page, `${slug} ${size} ${scheme}`)
        await takePicture(page, `guide-${slug || 'first'}-${size}-${scheme}`)
      }
      if (size === 'phone') await lookAtContents(page)
      await page.context().close()
    })

async function lookAtContents(page: Page): Promise<void> {
  await page.getByText('Contents', { exact: true }).click()
  await page.getByRole('link', { name: 'Webhooks' }).first().waitFor()
  await assertAccessible(page, 'contents on a phone')
  await takePicture(page, 'guide-contents-phone')
}

test('a printed page is its text, without what is for screens', { skip }, async () => {
  const page = await open('connect')
  await page.emulateMedia({ media: 'print' })
  for (const part of ['.top', '.contents', '.neighbours', '.copy'])
    assert.equal(await page.locator(part).first().isVisible(), false, part)
  assert.ok(await page.getByRole('heading', { name: 'A token and a call' }).isVisible())
  await page.context().close()
})
