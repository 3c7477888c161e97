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
    test(`somebody sees who they are and what they can do, ${size}, ${theme}`, { skip }, async () => {
      const page = await stage.openScreen('profile', { size, theme, user: 'floorViewer' })
      await page.getByRole('heading', { level: 1, name: 'Profile' }).waitFor()
      const me = page.getByRole('region', { name: 'Who you are' })
      await me.getByText('vera@tidewater.example').waitFor()
      await me.getByText('Viewer: reads').waitFor()
      await me.getByRole('link', { name: 'First floor' }).waitFor()
      await takePicture(page, `profile-${size}-${theme}`)
      await assertAccessible(page, 'profile')
      await page.getByRole('link', { name: 'Password and devices' }).click()
      await page.getByRole('region', { name: 'Logins of applications' }).getByRole('row').nth(1).waitFor()
      await takePicture(page, `profile-login-${size}-${theme}`)
      await assertAccessible(page, 'login and security')
      stage.assertQuiet()
      await page.context().close()
    })

test('a choice is saved at once, and holds after a reload', { skip }, async () => {
  const page = await stage.openScreen('profile', { user: 'twoPlaces' })
  const form = page.getByRole('region', { name: 'Preferences' })
  await form.getByRole('radio', { name: 'Dark' }).click()
  await form.getByText('Saved.', { exact: true }).waitFor()
  await page.reload()
  await form.getByRole('radio', { name: 'Dark', checked: true }).waitFor()
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark')
  stage.assertQuiet()
  await page.context().close()
})
