import { after, before, test } from 'node:test'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from './assert-accessible.ts'
import { filmCode } from './film-code.ts'
import { pressPlan } from './press-plan.ts'
import { places } from './scene.ts'
import { openStage, type Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'

const { skip } = requirePart('chromium')

/** The sensor whose code lies before the camera. */
const scanned = 'AQ2-0C10000000AA'

let stage: Stage

before(async () => {
  if (skip) return
  stage = await openStage(undefined, filmCode(`https://sensors.example/s/${scanned.toLowerCase()}`))
})
after(() => stage?.close())

test('a sensor is placed by scanning its code and pressing its plan, and is seen in Live', {
  skip,
}, async () => {
  const page = await stage.openScreen(`setup/sensors?location=${places.firstFloor}`, { user: 'admin' })
  await page.context().grantPermissions(['camera'])
  await page.getByRole('button', { name: 'Place a sensor' }).click()
  const made = page.getByRole('region', { name: 'New sensor' })
  await made.getByRole('button', { name: 'Scan its code' }).click()
  await made.locator(`input[value="${scanned}"]`).waitFor()
  await made.getByRole('textbox', { name: 'Name' }).fill('Window seat')
  await pressPlan(made.getByRole('application'), 0.3, 0.3)
  await made.getByText(/^In .+\.$/).waitFor()
  await takePicture(page, 'setup-sensor-new')
  await made.getByRole('application').press('Shift+ArrowRight')
  await made.getByRole('button', { name: 'Place sensor' }).click()
  const panel = page.getByRole('region', { name: 'Window seat' })
  await panel.getByText('Never reported', { exact: true }).waitFor()
  await stage.gateway.createReadings({
    readings: [{ sensor_id: scanned, var_name: 'CO2ppm', time: stage.nowMs() / 1000 - 30, value: 612 }],
  })
  await panel.getByRole('link', { name: 'Show in Live' }).click()
  await page.getByRole('main').getByText('Window seat').first().waitFor()
  await page.getByRole('main').getByText(/612/).first().waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('a camera that may not be used is told in words, and the id can be typed', { skip }, async () => {
  const page = await stage.openScreen('setup/sensors?id=new', {
    user: 'admin',
    size: 'phone',
    expected: /400/,
  })
  const made = page.getByRole('region', { name: 'New sensor' })
  await made.getByRole('button', { name: 'Scan its code' }).click()
  const dialog = page.getByRole('dialog', { name: 'Scan the code on the sensor' })
  await dialog.getByText(/does not let this page use the camera/).waitFor()
  await assertAccessible(page, 'no camera')
  await takePicture(page, 'setup-scan-denied')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await made.getByRole('textbox', { name: 'Id' }).fill('not an id')
  await made.getByRole('textbox', { name: 'Name' }).focus()
  await made.getByText(/An id begins with/).waitFor()
  await made.getByRole('textbox', { name: 'Id' }).fill(' aq2-fe753c0d7adf ')
  await made.getByRole('textbox', { name: 'Name' }).focus()
  await made.locator('input[value="AQ2-FE753C0D7ADF"]').waitFor()
  await page.context().close()
})
