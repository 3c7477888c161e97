import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
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

/** Makes an application as somebody in the dashboard does. @returns its secret. */
async function makeApplication(page: Page, purpose: RegExp, name: string): Promise<string> {
  await page.getByRole('button', { name: 'New application' }).click()
  const made = page.getByRole('region', { name: 'New application' })
  await made.getByRole('radio', { name: purpose }).click()
  await made.getByRole('textbox', { name: 'Name' }).fill(name)
  await made.getByRole('button', { name: 'Create application' }).click()
  const panel = page.getByRole('region', { name, exact: true })
  return (await panel.locator('code').first().textContent()) ?? ''
}

for (const size of ['desktop', 'phone'] as const)
  for (const theme of ['light', 'dark'] as const)
    test(`an integrator makes an application and sees its recipes, ${size}, ${theme}`, { skip }, async () => {
      const page = await stage.openScreen('setup/applications', { size, theme, user: 'admin' })
      await page.getByRole('heading', { level: 1, name: 'Applications' }).waitFor()
      await page.getByRole('button', { name: 'New application' }).click()
      await page.getByRole('radio', { name: /acts for a person/ }).click()
      await page.getByText('Advanced').click()
      await takePicture(page, `setup-new-application-${size}-${theme}`)
      await assertAccessible(page, 'a new application')
      await page.keyboard.press('Escape')
      await makeApplication(page, /acts for itself/, `Export ${size} ${theme}`)
      await takePicture(page, `setup-secret-${size}-${theme}`)
      await assertAccessible(page, 'a secret')
      await page.getByRole('button', { name: 'I have stored it' }).click()
      await page.getByText('Waiting for the first token').waitFor()
      await page.getByRole('list', { name: 'curl' }).waitFor()
      await page.getByText('When it runs, this line says so.').waitFor()
      await takePicture(page, `setup-application-${size}-${theme}`)
      await assertAccessible(page, 'an application')
      await page.keyboard.press('Escape')
      await takePicture(page, `setup-applications-${size}-${theme}`)
      await assertAccessible(page, 'applications')
      stage.assertQuiet()
      await page.context().close()
    })

test('applications, each way to connect, and the menu of the user lead on to the guide', {
  skip,
}, async () => {
  const page = await stage.openScreen('setup/applications', { user: 'admin' })
  const addressOf = (name: string) => page.getByRole('link', { name, exact: true }).getAttribute('href')
  const addresses = [await addressOf('From nothing to a first reading')]
  await makeApplication(page, /acts for itself/, 'Reader of the guide')
  await page.getByRole('button', { name: 'I have stored it' }).click()
  const choice = page.getByRole('button', { name: /With$/ })
  await choice.click()
  const names = await page.getByRole('option').allTextContents()
  assert.ok(names.length > 5)
  await page.keyboard.press('Escape')
  for (const name of names) {
    await choice.click()
    await page.getByRole('option', { name, exact: true }).click()
    addresses.push(await addressOf(`${name} in the guide`))
  }
  for (const address of new Set(addresses)) {
    const answer = await fetch(new URL(address ?? '', stage.server.publicUrl))
    assert.equal(answer.status, 200, String(address))
    assert.match(await answer.text(), /<h1/)
  }
  await page.getByRole('button', { name: /profile, keys and log out/ }).click()
  await page.getByRole('menuitem', { name: 'Integration guide' }).click()
  await page.getByRole('heading', { level: 1, name: 'What do you want to do?' }).waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('whoever leaves a secret behind is asked', { skip }, async () => {
  const page = await stage.openScreen('setup/applications', { user: 'admin' })
  const secret = await makeApplication(page, /gateway/, 'Roof gateway')
  assert.match(secret, /^\S{20,}$/)
  await page.getByRole('button', { name: 'Close' }).click()
  const question = page.getByRole('alertdialog', { name: 'Leave without the secret?' })
  await question.getByRole('button', { name: 'Stay here' }).click()
  assert.equal(await page.getByText(secret).count(), 1)
  await page.getByRole('button', { name: 'I have stored it' }).click()
  assert.equal(await page.getByText(secret).count(), 0)
  stage.assertQuiet()
  await page.context().close()
})

test('a web application needs an address to come back to, and has no secret', { skip }, async () => {
  const page = await stage.openScreen('setup/applications?id=new', { user: 'admin', expected: /400/ })
  await page.getByRole('radio', { name: /web or mobile/ }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Lobby kiosk')
  await page.getByRole('button', { name: 'Create application' }).click()
  await page.getByText('What is marked has to be changed first.').waitFor()
  await page.getByRole('textbox', { name: 'Callback URLs' }).fill('https://kiosk.example/callback')
  await page.getByRole('button', { name: 'Create application' }).click()
  await page.getByText('Waiting for the first token').waitFor()
  const recipe = page.getByRole('list', { name: 'TypeScript' })
  await recipe.getByText(/const redirectUri = 'https:\/\/kiosk\.example\/callback'/).waitFor()
  assert.equal(await page.getByRole('button', { name: 'Make a new secret' }).count(), 0)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Foyer kiosk')
  await page.getByText('Advanced').click()
  await page.getByRole('textbox', { name: 'A login lasts, days' }).fill('7')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Foyer kiosk' }).waitFor()
  await page.getByText('Saved.').waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('a secret is made anew beside the one before, which ends by itself or at once', { skip }, async () => {
  const page = await stage.openScreen('setup/applications', { user: 'admin' })
  const old = await makeApplication(page, /acts for itself/, 'Lobby screen')
  await page.getByRole('button', { name: 'I have stored it' }).click()
  const panel = page.getByRole('region', { name: 'Lobby screen' })
  const clientId = (await panel.locator('code').first().textContent()) ?? ''
  const ask = (secret: string) => askForToken(clientId, secret)

  await panel.getByRole('button', { name: 'Make a new secret' }).click()
  const question = page.getByRole('alertdialog', { name: 'Make a new secret?' })
  await question.getByText(/The current secret goes on working for 7 days/).waitFor()
  await question.getByRole('button', { name: 'Make a new secret' }).click()
  await page.getByRole('button', { name: 'I have stored it' }).waitFor()
  const made = (await panel.locator('code').first().textContent()) ?? ''
  await page.getByRole('button', { name: 'I have stored it' }).click()
  await panel
    .getByText(/The previous secret works until Wed 21 Jan, 13:14\. Nobody has used it since\./)
    .waitFor()

  assert.equal(await ask(old), 200)
  await panel
    .getByText('the last token was given with its id and the previous secret, at 13:14, to 127.0.0.1.')
    .waitFor()
  await panel.getByText('It was last used 13:14.').waitFor()
  stage.moveTo(stage.nowMs() + 60_000)
  assert.equal(await ask(made), 200)
  await panel.getByRole('button', { name: 'End it now' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'End it now' }).click()
  await panel.getByText(/The previous secret works until/).waitFor({ state: 'detached' })
  assert.deepEqual([await ask(old), await ask(made)], [401, 200])

  await panel.getByRole('button', { name: 'Disable' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable Lobby screen' }).click()
  await panel.getByText(/It is disabled: it gets no tokens/).waitFor()
  stage.moveTo(stage.nowMs() + 60_000)
  assert.equal(await ask(made), 401)
  await panel.getByRole('button', { name: 'Enable' }).click()
  await panel.getByText('The client is disabled.').waitFor()
  stage.moveTo(stage.nowMs() + 60_000)
  assert.equal(await ask(made), 200)
  await panel.getByText(/^It works/).waitFor()
  await takePicture(page, 'setup-application-used')
  await assertAccessible(page, 'an application that was used')

  await panel.getByRole('button', { name: 'Delete this application' }).click()
  await page.getByRole('alertdialog').getByRole('textbox').fill('Lobby screen')
  await page.getByRole('button', { name: 'Delete Lobby screen' }).click()
  await panel.waitFor({ state: 'detached' })
  assert.equal(await ask(made), 401)
  stage.assertQuiet()
  await page.context().close()
})

async function askForToken(clientId: string, secret: string): Promise<number> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: secret,
  })
  const answer = await fetch(`${stage.server.publicUrl}/oauth2/token`, { method: 'POST', body })
  await answer.body?.cancel()
  return answer.status
}
