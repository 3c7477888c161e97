import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Locator } from 'playwright-core'
import { generateClient } from '../compat/generate-client.ts'
import { preparePythonEnvironment } from '../compat/python-environment.ts'
import { type ProgramOutput, runProgram } from '../compat/run-program.ts'
import { collectCall } from '../packages/server/src/docs-page/page/samples/collect-call.js'
import { writeSamples } from '../packages/server/src/docs-page/page/samples/write-samples.js'
import type { ApiDocument } from '../packages/server/src/docs-page/page/types.ts'
import { requirePart } from '../tools/required-part.ts'
import { findOperation, openDocs } from './docs/open-docs.ts'
import { launchBrowser } from './launch-browser.ts'
import { sensorId, serveBuilding } from './serve-building.ts'

const chromium = requirePart('chromium')
const java = requirePart('java')
const python = requirePart('python')
const skip = chromium.skip || java.skip || python.skip
const skipWithoutPython = java.skip || python.skip

const historyOperation = 'read_sensor_historic_data_sensors__sensor_id___var_name__history_get'
const nowS = Math.floor(Date.now() / 1000)
const root = join(import.meta.dirname, '..')

let building: Awaited<ReturnType<typeof serveBuilding>>
let browser: Browser
/** A folder within the repository, so that programs in it find the SDK. */
let folder: string
let pythonProgram: string
let pythonClient: string

before(async () => {
  building = await serveBuilding()
  await building.post([nowS - 120, 611], [nowS - 60, 612.5])
  await mkdir(join(root, '.cache'), { recursive: true })
  folder = await mkdtemp(join(root, '.cache', 'docs-samples-'))
  if (!skipWithoutPython) {
    const environment = await preparePythonEnvironment(python.path)
    const newest = { version: '7.26.0', jar: environment.generatorJar }
    pythonProgram = environment.python
    pythonClient = await generateClient(java.path, newest, 'python', building.publicUrl)
  }
  if (!skip) browser = await launchBrowser()
})

after(async () => {
  await browser?.close()
  await building?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

const languages = ['curl', 'Python', 'TypeScript'] as const
type Language = (typeof languages)[number]

/** Runs a sample as somebody would who has pasted it into a file. */
async function runSample(language: Language, text: string, accessToken: string): Promise<ProgramOutput> {
  const env = { ACCESS_TOKEN: accessToken, PYTHONPATH: pythonClient }
  if (language === 'curl') return runProgram({ command: 'sh', args: ['-c', text], cwd: folder, env })
  const file = join(folder, language === 'Python' ? 'sample.py' : 'sample.ts')
  await writeFile(file, `${text}\n`)
  const command = language === 'Python' ? pythonProgram : process.execPath
  return runProgram({ command, args: [file], cwd: folder, env })
}

async function requestToken({ clientId, clientSecret }: { clientId: string; clientSecret: string }) {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  })
  const answer = await fetch(`${building.oauthUrl}/token`, { method: 'POST', body })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  return token
}

interface ShownCall {
  readonly operationId: string
  fill(operation: Locator): Promise<void>
  /** Fails where a sample did not do what it says. */
  check(output: ProgramOutput, language: Language): Promise<void>
  readonly mayWrite?: true
}

const calls: Readonly<Record<string, ShownCall>> = {
  'a GET with parameters': {
    operationId: historyOperation,
    fill: async (operation) => {
      await operation.getByPlaceholder('sensor_id').fill(sensorId)
      await operation.getByPlaceholder('from').fill(String(nowS - 3600))
      await operation.getByPlaceholder('limit').fill('1')
      await operation.locator('tr[data-param-name="order"] select').selectOption('desc')
    },
    check: async ({ stdout }) => {
      assert.match(stdout, /612\.5/)
      assert.doesNotMatch(stdout, /\b611\b/)
    },
  },
  'a GET with a list': {
    operationId: 'read_latest_sensor_information_sensors__sensor_id__get',
    fill: async (operation) => {
      await operation.getByPlaceholder('sensor_id').fill(sensorId)
      await operation.locator('tr[data-param-name="project"] select').selectOption(['latest', 'value'])
    },
    check: async ({ stdout }) => {
      assert.match(stdout, /612\.5/)
      assert.doesNotMatch(stdout, /Lobby/)
    },
  },
  'a POST with a body': {
    operationId: 'create_readings_readings_post',
    mayWrite: true,
    fill: async (operation) => {
      const reading = { sensor_id: sensorId, var_name: 'temperatureC', time: nowS - 30, value: 21.25 }
      await operation.locator('textarea').fill(JSON.stringify({ readings: [reading] }))
    },
    check: async ({ stdout }) => {
      assert.match(stdout, /accepted["']?[:=] ?1\b/)
    },
  },
  'a POST with lines of text': {
    operationId: 'create_readings_readings_post',
    mayWrite: true,
    fill: async (operation) => {
      await operation.locator('.opblock-section-request-body select').first().selectOption('text/csv')
      const time = nowS - 20
      await operation
        .locator('textarea')
        .fill(`sensor_id,var_name,time,value\n${sensorId},CO2ppm,${time},613\n`)
    },
    check: async ({ stdout }) => {
      assert.match(stdout, /accepted["']?[:=] ?1\b/)
    },
  },
  'a download': {
    operationId: historyOperation,
    fill: async (operation) => {
      await operation.getByPlaceholder('sensor_id').fill(sensorId)
      await operation.locator('tr[data-param-name="format"] select').selectOption('parquet')
    },
    check: async () => {
      const file = join(folder, 'CO2ppm-history.parquet')
      assert.equal((await readFile(file)).subarray(0, 4).toString(), 'PAR1')
      await rm(file)
    },
  },
}

for (const [what, { operationId, fill, check, mayWrite }] of Object.entries(calls)) {
  test(`the samples that are shown of ${what} do what they say`, { skip }, async () => {
    const { page, context } = await openDocs(browser, building.publicUrl, {
      hash: `#/default/${operationId}`,
    })
    const operation = findOperation(page, operationId)
    await operation.getByRole('button', { name: 'Try it out' }).click()
    await fill(operation)
    const token = await requestToken(mayWrite ? building.gateway : building.reader)
    for (const language of languages) {
      await operation.getByRole('button', { name: language, exact: true }).click()
      const shown = operation.getByRole('region', { name: `Sample in ${language}` })
      const text = (await shown.textContent()) ?? ''
      assert.ok(!text.includes(token))
      await check(await runSample(language, text, token), language)
    }
    await context.close()
  })
}

/** The samples of every operation as they are before anybody fills in anything. */
async function writeAllSamples() {
  const answer = await fetch(`${building.publicUrl}/openapi.json`)
  const document = (await answer.json()) as ApiDocument
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const call = collectCall({ apiUrl: building.publicUrl, path, method, operation })
      const texts = Object.fromEntries(writeSamples(call).map(({ language, text }) => [language, text]))
      return { operationId: operation.operationId, texts, endless: call.answer === 'events' }
    }),
  )
}

test('the command of every operation is one that the server answers', async () => {
  const token = await requestToken(building.reader)
  for (const { operationId, texts, endless } of await writeAllSamples()) {
    const text = `${texts.curl}${endless ? ' --max-time 1' : ''} -o /dev/null -w '%{http_code}'`
    const child = spawn('sh', ['-c', text], { env: { ...process.env, ACCESS_TOKEN: token }, cwd: folder })
    let status = ''
    child.stdout.on('data', (piece) => {
      status += piece
    })
    await once(child, 'close')
    assert.match(status, /^(2|4)\d\d$/, `${operationId}:\n${texts.curl}`)
    assert.notEqual(status, '405', operationId)
  }
})

const runAll = `
import json, sys
import openapi_client
from openapi_client.rest import ApiException
faults = []
for sample in json.load(sys.stdin):
    try:
        exec(compile(sample["text"], sample["id"], "exec"), {})
    except (ApiException, SystemExit):
        pass  # the server answered, and refused
    except Exception as error:
        faults.append(f"{sample['id']}: {type(error).__name__}: {error}\\n{sample['text']}")
print("FAULTS" + json.dumps(faults))
`

test('the Python program of every operation fits the generated client', {
  skip: skipWithoutPython,
}, async () => {
  const token = await requestToken(building.reader)
  const samples = (await writeAllSamples())
    .filter(({ endless }) => !endless)
    .map(({ operationId, texts }) => ({ id: operationId, text: texts.Python }))
  const child = spawn(pythonProgram, ['-c', runAll], {
    env: { ...process.env, ACCESS_TOKEN: token, PYTHONPATH: pythonClient },
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(samples))
  let output = ''
  child.stdout.on('data', (piece) => {
    output += piece
  })
  await once(child, 'close')
  assert.deepEqual(JSON.parse(output.slice(output.lastIndexOf('FAULTS') + 6)), [])
})

test('the TypeScript program of every operation compiles against the SDK', async () => {
  const samples = await writeAllSamples()
  const programs = join(folder, 'programs')
  await mkdir(programs)
  for (const { operationId, texts } of samples) {
    await writeFile(join(programs, `${operationId}.ts`), `${texts.TypeScript}\nexport {}\n`)
  }
  const settings = { extends: join(root, 'tsconfig.json'), include: ['*.ts'], exclude: [] }
  await writeFile(join(programs, 'tsconfig.json'), JSON.stringify(settings))
  await runProgram({
    command: join(root, 'node_modules', '.bin', 'tsc'),
    args: ['-p', programs],
    env: { PATH: process.env.PATH },
  })
})
