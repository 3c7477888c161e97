import type { Page } from 'playwright-core'
import type { PicturedScreen } from './pictured-screens.ts'
import { sceneTime, sensors } from './scene.ts'

const historyOperation = 'read_sensor_historic_data_sensors__sensor_id___var_name__history_get'

const operationOf = (page: Page) => page.locator(`#operations-default-${historyOperation}`)

/** Logs whoever has a session in by the button of the API page, and has an operation tried out. */
async function tryHistory(page: Page): Promise<void> {
  const popup = page.context().waitForEvent('page')
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await popup
  await page.getByRole('button', { name: 'Log out', exact: true }).waitFor()
  const operation = operationOf(page)
  await operation.getByRole('button', { name: 'Try it out' }).click()
  await operation.getByPlaceholder('sensor_id').fill(sensors.steady)
  await operation.getByPlaceholder('from').fill(String(sceneTime.epochMilliseconds / 1000 - 30 * 86_400))
  await operation.getByRole('button', { name: 'Execute' }).click()
  await operation.getByRole('link', { name: /^Save/ }).waitFor()
  const duration = operation.getByRole('heading', { name: 'Request duration' }).locator('+ *')
  await duration.evaluate((shown) => {
    shown.textContent = '64 ms'
  })
  await operation.locator('.long-answer').evaluate((answer) => answer.scrollIntoView())
}

const waitForGroups = (page: Page) => page.locator('.group').first().waitFor()

/** What Swagger UI puts off it does only where time passes. */
const clock = 'machine'

/** The API page and the guide. */
export const pageScreens: readonly PicturedScreen[] = [
  { name: 'docs', title: 'The API page', path: '/docs', clock, prepare: waitForGroups },
  {
    name: 'docs-operation',
    title: 'An operation of the API page',
    path: `/docs#/default/${historyOperation}`,
    clock,
    prepare: (page) => operationOf(page).getByRole('button', { name: 'Try it out' }).waitFor(),
  },
  {
    name: 'docs-long-answer',
    title: 'A long answer on the API page',
    path: `/docs#/default/${historyOperation}`,
    clock,
    prepare: tryHistory,
  },
  { name: 'guide-start', title: 'The guide', path: '/guide/' },
  { name: 'guide-code', title: 'A page of the guide with code', path: '/guide/connect#a-token-and-a-call' },
  {
    name: 'guide-search',
    title: 'The search of the guide',
    path: '/guide/connect',
    prepare: async (page) => {
      await page.getByRole('combobox', { name: 'Search the guide' }).fill('redeliver webhook')
      await page.getByRole('option').first().waitFor()
    },
  },
]
