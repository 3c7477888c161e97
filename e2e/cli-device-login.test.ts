import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { requirePart } from '../tools/required-part.ts'
import { launchBrowser } from './launch-browser.ts'
import { serveBuilding, viewer } from './serve-building.ts'

const program = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url))
const { skip } = requirePart('chromium')

let building: Awaited<ReturnType<typeof serveBuilding>>
let env: Record<string, string>
before(async () => {
  building = await serveBuilding()
  const folder = await mkdtemp(join(tmpdir(), 'lightfi-device-'))
  env = { LIGHTFI_SERVER: building.publicUrl, LIGHTFI_CONFIG_DIR: folder }
})
after(async () => {
  await building.close()
  await rm(String(env.LIGHTFI_CONFIG_DIR), { recursive: true })
})

const start = (...line: string[]) =>
  spawn(process.execPath, [program, ...line], { env, stdio: ['ignore', 'pipe', 'inherit'] })

test('a person confirms the code in a browser, and the terminal is logged in', { skip }, async () => {
  const login = start('login', '--device')
  const closed = once(login, 'close')
  let shown = ''
  login.stdout.setEncoding('utf8').on('data', (piece: string) => {
    shown += piece
  })
  while (!/enter the code \S+\n/.test(shown)) await once(login.stdout, 'data')
  const [, address = ''] = /(http\S+)/.exec(shown) ?? []
  const [, code = ''] = /enter the code (\S+)/.exec(shown) ?? []

  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(address)
    await page.getByLabel('Code').fill(code)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Yes, connect it' }).click()
    await page.locator('input[name=username]').fill(viewer.username)
    await page.locator('input[name=password]').fill(viewer.password)
    await page.locator('input[name=password]').press('Enter')
    assert.deepEqual(await closed, [0, null])
  } finally {
    await browser.close()
  }
  const locations = start('locations')
  const [stdout] = await Promise.all([locations.stdout.toArray(), once(locations, 'close')])
  assert.match(Buffer.concat(stdout).toString(), /loc_building/)
})
