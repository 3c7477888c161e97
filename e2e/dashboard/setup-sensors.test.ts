import { after, before, test } from 'node:test'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from './assert-accessible.ts'
import { pressPlan } from './press-plan.ts'
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
    test(`an administrator sees the sensors and opens one, ${size}, ${theme}`, { skip }, async () => {
      const page = await stage.openScreen('setup/sensors', { size, theme, user: 'admin' })
      await page.getByRole('link', { name: 'Meeting room 1.1' }).first().waitFor()
      await takePicture(page, `setup-sensors-${size}-${theme}`)
      await assertAccessible(page, 'sensors')
      await page.getByRole('searchbox', { name: 'Name or id' }).fill(sensors.steady)
      await page.getByText('1 sensor', { exact: true }).waitFor()
      await page.getByRole('link', { name: 'Meeting room 1.1' }).click()
      const panel = page.getByRole('region', { name: 'Meeting room 1.1', exact: true })
      await panel.getByText('In Meeting room 1.1.').waitFor()
      await panel.getByRole('application').locator('text').first().waitFor()
      await takePicture(page, `setup-sensor-${size}-${theme}`)
      await assertAccessible(page, 'a sensor')
      await panel.getByRole('application').scrollIntoViewIfNeeded()
      await takePicture(page, `setup-sensor-plan-${size}-${theme}`)
      stage.assertQuiet()
      await page.context().close()
    })

test('a sensor is moved, taken out of use and into use again', { skip }, async () => {
  const page = await stage.openScreen(`setup/sensors?show=unplaced&id=${sensors.unplaced}`, { user: 'admin' })
  const panel = page.getByRole('region', { name: 'Store cupboard' })
  await panel.getByText(/Not on the plan yet/).waitFor()
  const plan = panel.getByRole('application')
  await plan.focus()
  await page.keyboard.press('ArrowLeft')
  await panel.getByText(/^In (.+\.|no room of the plan\.)$/).waitFor()
  await page.getByRole('link', { name: 'Store cupboard' }).waitFor()
  await panel.getByRole('button', { name: 'Save' }).click()
  await panel.getByText('Saved.').waitFor()
  await page.getByRole('link', { name: 'Store cupboard' }).waitFor({ state: 'detached' })
  await panel.getByRole('button', { name: /^Location/ }).click()
  await page.getByRole('searchbox', { name: 'Filter' }).fill('second')
  await page.getByRole('menuitem').first().click()
  await panel.getByText(/Not on the plan yet/).waitFor()
  await panel.getByRole('button', { name: 'Save' }).click()
  await panel.getByText('Saved.').waitFor()
  await panel.getByRole('button', { name: 'Retire this sensor' }).click()
  await page
    .getByRole('alertdialog', { name: 'Retire Store cupboard?' })
    .getByRole('button', { name: 'Retire Store cupboard' })
    .click()
  await panel.getByText(/It is out of use since/).waitFor()
  await page.getByRole('link', { name: 'Store cupboard' }).waitFor({ state: 'detached' })
  await panel.getByRole('button', { name: 'Take it into use again' }).click()
  await page.getByRole('link', { name: 'Store cupboard' }).waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('a sensor that has never reported is deleted, and nobody asks for it any more', { skip }, async () => {
  const page = await stage.openScreen(`setup/sensors?id=${sensors.neverReported}`, { user: 'admin' })
  const panel = page.getByRole('region', { name: 'Meeting room 2.1, new' })
  await panel.getByRole('button', { name: 'Delete this sensor' }).click()
  await page.getByRole('alertdialog').getByRole('textbox').fill('Meeting room 2.1, new')
  await page.getByRole('button', { name: 'Delete Meeting room 2.1, new' }).click()
  await panel.waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Meeting room 2.1, new' }).waitFor({ state: 'detached' })
  stage.assertQuiet()
  await page.context().close()
})

test('several sensors are placed one after the other', { skip }, async () => {
  const page = await stage.openScreen(`setup/sensors?row=${places.firstFloor}`, { user: 'admin' })
  await page.getByRole('heading', { level: 1, name: 'Place sensors of First floor' }).waitFor()
  const list = page.getByRole('region', { name: 'Sensors of this floor' })
  await list.getByRole('button', { name: 'Library' }).first().click()
  await pressPlan(page.getByRole('application'), 0.7, 0.3)
  await takePicture(page, 'setup-sensors-row')
  await assertAccessible(page, 'a row of sensors')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await page.getByText(/^Library is (in .+|on the plan)\.$/).waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('a sensor that is heard is placed, and then put in the place of another', { skip }, async () => {
  const [heard, next] = ['AQ2-0C10000000AB', 'AQ2-0C10000000AC']
  const time = stage.nowMs() / 1000 - 60
  await stage.gateway.createReadings({
    readings: [{ sensor_id: heard, var_name: 'CO2ppm', time, value: 700 }],
  })
  const page = await stage.openScreen('setup/sensors', { user: 'admin' })
  const list = page.getByRole('region', { name: 'Heard, but not set up' })
  await list.getByText(heard).waitFor()
  await takePicture(page, 'setup-sensors-heard')
  await assertAccessible(page, 'sensors that are heard')
  await list.getByRole('button', { name: `Place it: ${heard}` }).click()
  const made = page.getByRole('region', { name: 'New sensor' })
  await made.getByRole('textbox', { name: 'Name' }).fill('Copy room')
  await made.getByRole('button', { name: /^Location/ }).click()
  await page.getByRole('searchbox', { name: 'Filter' }).fill('first floor')
  await page.getByRole('menuitem').first().click()
  await made.getByRole('button', { name: 'Place sensor' }).click()
  const panel = page.getByRole('region', { name: 'Copy room' })
  await panel.getByText(heard).waitFor()
  await panel.getByRole('button', { name: 'Replace this sensor' }).click()
  await panel.getByRole('textbox', { name: 'Id of the new sensor' }).fill(next.toLowerCase())
  await panel.getByRole('button', { name: 'Replace Copy room' }).click()
  await panel.getByText(next).waitFor()
  await page.goto(page.url().replace(next, heard))
  await panel.getByText(/It is out of use since/).waitFor()
  stage.assertQuiet()
  await page.context().close()
})
