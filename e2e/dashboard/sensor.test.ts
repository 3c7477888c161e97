import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from './assert-accessible.ts'
import { sensors } from './scene.ts'
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
    test(`the page of a sensor, ${size}, ${theme}`, { skip }, async () => {
      const page = await stage.openScreen(`sensors/${sensors.steady}`, { size, theme })
      await page.getByRole('heading', { level: 1, name: 'Meeting room 1.1' }).waitFor()
      await page.getByRole('button', { name: /Download [0-9,]+ rows/ }).waitFor()
      await takePicture(page, `sensor-${size}-${theme}`)
      await assertAccessible(page, 'sensor')
      stage.assertQuiet()
      await page.context().close()
    })

test('a value that is too old is in no band, and the sensor says since when it is silent', {
  skip,
}, async () => {
  const page = await stage.openScreen(`sensors/${sensors.silent}`)
  await page.getByText('Silent, heard 79 min ago').waitFor()
  const row = page.getByRole('row', { name: /^CO2/ })
  assert.match((await row.textContent()) ?? '', /No data for \d+ min was [0-9,]+ ppm/)
  stage.assertQuiet()
  await page.context().close()
})

test('an address without a sensor, or where one may not look, says both causes', { skip }, async () => {
  const page = await stage.openScreen(`sensors/${sensors.steady}`, { user: 'stranger', expected: /404/ })
  await page
    .getByText(/it was deleted, the address is mistyped, or it lies where you have no access/)
    .waitFor()
  stage.assertQuiet()
  await page.context().close()
})
