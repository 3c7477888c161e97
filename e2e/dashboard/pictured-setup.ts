import { northwindHouse } from '@openlightfi/simulator'
import type { Page } from 'playwright-core'
import { askForApplication, setUp } from './furnish-setup.ts'
import { pictureWhenStill } from './picture-when-still.ts'
import type { PicturedScreen } from './pictured-screens.ts'
import { pressPlan } from './press-plan.ts'
import { places, sensors } from './scene.ts'

const user = 'admin'

/** Opens a thing of a list by its name. */
const open = (name: string) => async (page: Page) => {
  await page.getByRole('link', { name, exact: true }).first().click()
  await page.getByRole('region', { name, exact: true }).waitFor()
}

/** Chooses a file, as from the disk of whoever looks at the page. */
async function chooseFile(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from(text) }
  await page.locator('input[type=file]').setInputFiles(file)
}

/** The plan of a floor with a mistake in it, and without one of its rooms. */
function spoilPlan(): string {
  const plan = northwindHouse.floorplans?.[places.firstFloor]
  const features = plan?.features.flatMap((feature) => {
    if (feature.id === 'store-1') return []
    return feature.id === 'quiet-1' ? { ...feature, properties: { type: 'area.cellar' } } : feature
  })
  return JSON.stringify({ ...plan, features })
}

const table = [
  'sensor_id,location_id,name',
  `AQ2-0C10000000B1,${places.firstFloor},Window 1`,
  `AQ2-0C10000000B2,${places.firstFloor},Window 2`,
  `${sensors.steady},${places.firstFloor},Meeting room 1.1`,
  `${sensors.library},${places.firstFloor},Reading room`,
  'AQ2-0C10000000B3,loc_nowhere,Window 3',
].join('\n')

/** Screens of Set up, as an administrator sees them after {@link furnishSetup}. */
export const setupScreens: readonly PicturedScreen[] = [
  { name: 'setup-locations', title: 'Locations', path: 'setup/locations', user },
  { name: 'setup-location', title: 'A location', path: `setup/locations?id=${places.firstFloor}`, user },
  {
    name: 'setup-delete',
    title: 'What goes with a location',
    path: `setup/locations?id=${places.empty}`,
    user,
    prepare: async (page) => {
      // What comes above the button later would move the page behind the dialog.
      await pictureWhenStill(page)
      await page.getByRole('button', { name: 'Delete this location' }).click()
      await page.getByRole('alertdialog').getByRole('textbox').fill('Third')
    },
  },
  { name: 'setup-sensors', title: 'Sensors, and one that is heard', path: 'setup/sensors', user },
  { name: 'setup-sensor', title: 'A sensor', path: `setup/sensors?id=${sensors.steady}`, user },
  {
    name: 'setup-sensor-new',
    title: 'A new sensor, placed on the plan',
    path: `setup/sensors?location=${places.firstFloor}&id=new`,
    user,
    prepare: async (page) => {
      const made = page.getByRole('region', { name: 'New sensor' })
      await made.getByRole('textbox', { name: 'Id' }).fill('AQ2-0C10000000AA')
      await made.getByRole('textbox', { name: 'Name' }).fill('Window seat')
      const plan = made.getByRole('application')
      await pressPlan(plan, 0.3, 0.3)
      await made.getByText(/^In .+\.$/).waitFor()
      await plan.scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'setup-scan',
    title: 'The scan of a code, where there is no camera',
    path: 'setup/sensors?id=new',
    user,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Scan its code' }).click()
      await page
        .getByRole('dialog')
        .getByText(/type the id/i)
        .waitFor()
    },
  },
  {
    name: 'setup-row',
    title: 'Several sensors placed one after the other',
    path: `setup/sensors?row=${places.firstFloor}`,
    user,
    prepare: async (page) => {
      await page.getByRole('application').locator('text').first().waitFor()
    },
  },
  { name: 'setup-plans', title: 'Plans', path: 'setup/plans', user },
  { name: 'setup-plan', title: 'A plan', path: `setup/plans?id=${places.firstFloor}`, user },
  {
    name: 'setup-plan-mistakes',
    title: 'A new plan with a mistake, over the one before',
    path: `setup/plans?id=${places.firstFloor}`,
    user,
    prepare: async (page) => {
      await chooseFile(page, 'first-floor.geojson', spoilPlan())
      const mistakes = page.getByRole('alert').filter({ hasText: '1 mistake in the file' })
      await mistakes.getByRole('button', { name: /properties\/type/ }).click()
      await page.getByRole('img', { name: 'The new plan over the one before' }).scrollIntoViewIfNeeded()
    },
  },
  { name: 'setup-import', title: 'Import', path: 'setup/import', user },
  {
    name: 'setup-import-report',
    title: 'Import: what a table would do',
    path: 'setup/import',
    user,
    prepare: async (page) => {
      await chooseFile(page, 'sensors.csv', table)
      await page.getByRole('cell', { name: 'Mistake' }).waitFor()
      await page.getByText('What sensors.csv does').scrollIntoViewIfNeeded()
    },
  },
  { name: 'setup-bands', title: 'Bands and hours', path: 'setup/bands', user },
  {
    name: 'setup-band',
    title: 'Bands and hours of a floor, some of them its own',
    path: `setup/bands?id=${places.firstFloor}`,
    user,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Set here: CO2', exact: true }).click()
      await page.getByText('Not saved yet.').waitFor()
      await page.getByRole('textbox', { name: 'Upper limit of band 2, ppm' }).scrollIntoViewIfNeeded()
    },
  },
  { name: 'setup-people', title: 'People', path: 'setup/people', user },
  {
    name: 'setup-person',
    title: 'A person who is given another role',
    path: 'setup/people',
    user,
    prepare: async (page) => {
      await open('vera@tidewater.example')(page)
      await page.getByRole('radio', { name: 'Installer' }).check()
      await page.getByText('They can place, change and move sensors').waitFor()
    },
  },
  { name: 'setup-applications', title: 'Applications', path: 'setup/applications', user },
  {
    name: 'setup-application-used',
    title: 'An application that reads',
    path: 'setup/applications',
    user,
    prepare: open(setUp.used),
  },
  {
    name: 'setup-application-failing',
    title: 'An application that fails',
    path: 'setup/applications',
    user,
    prepare: open(setUp.failing),
  },
  {
    name: 'setup-application-waiting',
    title: 'An application that waits for its first token, with recipes',
    path: 'setup/applications',
    user,
    prepare: open(setUp.waiting),
  },
  {
    name: 'setup-application-rotation',
    title: 'A new secret beside the one before',
    path: 'setup/applications',
    user,
    prepare: async (page) => {
      await open(setUp.used)(page)
      await page.getByRole('button', { name: 'Make a new secret' }).click()
      await page.getByRole('alertdialog').waitFor()
    },
  },
  { name: 'setup-application-new', title: 'A new application', path: 'setup/applications?id=new', user },
  { name: 'setup-webhooks', title: 'Webhooks', path: 'setup/webhooks', user },
  {
    name: 'setup-webhook',
    title: 'A webhook that was tested',
    path: 'setup/webhooks',
    user,
    prepare: open(setUp.undelivered),
  },
  { name: 'setup-activity', title: 'Activity', path: 'setup/activity', user },
  {
    name: 'setup-entry',
    title: 'An entry of the activity',
    path: 'setup/activity',
    user,
    prepare: async (page) => {
      await page.getByRole('row').filter({ hasText: 'sent a test' }).getByRole('link').first().click()
      await page.getByText('2026-01-14T13:14:00+00:00').waitFor()
    },
  },
  // Leaves an application behind.
  {
    name: 'setup-secret',
    title: 'A secret, shown once',
    path: 'setup/applications',
    user,
    prepare: async (page) => {
      await askForApplication(page, 'Notebook', /acts for itself/)
    },
  },
]
