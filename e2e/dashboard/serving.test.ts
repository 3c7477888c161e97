import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { manifestName } from '../../packages/dashboard/build/finish-build.ts'
import { hashStyle, readInsertedStyles } from '../../packages/dashboard/build/inserted-styles.ts'
import { outputDirectory } from '../../packages/dashboard/build/output-directory.ts'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from './assert-accessible.ts'
import { places } from './scene.ts'
import { openStage, type Stage } from './stage.ts'

const { skip } = requirePart('chromium')

let stage: Stage

before(async () => {
  if (!skip) stage = await openStage()
})
after(() => stage?.close())

test('the page has the style sheets of its parts, which are those that were hashed, and takes no other', {
  skip,
}, async () => {
  const styles = readInsertedStyles()
  const { styleHashes } = JSON.parse(readFileSync(join(outputDirectory, manifestName), 'utf8'))
  assert.deepEqual(styleHashes, styles.map(hashStyle))
  assert.equal(styles.length, 2)
  const page = await stage.openScreen(`live/${places.firstFloor}`, { expected: /Applying inline style/ })
  const countRules = (text: string) =>
    page.evaluate((content) => {
      const style = document.createElement('style')
      style.textContent = content
      document.head.append(style)
      return style.sheet?.cssRules.length ?? 0
    }, text)
  for (const style of styles) assert.equal(await countRules(style), 1, style)
  assert.equal(await countRules('* { color: red }'), 0)
  const inserted = page.locator('head > style').first()
  assert.ok(styles.includes((await inserted.textContent()) ?? ''), 'and the page itself has inserted one')
  await page.context().close()
})

test('no text becomes markup, no script comes from elsewhere, and nothing is told to another host', {
  skip,
}, async () => {
  const expected = /TrustedHTML|Content Security Policy|TrustedScriptURL|example\.org/
  const page = await stage.openScreen(`live/${places.firstFloor}`, { expected })
  const refused = await page.evaluate(async () => {
    const isRefused = async (act: () => unknown) => {
      try {
        await act()
        return false
      } catch {
        return true
      }
    }
    const script = document.createElement('script')
    return [
      await isRefused(() => document.body.insertAdjacentHTML('beforeend', '<b>bold</b>')),
      await isRefused(() => {
        script.src = 'https://example.org/script.js'
      }),
      await isRefused(() => fetch('https://example.org/')),
    ]
  })
  assert.deepEqual(refused, [true, true, true])
  await page.context().close()
})

test('opened at another address of the server, it leads to its own, at the same screen', {
  skip,
}, async () => {
  const page = await (await stage.browser.newContext()).newPage()
  const path = '/dashboard/compare?s=AQ2-FE753C0D7ADF:CO2ppm'
  await page.goto(stage.server.publicUrl.replace('localhost', '127.0.0.1') + path)
  await page.getByLabel('User name').waitFor()
  assert.equal(new URL(page.url()).origin, stage.server.publicUrl)
  await page.context().close()
})

test('where its own address cannot be reached, it says which that is', { skip }, async () => {
  const page = await (await stage.browser.newContext()).newPage()
  await page.route(`${stage.server.publicUrl}/health`, (route) => route.abort())
  await page.goto(`${stage.server.publicUrl.replace('localhost', '127.0.0.1')}/dashboard/guide`)
  await page.getByRole('heading', { name: 'The dashboard is at another address' }).waitFor()
  const link = page.getByRole('link', { name: stage.server.publicUrl })
  assert.equal(await link.getAttribute('href'), `${stage.server.publicUrl}/dashboard/guide`)
  await assertAccessible(page, 'elsewhere')
  await page.context().close()
})
