import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from './assert-accessible.ts'
import { places, sensors } from './scene.ts'
import { openStage, type Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'

const { skip } = requirePart('chromium')

let stage: Stage

before(async () => {
  if (!skip) stage = await openStage()
})
after(() => stage?.close())

for (const size of ['desktop', 'phone'] as const)
  for (const theme of ['light', 'dark'] as const)
    test(`one press from Live, a manager reads what is broken, the worst first, ${size}, ${theme}`, {
      skip,
    }, async () => {
      const page = await stage.openScreen(`live/${places.building}`, { size, theme })
      await page
        .getByRole('navigation', { name: 'Screens' })
        .getByRole('link', { name: /Health/ })
        .click()
      await page.getByRole('heading', { level: 1, name: '7 sensors need attention, 3 more notes' }).waitFor()
      const headings = await page.getByRole('heading', { level: 2 }).allTextContents()
      assert.deepEqual(headings, [
        'Silent 1',
        'Offline 1',
        'Never reported 1',
        'Battery low 4',
        'Rebooting 1',
        'Not on the plan 2',
      ])
      const silent = page
        .getByRole('rowgroup', { name: /^Silent/ })
        .getByRole('row')
        .nth(1)
      const text = (await silent.textContent()) ?? ''
      assert.match(text, new RegExp(`Meeting room 2\\.2.*${sensors.silent}.*Second floor.*11:54.*79 min ago`))
      await takePicture(page, `health-${size}-${theme}`)
      await assertAccessible(page, 'health')
      stage.assertQuiet()
      await page.context().close()
    })

test('a filter stands in the address', { skip }, async () => {
  const page = await stage.openScreen(`health/${places.building}`)
  await page.getByRole('link', { name: /^Battery low/ }).click()
  await page.getByRole('searchbox').fill('north windows')
  await page.waitForURL(/kind=battery_low&q=north\+windows$/)
  await page.getByRole('button', { name: 'Download 1 sensor' }).waitFor()
  await page.reload()
  assert.equal(await page.getByRole('searchbox').inputValue(), 'north windows')
  stage.assertQuiet()
  await page.context().close()
})

test('where nothing is wrong the screen says so, and where there is no sensor, whom to ask', {
  skip,
}, async () => {
  const page = await stage.openScreen('health/loc_juniper_floor_3', { user: 'stranger' })
  await page.getByText('All is well').waitFor()
  await takePicture(page, 'health-well')
  await page.context().close()
  const empty = await stage.openScreen(`health/${places.empty}`)
  await empty.getByText('There are no sensors here yet').waitFor()
  await empty.getByText(/An installer or an administrator/).waitFor()
  stage.assertQuiet()
  await empty.context().close()
})
