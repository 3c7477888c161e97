import assert from 'node:assert/strict'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { northwindHouse } from '@openlightfi/simulator'
import type { Page } from 'playwright-core'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from './assert-accessible.ts'
import { places } from './scene.ts'
import { openStage, type Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'

const { skip } = requirePart('chromium')

let stage: Stage

before(async () => {
  if (!skip) stage = await openStage()
})
after(() => stage?.close())

const plans = northwindHouse.floorplans ?? {}
const firstFloor = plans[places.firstFloor]
assert.ok(firstFloor)

type Feature = (typeof firstFloor.features)[number]

/** Chooses a file with a plan, as from the disk of whoever looks at the page. */
async function choosePlan(page: Page, name: string, content: unknown): Promise<void> {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/geo+json', buffer: Buffer.from(text) })
}

/** Drops a file where one may be dropped, as from a desktop. */
async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const path = join(await mkdtemp(join(tmpdir(), 'lightfi-drop-')), name)
  await writeFile(path, text)
  const zone = page.getByText(/^Drop a GeoJSON file here/)
  await zone.scrollIntoViewIfNeeded()
  const box = await zone.boundingBox()
  assert.ok(box)
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const session = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', {
      type,
      ...place,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    })
}

/** The plan of the first floor with other features, or without some. */
function changePlan(change: (feature: Feature) => Feature | undefined) {
  return { ...firstFloor, features: firstFloor?.features.flatMap((feature) => change(feature) ?? []) }
}

for (const size of ['desktop', 'phone'] as const)
  for (const theme of ['light', 'dark'] as const)
    test(`an administrator sees the plans and what a file would change, ${size}, ${theme}`, {
      skip,
    }, async () => {
      const page = await stage.openScreen('setup/plans', { size, theme, user: 'admin' })
      await page.getByText('5 floors').waitFor()
      await takePicture(page, `setup-plans-${size}-${theme}`)
      await assertAccessible(page, 'plans')
      await page.getByRole('link', { name: 'First floor' }).click()
      await page.getByRole('img', { name: 'Plan of First floor' }).waitFor()
      await takePicture(page, `setup-plan-${size}-${theme}`)
      const bad = changePlan((feature) =>
        feature.id === 'quiet-1'
          ? { ...feature, properties: { type: 'area.cellar' } }
          : feature.id === 'store-1'
            ? undefined
            : feature,
      )
      await choosePlan(page, 'bad.geojson', bad)
      const mistakes = page.getByRole('alert').filter({ hasText: '1 mistake in the file' })
      await mistakes.getByRole('button', { name: /properties\/type/ }).click()
      await page.getByRole('img', { name: 'The new plan over the one before' }).scrollIntoViewIfNeeded()
      await takePicture(page, `setup-plan-bad-${size}-${theme}`)
      await assertAccessible(page, 'a bad plan')
      assert.equal(
        await page.getByRole('button', { name: 'Put this plan on First floor' }).isDisabled(),
        true,
      )
      stage.assertQuiet()
      await page.context().close()
    })

test('a good plan is previewed, stored, downloaded and removed', { skip }, async () => {
  const page = await stage.openScreen(`setup/plans?id=${places.empty}`, { user: 'admin', expected: /404/ })
  await page.getByText('This floor has no plan yet.').waitFor()
  await choosePlan(page, 'third.geojson', firstFloor)
  await page.getByText('Nothing stands in its way.').waitFor()
  await page.getByRole('button', { name: 'Put this plan on Third floor' }).click()
  await page.getByText('Third floor has this plan now.').waitFor()
  await page.getByRole('img', { name: 'Plan of Third floor' }).waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download it' }).click()
  const path = await (await download).path()
  assert.deepEqual(JSON.parse(await readFile(path, 'utf8')), JSON.parse(JSON.stringify(firstFloor)))
  await choosePlan(
    page,
    'renamed.geojson',
    changePlan((feature) => (feature.id === 'store-1' ? undefined : feature)),
  )
  await page.getByText('1 goes').waitFor()
  await page.getByRole('button', { name: 'Put this plan on Third floor' }).click()
  await page.getByText('Third floor has this plan now.').waitFor()
  await page.getByRole('button', { name: 'Remove this plan' }).click()
  const question = page.getByRole('alertdialog', { name: 'Remove the plan of Third floor?' })
  await question.getByRole('textbox').fill('Third floor')
  await question.getByRole('button', { name: 'Remove the plan of Third floor' }).click()
  await page.getByText('This floor has no plan yet.').waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('a plan that would take the room of sensors says which, and is not stored', { skip }, async () => {
  const page = await stage.openScreen(`setup/plans?id=${places.firstFloor}`, { user: 'admin' })
  await page.getByRole('img', { name: 'Plan of First floor' }).waitFor()
  await choosePlan(
    page,
    'lost.geojson',
    changePlan((feature) => (feature.id === 'quiet-1' ? undefined : feature)),
  )
  await page.getByText('1 sensor would lose the room').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Put this plan on First floor' }).isDisabled(), true)
  stage.assertQuiet()
  await page.context().close()
})

test('a file that is no plan is told before anything is sent', { skip }, async () => {
  const page = await stage.openScreen(`setup/plans?id=${places.firstFloor}`, { user: 'admin' })
  await page.getByRole('img', { name: 'Plan of First floor' }).waitFor()
  let sent = 0
  page.on('request', (request) => {
    if (request.method() === 'PUT') sent += 1
  })
  await dropFile(page, 'floor.dwg', 'AC1032 a drawing')
  await page.getByText(/This file is no GeoJSON/).waitFor()
  await choosePlan(page, 'huge.geojson', `{"a":"${'x'.repeat(5 * 1_048_576)}"}`)
  await page.getByText(/This plan has more than 4 MB/).waitFor()
  assert.equal(sent, 0)
  stage.assertQuiet()
  await page.context().close()
})

test('somebody who changed the plan meanwhile is noticed, and the file is checked anew', {
  skip,
}, async () => {
  const page = await stage.openScreen(`setup/plans?id=${places.groundFloor}`, {
    user: 'admin',
    expected: /412/,
  })
  const plan = plans[places.groundFloor]
  assert.ok(plan)
  await choosePlan(page, 'mine.geojson', plan)
  await page.getByText('Nothing stands in its way.').waitFor()
  const other = await stage.openScreen(`setup/plans?id=${places.groundFloor}`, { user: 'admin' })
  await choosePlan(other, 'theirs.geojson', { ...plan, features: plan.features.slice(0, -1) })
  await other.getByRole('button', { name: 'Put this plan on Ground floor' }).click()
  await other.getByText('Ground floor has this plan now.').waitFor()
  await page.getByRole('button', { name: 'Put this plan on Ground floor' }).click()
  await page.getByText(/Somebody else has changed the plan/).waitFor()
  await page.getByText('1 room or desk comes').waitFor()
  await page.getByRole('button', { name: 'Put this plan on Ground floor' }).click()
  await page.getByText('Ground floor has this plan now.').waitFor()
  stage.assertQuiet()
  await page.context().close()
  await other.context().close()
})
