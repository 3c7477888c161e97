import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from './assert-accessible.ts'
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
    test(`the guide explains every variable and family of the catalogue, ${size}, ${theme}`, {
      skip,
    }, async () => {
      const page = await stage.openScreen('guide', { size, theme })
      await page.getByRole('heading', { level: 1, name: 'Guide to sensor types' }).waitFor()
      const headings = await page.getByRole('heading', { level: 3 }).allTextContents()
      for (const name of ['Alpine', 'Hoth', 'CO2 carbon dioxide', 'Temperature'])
        assert.ok(
          headings.some((heading) => heading.trim() === name || heading.startsWith(`${name} `)),
          name,
        )
      const bands = page.getByRole('table', { name: 'Bands of CO2' })
      assert.deepEqual(await bands.getByRole('row').allTextContents(), [
        'BandValues',
        'Idealup to 800 ppm',
        'OK800 to 1,000 ppm',
        'Marginal1,000 to 1,250 ppm',
        'Poor1,250 to 1,800 ppm',
        'Very poorover 1,800 ppm',
      ])
      assert.match(headings[0] ?? '', /^CO2/)
      await takePicture(page, `guide-${size}-${theme}`)
      await assertAccessible(page, 'guide')
      stage.assertQuiet()
      await page.context().close()
    })

test('the contents lead to an entry, and the search keeps what has a text in it', { skip }, async () => {
  const page = await stage.openScreen('guide')
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'Humidity' }).click()
  await page.waitForURL(/#variable-relativeHumidity$/)
  await page.getByRole('searchbox').fill('ventilated')
  await page.waitForURL(/q=ventilated/)
  assert.deepEqual(await page.getByRole('heading', { level: 3 }).allTextContents(), ['CO2 carbon dioxide'])
  await page.getByRole('searchbox').fill('flux')
  await page.getByText('Nothing here has “flux” in it.').waitFor()
  stage.assertQuiet()
  await page.context().close()
})
