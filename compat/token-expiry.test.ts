import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, before, beforeEach, describe, mock, test } from 'node:test'
import { requirePart } from '../tools/required-part.ts'
import { obtainRefreshToken } from './drive-login.ts'
import { type ClientGenerator, findPinnedGenerator, generateClient } from './generate-client.ts'
import { createMovableClock } from './movable-clock.ts'
import { type PythonEnvironment, preparePythonEnvironment } from './python-environment.ts'
import { type ProgramOutput, runProgram } from './run-program.ts'
import { documentedSensor, type RunningEstate, startEstate } from './start-estate.ts'

const java = requirePart('java')
const python = requirePart('python')
const faketime = requirePart('faketime')
const skip = java.skip || python.skip

/** The shortest life that a client's access tokens can have, seconds. */
const lifetimeS = 300

/** Times of the three readings, Unix seconds: long before the clock, which only moves on. */
const firstS = Math.floor(Date.now() / 1000) - 3600
const values = [850, 862.5, 875]

describe('the documented Python program, polling without anybody present', { skip }, () => {
  let environment: PythonEnvironment
  let folder: string
  let estate: RunningEstate
  let startMs: number
  before(async () => {
    environment = await preparePythonEnvironment(python.path)
  })
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'compat-clock-'))
    startMs = Date.now()
    mock.timers.enable({ apis: ['Date'], now: startMs })
    estate = await startEstate(lifetimeS)
  })
  afterEach(async () => {
    mock.timers.reset()
    await estate.close()
    await rm(folder, { recursive: true })
  })

  const newest = (): ClientGenerator => ({ version: '7.26.0', jar: environment.generatorJar })
  for (const [age, findGenerator] of [
    ['newest', newest],
    ['5.0.0-beta2', findPinnedGenerator],
  ] as const) {
    test(`${age}: two tokens expire by the server's clock alone; each is refused, refreshed, and no reading is missed`, async (t) => {
      const { stdout, stderr } = await poll(findGenerator(), {}, async (expiries) => moveServer(expiries))
      t.diagnostic(stderr.trim().replaceAll('\n', ' '))
      assertPrintsAll(stdout)
      assert.deepEqual(stderr.trim().split('\n'), [
        'No access token that lasts: refreshing.',
        'The access token was refused: refreshing.',
        'The access token was refused: refreshing.',
      ])
    })

    test(`${age}: two tokens expire by the clock of both; each is refreshed before the API sees it`, {
      skip: faketime.skip,
    }, async (t) => {
      const clock = await createMovableClock(faketime.path, folder)
      const { stdout, stderr } = await poll(findGenerator(), clock.env, async (expiries) => {
        // The clock of the program moves first. The other way round the API could refuse a token that the
        // program takes for fresh.
        await clock.setAhead(expiries * (lifetimeS + 1))
        moveServer(expiries)
      })
      t.diagnostic(stderr.trim().replaceAll('\n', ' '))
      assertPrintsAll(stdout)
      assert.match(stderr, /^(No access token that lasts: refreshing\.\n){3,}$/)
    })
  }

  function moveServer(expiries: number): void {
    mock.timers.setTime(startMs + expiries * (lifetimeS + 1) * 1000)
  }

  /**
   * Runs the program until it has printed three readings, each posted once the token of the one before is
   * over.
   */
  async function poll(
    generator: ClientGenerator,
    env: Readonly<Record<string, string>>,
    expire: (expiries: number) => Promise<void>,
  ): Promise<ProgramOutput> {
    const client = await generateClient(java.path, generator, 'python', estate.apiUrl)
    const { apiUrl, oauthUrl, clientId, clientSecret, person } = estate
    const refreshToken = await obtainRefreshToken({ oauthUrl, clientId, clientSecret, ...person })
    await estate.postCo2(firstS, values[0] ?? 0)
    let printed = 0
    let troubles: Promise<void> = Promise.resolve()
    const output = await runProgram({
      command: environment.python,
      args: [
        join(import.meta.dirname, 'python', 'poll_co2.py'),
        documentedSensor,
        '--interval=0.1',
        '--readings=3',
        '--polls=600',
      ],
      env: {
        API_URL: apiUrl,
        OAUTH_URL: oauthUrl,
        CLIENT_ID: clientId,
        CLIENT_SECRET: clientSecret,
        REFRESH_TOKEN: refreshToken,
        PYTHONPATH: client,
        PYTHONUTF8: '1',
        ...env,
      },
      onOutput: (text) => {
        for (const _line of text.matchAll(/ ppm\n/g)) {
          const expiries = ++printed
          const value = values[expiries]
          if (value === undefined) continue
          troubles = troubles
            .then(() => expire(expiries))
            .then(() => estate.postCo2(firstS + expiries * 60, value))
        }
      },
    })
    await troubles
    return output
  }

  function assertPrintsAll(stdout: string): void {
    const found = [...stdout.matchAll(/CO2 level: ([\d.]+) ppm\n/g)].map(([, value]) => Number(value))
    assert.deepEqual(found, values)
  }
})
