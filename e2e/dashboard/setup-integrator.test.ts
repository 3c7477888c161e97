import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { generateClient } from '../../compat/generate-client.ts'
import { preparePythonEnvironment } from '../../compat/python-environment.ts'
import { programEnvironment, runProgram } from '../../compat/run-program.ts'
import { findFreePort } from '../../packages/process/testing/start-program.ts'
import { requirePart } from '../../tools/required-part.ts'
import { password, users } from './scene.ts'
import { openStage, type Stage } from './stage.ts'

const { skip } = requirePart('chromium')
const java = requirePart('java')
const python = requirePart('python')

const npmCache = process.env.npm_config_cache ?? join(homedir(), '.npm')
const root = join(import.meta.dirname, '../..')

let stage: Stage
let folder: string

before(async () => {
  if (skip) return
  stage = await openStage()
  folder = await mkdtemp(join(tmpdir(), 'lightfi-integrator-'))
})
after(async () => {
  await stage?.close()
  if (folder !== undefined) await rm(folder, { recursive: true })
})

/** Makes an application, and takes its secret as the file that is offered. @returns the directory with it. */
async function makeApplication(page: Page, purpose: RegExp, name: string): Promise<string> {
  await page.getByRole('button', { name: 'New application' }).click()
  const made = page.getByRole('region', { name: 'New application' })
  await made.getByRole('radio', { name: purpose }).click()
  await made.getByRole('textbox', { name: 'Name' }).fill(name)
  await made.getByRole('button', { name: 'Create application' }).click()
  const directory = await mkdtemp(join(folder, 'integrator-'))
  await takeFile(page, 'lightfi.env', directory)
  await page.getByRole('button', { name: 'I have stored it' }).click()
  await page.getByText('Waiting for the first token').waitFor()
  return directory
}

/** Takes a file that a page offers. */
async function takeFile(page: Page, name: string, directory: string): Promise<void> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: `Download ${name}` }).click()
  assert.equal((await download).suggestedFilename(), name)
  await (await download).saveAs(join(directory, name))
}

/** Chooses a recipe. @returns what it shows to copy, step by step. */
async function readRecipe(page: Page, name: string): Promise<string[]> {
  const choice = page.getByRole('button', { name: /With$/ })
  await choice.click()
  await page.getByRole('option', { name, exact: true }).click()
  const steps = page.getByRole('list', { name, exact: true })
  await steps.waitFor()
  const texts = await steps.locator('pre').allTextContents()
  return texts
}

/** Runs what was copied, in one terminal. */
async function runInShell(directory: string, text: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { stdout } = await runProgram({ command: 'bash', args: ['-c', text], cwd: directory, env })
  return stdout
}

/** Takes away what npm adds to the environment of its scripts: a person's shell has nothing of it. */
function asWithoutNpm(): NodeJS.ProcessEnv {
  const added = Object.keys(process.env).filter((name) => name.startsWith('npm_'))
  const paths = (process.env.PATH ?? '').split(delimiter).filter((path) => !path.includes('node_modules'))
  return { ...Object.fromEntries(added.map((name) => [name, undefined])), PATH: paths.join(delimiter) }
}

test('an integrator gets from nothing to a reading with curl and the shim, and sees a wrong secret told', {
  skip,
}, async () => {
  const page = await stage.openScreen('setup/applications', { user: 'admin' })
  const directory = await makeApplication(page, /acts for itself/, 'Nightly export')
  const env = await readFile(join(directory, 'lightfi.env'), 'utf8')
  const secret = /CLIENT_SECRET=(.+)/.exec(env)?.[1] ?? ''

  const curl = (await readRecipe(page, 'curl')).join('\n')
  assert.ok(!(await page.content()).includes(secret), 'the secret is gone from the page')
  await writeFile(join(directory, 'lightfi.env'), env.replace(/CLIENT_SECRET=.*/, 'CLIENT_SECRET=wrong'))
  await assert.rejects(runInShell(directory, curl), /401/)
  await page.getByText('The client_secret was wrong.').waitFor()
  await page.getByText('Once, at 13:14. From 127.0.0.1.').waitFor()
  await page.getByText(/Put the right secret into the program/).waitFor()
  await page.getByText('It failed: Use, above, says why.').waitFor()

  await writeFile(join(directory, 'lightfi.env'), env)
  const values = JSON.parse(await runInShell(directory, curl)) as { data: { value: number }[] }
  assert.ok(values.data.some(({ value }) => value > 0))
  await page
    .getByText('It works: the last token was given with its id and secret, at 13:14, to 127.0.0.1.')
    .waitFor()

  await page.getByText('A token was given at 13:14.').waitFor()
  const shim = await readRecipe(page, 'Shim')
  await takeFile(page, 'shim.yaml', directory)
  assert.equal(await readFile(join(directory, 'shim.yaml'), 'utf8'), shim[2])
  await runInShell(directory, shim[1] ?? '')
  const [port, adminPort] = [await findFreePort(), await findFreePort()]
  const more = `--set listen.tcp.port=${port} --set admin.port=${adminPort}`
  const bin = join(root, 'node_modules/.bin')
  const running = spawn('bash', ['-c', `exec ${(shim[3] ?? '').trim()} ${more}`], {
    cwd: directory,
    env: programEnvironment({ PATH: `${bin}:${process.env.PATH}` }),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(running, 'close')
  try {
    await once(running.stdout, 'data')
    const read = `${(shim[4] ?? '').trim()} --retry 20 --retry-connrefused --retry-delay 1`
    const again = JSON.parse(await runInShell(directory, read.replace('8787', String(port))))
    assert.deepEqual(again, values)
  } finally {
    running.kill()
    await ended
  }
  stage.assertQuiet()
  await page.context().close()
})

test('somebody logs in once on another device, and the program acts for them', { skip }, async () => {
  const page = await stage.openScreen('setup/applications', { user: 'admin' })
  const directory = await makeApplication(page, /acts for a person/, 'Cleaning rota')
  const [login = '', ...rest] = await readRecipe(page, 'curl')
  const context = await stage.browser.newContext()
  let output = ''
  let person: Promise<void> | undefined
  await runProgram({
    command: 'bash',
    args: ['-c', login],
    cwd: directory,
    onOutput: (text) => {
      output += text
      const address = /https?:\S+/.exec(output)?.[0]
      if (address !== undefined) person ??= logInOnDevice(context.newPage(), address)
    },
  })
  await person
  assert.match(output, /Logged in\.\n$/)
  const values = JSON.parse(await runInShell(directory, rest.join('\n'))) as { data: { value: number }[] }
  assert.ok(values.data.some(({ value }) => value > 0))
  await page
    .getByText('It works: the last token was given with a refresh token, at 13:14, to 127.0.0.1.')
    .waitFor()
  await page.getByText(users.viewer.username).waitFor()
  await context.close()
  stage.assertQuiet()
  await page.context().close()
})

test('the shown programs in Python and TypeScript read the same values, and a gateway posts on trial', {
  skip: skip || java.skip || python.skip,
}, async () => {
  const environment = await preparePythonEnvironment(python.path)
  const generator = { version: 'newest', jar: environment.generatorJar }
  const generated = await generateClient(java.path, generator, 'python', stage.server.publicUrl)
  const env = {
    PATH: `${dirname(environment.python)}${delimiter}${process.env.PATH}`,
    PYTHONPATH: generated,
  }
  const page = await stage.openScreen('setup/applications', { user: 'admin' })
  const reader = await makeApplication(page, /acts for itself/, 'Notebook')
  const [generate = '', program, run = ''] = await readRecipe(page, 'Python')
  assert.ok(generate.includes(`generate -i ${stage.server.publicUrl}/openapi.json -g python`))
  await takeFile(page, 'lightfi_example.py', reader)
  assert.equal(await readFile(join(reader, 'lightfi_example.py'), 'utf8'), program)
  const values = await runInShell(reader, run, env)
  assert.match(values, /^CO2ppm .* \d+/m)
  await page.getByText(/^It works/).waitFor()

  const steps = await readRecipe(page, 'TypeScript')
  await takeFile(page, 'lightfi-example.mts', reader)
  const [install = ''] = steps
  assert.match(install, /^clone=~\/openlightfi\n/)
  const place = `clone='${root}'\n`
  await runInShell(reader, install.replace(/^clone=.*\n/, place), {
    ...asWithoutNpm(),
    npm_config_cache: npmCache,
    HOME: folder,
  })
  const node = { PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}` }
  assert.match(await runInShell(reader, steps.at(-1) ?? '', node), /^CO2ppm .* \d+/m)
  await page.getByRole('button', { name: 'Close' }).click()

  const gateway = await makeApplication(page, /gateway/, 'Roof gateway')
  const curl = await readRecipe(page, 'curl')
  const posting = await readRecipe(page, 'Python')
  await takeFile(page, 'lightfi_example.py', gateway)
  // What is posted has the time of the machine.
  const sceneMs = stage.nowMs()
  stage.moveTo(Date.now())
  assert.deepEqual(JSON.parse(await runInShell(gateway, curl.join('\n'))).accepted, 1)
  assert.match(await runInShell(gateway, posting.at(-1) ?? '', env), /accepted=1/)
  stage.moveTo(sceneMs)
  stage.assertQuiet()
  await page.context().close()
})

async function logInOnDevice(opening: Promise<Page>, address: string): Promise<void> {
  const page = await opening
  await page.goto(address)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Yes, connect it' }).click()
  await page.getByLabel('User name').fill(users.viewer.username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('button').waitFor({ state: 'detached' })
}
