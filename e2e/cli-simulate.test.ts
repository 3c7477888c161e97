import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startServer } from '@openlightfi/server'
import fc from 'fast-check'
import { compileCache } from '../packages/process/testing/compile-cache.ts'
import { serveAdministrator } from './serve-administrator.ts'

/** Around the night in which the clocks of London and Berlin go forward, and those of New York did. */
const fromS = Date.parse('2026-03-28T18:00:00Z') / 1000
const toS = Date.parse('2026-03-30T12:00:00Z') / 1000

interface Line {
  readonly sensor_id: string
  readonly var_name: string
  readonly time: number
  readonly value: number
}

const parseLines = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
const keyOf = ({ sensor_id, var_name, time }: Line) => `${sensor_id} ${var_name} ${time}`
const isMotion = ({ var_name }: Line) => var_name === 'motionEvent'

describe('lightfi simulate', () => {
  let world: Awaited<ReturnType<typeof serveAdministrator>>
  before(async () => {
    world = await serveAdministrator()
  })
  after(() => world.close())

  /** The lines that a run would post: the oracle for what the server has. */
  async function listUploads(options: string): Promise<Line[]> {
    const { exitCode, stdout, stderr } = await world.place.run(`simulate --dry-run ${options}`)
    assert.equal(exitCode, 0, stderr)
    return parseLines(stdout)
  }

  /** All that the server has of the sensors of a run, by key. */
  async function readStored(uploads: readonly Line[], endS = toS + 3600): Promise<Map<string, number>> {
    const sensors = [...new Set(uploads.map(({ sensor_id }) => sensor_id))]
    const range = `--from ${fromS - 3600} --to ${endS}`
    const text = await world.run(`readings --sensor ${sensors.join(' ')} ${range} --format ndjson --reported`)
    return new Map(parseLines(text).map((line) => [keyOf(line), line.value]))
  }

  /** Holds what the server has against what was uploaded: each reading, with the value that came last. */
  function assertStored(stored: ReadonlyMap<string, number>, uploads: readonly Line[]): void {
    const last = new Map(uploads.map((line) => [keyOf(line), line]))
    assert.equal(stored.size, last.size)
    for (const [key, line] of last) {
      assert.ok(stored.has(key), key)
      if (!isMotion(line)) assert.equal(stored.get(key), line.value, key) // of an event the server makes it
    }
  }

  async function readReport(file: string) {
    return JSON.parse(await readFile(file, 'utf8'))
  }

  test('what it reports as sent is what the server has: dropped, late, repeated, corrected, by wrong clocks', async () => {
    const report = join(world.place.homeDirectory, 'report.json')
    const options = `--buildings 3 --sensors 40 --seed 7 --speed max --from ${fromS} --to ${toS} --drop-outs 0.6 --late 0.2 --repeat 0.15 --correct 0.1 --drift 3`
    const uploads = await listUploads(options)
    const { exitCode, stdout, stderr } = await world.place.run(
      `simulate ${options} --create --report ${report}`,
      { variables: world.variables },
    )
    assert.equal(exitCode, 0, stderr)
    assert.match(stderr, /Making 3 buildings, 3 floors and 40 sensors in org_acme/)
    const { asked, sent } = await readReport(report)
    assert.deepEqual(
      [asked.seed, asked.buildings, asked.sensors, asked.speed, asked.from, asked.to],
      [7, 3, 40, 'max', fromS, toS],
    )
    assert.match(
      stdout,
      new RegExp(
        `^${sent.accepted} of ${sent.uploads} uploads accepted\\. ${sent.readings} different readings: ${sent.late} late`,
      ),
    )

    assertStored(await readStored(uploads), uploads)
    const keys = new Set(uploads.map(keyOf))
    assert.equal(sent.readings, keys.size)
    assert.equal(sent.uploads, uploads.length)
    assert.equal(sent.readings + sent.repeated + sent.corrected, sent.uploads)
    assert.equal(sent.accepted, sent.uploads)
    assert.deepEqual([sent.rejected, sent.throttled, sent.held_back, sent.until], [{}, 0, 0, toS])
    for (const count of [sent.late, sent.repeated, sent.corrected, sent.dropped]) assert.ok(count > 100)
    // What was dropped is what a run without drop-outs has besides.
    const whole = await listUploads(
      options.replace('0.6', '0').replaceAll(/ --(late|repeat|correct) \S+/g, ''),
    )
    assert.equal(sent.readings + sent.dropped, whole.length)
  })

  test('whatever the settings, the server has what is reported as sent, and nothing else', async () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value.toFixed(3))
    const settings = fc.record({
      seed: fc.integer({ min: 1000, max: 2 ** 31 - 1 }),
      buildings: fc.integer({ min: 1, max: 3 }),
      sensors: fc.integer({ min: 3, max: 30 }),
      'drop-outs': share,
      late: share,
      repeat: share,
      correct: share,
      drift: fc.integer({ min: 0, max: 60 }),
    })
    const property = fc.asyncProperty(settings, async (wanted) => {
      const chosen = Object.entries(wanted).map(([name, value]) => `--${name} ${value}`)
      const options = `${chosen.join(' ')} --speed max --from ${fromS} --to ${fromS + 6 * 3600}`
      const sent = JSON.parse(await world.run(`simulate ${options} --create --json`))
      const uploads = await listUploads(options)
      const stored = await readStored(uploads)
      assertStored(stored, uploads)
      assert.equal(sent.readings, stored.size)
      assert.equal(sent.accepted, uploads.length)
    })
    await fc.assert(property, { numRuns: 6 })
  })

  test('run again it makes nothing anew, and stores the same', async () => {
    const options = `--buildings 2 --sensors 9 --seed 8 --speed max --from ${fromS} --to ${fromS + 7200} --repeat 0.5`
    const send = () => world.run(`simulate ${options} --create --json`)
    const first = JSON.parse(await send())
    const stored = await readStored(await listUploads(options))
    const moved = JSON.parse(await world.run('locations --json')).data[0].location_id
    const second = await world.place.run(`simulate ${options} --create --in ${moved} --json`, {
      variables: world.variables,
    })
    assert.match(second.stderr, /All buildings, floors and sensors are there/)
    assert.deepEqual(JSON.parse(second.stdout), first)
    assert.deepEqual(await readStored(await listUploads(options)), stored)
  })

  test('a server that is overloaded now and then gets everything, after the time that it asks for', async () => {
    const options = `--sensors 14 --seed 9 --speed max --from ${fromS} --to ${toS} --late 0.1 --repeat 0.1 --correct 0.1`
    let posts = 0
    const waits: number[] = []
    let refusedMs = 0
    const fetch: typeof globalThis.fetch = async (input, init) => {
      if (!String(input).endsWith('/readings')) return globalThis.fetch(input, init)
      posts += 1
      if (refusedMs > 0) waits.push(performance.now() - refusedMs)
      refusedMs = 0
      if (posts % 2 === 0) return globalThis.fetch(input, init)
      refusedMs = performance.now()
      const [status, code] = posts % 4 === 1 ? [503, 'overloaded'] : [429, 'too_many_requests']
      const problem = { code, status, title: 'Later', detail: 'Later.', request_id: 'r' }
      const headers = { 'content-type': 'application/problem+json', 'retry-after': '1' }
      return Response.json(problem, { status: Number(status), headers })
    }
    const { exitCode, stderr } = await world.place.run(`simulate ${options} --create`, {
      variables: world.variables,
      fetch,
    })
    assert.equal(exitCode, 0, stderr)
    assert.match(stderr, /Later\. Trying again, first in 1\.0 s/)
    assert.ok(waits.length >= 2 && waits.every((ms) => ms >= 990), waits.join())
    const uploads = await listUploads(options)
    assertStored(await readStored(uploads), uploads)
  })

  test('a server that is stopped in the middle has everything once it is back', async () => {
    const options = `--sensors 60 --buildings 2 --seed 15 --speed max --from ${fromS} --to ${toS} --late 0.1 --correct 0.1`
    const { port, publicUrl } = world.server
    let posts = 0
    let stopped: Promise<void> | undefined
    const fetch: typeof globalThis.fetch = (input, init) => {
      if (String(input).endsWith('/readings')) posts += 1
      if (posts === 3) stopped ??= world.server.close()
      return globalThis.fetch(input, init)
    }
    const command = world.place.start(`simulate ${options} --create --json`, {
      variables: world.variables,
      fetch,
    })
    await command.stderr.waitFor(/Trying again, first in/)
    await stopped
    const { dataDir } = world
    world.server = await startServer({ dataDir, port, publicUrl, logLevel: 'error' })
    assert.equal(await command.exitCode, 0, command.stderr.text)
    assert.match(command.stderr.text, /the server takes readings again/)
    const sent = JSON.parse(command.stdout.text)
    const uploads = await listUploads(options)
    const stored = await readStored(uploads)
    assertStored(stored, uploads)
    assert.deepEqual([sent.readings, sent.accepted], [stored.size, uploads.length])
  })

  test('bursts of motion are thinned out by the server, and it is told how much', async () => {
    const options = `--sensors 14 --seed 10 --speed max --from ${fromS} --to ${fromS + 6 * 3600} --bursts 24`
    const uploads = await listUploads(options)
    const sent = JSON.parse(await world.run(`simulate ${options} --create --json`))
    const stored = await readStored(uploads)
    assert.ok(sent.throttled > 100)
    assert.equal(stored.size, sent.readings - sent.throttled)
  })

  test('in real time it sends from now on, until Ctrl-C, and what it reports is stored', async () => {
    const size = '--sensors 200 --buildings 2 --seed 11'
    const command = world.place.start(`simulate ${size} --create --every 1 --json`, {
      variables: world.variables,
      isTerminal: true,
    })
    await command.stderr.waitFor(/Z, [1-9]\d* readings/)
    command.interrupt()
    assert.equal(await command.exitCode, 0)
    const sent = JSON.parse(command.stdout.text)
    const sensors = await listUploads(`${size} --speed max --from 10m`)
    const stored = await readStored(sensors, Date.now() / 1000 + 60)
    assert.ok(sent.readings > 0)
    assert.equal(stored.size, sent.readings)
  })

  test('Ctrl-C in the middle of a batch lets it arrive, and the report is of what is stored', async () => {
    const report = join(world.place.homeDirectory, 'interrupted.json')
    const options = `--sensors 28 --seed 12 --speed max --from ${fromS} --to ${toS} --late 0.3`
    const onPost = Promise.withResolvers<void>()
    const goOn = Promise.withResolvers<void>()
    const fetch: typeof globalThis.fetch = async (input, init) => {
      if (String(input).endsWith('/readings')) {
        onPost.resolve()
        await goOn.promise
      }
      return globalThis.fetch(input, init)
    }
    const command = world.place.start(`simulate ${options} --create --report ${report}`, {
      variables: world.variables,
      fetch,
    })
    await onPost.promise
    command.interrupt()
    goOn.resolve()
    assert.equal(await command.exitCode, 130)
    const { sent } = await readReport(report)
    const stored = await readStored(await listUploads(options))
    assert.equal(stored.size, sent.readings)
    assert.ok(sent.until < toS && sent.held_back > 0 && sent.batches <= 3)
  })

  test('Ctrl-C ends a process that writes as fast as it goes, between two lines', async () => {
    const program = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url))
    const line = 'simulate --dry-run --speed max --from 2020-01-01'
    const child = spawn(process.execPath, [program, ...line.split(' ')], {
      env: { ...compileCache, PATH: process.env.PATH, HOME: world.place.homeDirectory },
    })
    const ended = once(child, 'close')
    let [stdout, stderr] = ['', '']
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    for await (const chunk of child.stdout) {
      if (stdout === '') child.kill('SIGINT')
      stdout += chunk
    }
    assert.deepEqual(await ended, [130, null])
    const lines = parseLines(stdout)
    assert.match(stderr, new RegExp(`^${lines.length} readings written`))
  })

  test('a gateway posts what an administrator has made, and may make nothing itself', async () => {
    const { clientId, clientSecret = '' } = await world.server.clients.createClient({
      organisationId: 'org_acme',
      name: 'Gateway',
      kind: 'service',
      scopes: ['readings:write'],
    })
    const variables = {
      LIGHTFI_SERVER: world.server.publicUrl,
      LIGHTFI_CLIENT_ID: clientId,
      LIGHTFI_CLIENT_SECRET: clientSecret,
    }
    const known = `simulate --buildings 2 --sensors 9 --seed 8 --speed max --from ${fromS} --to ${fromS + 3600}`
    assert.equal((await world.place.run(known, { variables })).exitCode, 0)
    const unknown = await world.place.run(known.replace('--seed 8', '--seed 13'), { variables })
    assert.equal(unknown.exitCode, 2)
    assert.match(unknown.stdout, /^0 of (\d+) uploads accepted, \1 rejected \(\1 unknown_sensor\)\. /)
    assert.match(unknown.stderr, /knows none of these sensors where you may write; --create makes them/)
    const refused = await world.place.run(`${known} --create --in org_acme`, { variables })
    assert.equal(refused.exitCode, 3)
  })

  test('ids that somebody else has are refused before a reading is sent, with a way out', async () => {
    const { estate } = world.server
    const [line] = await listUploads(`--sensors 1 --seed 14 --speed max --from ${fromS} --to ${fromS + 600}`)
    const root = { locationId: 'org_other', parentId: null, kind: 'organisation', name: 'Other' } as const
    await estate.createLocation({ ...root, timeZone: 'UTC' })
    await estate.createSensor({ sensorId: line?.sensor_id ?? '', locationId: 'org_other', name: 'Taken' })
    const { exitCode, stderr } = await world.place.run(
      `simulate --sensors 1 --seed 14 --create --speed max --from ${fromS} --to ${fromS + 600}`,
      { variables: world.variables },
    )
    assert.equal(exitCode, 2)
    assert.match(stderr, new RegExp(`does not take 1 of the records, first ${line?.sensor_id}: .*--seed`))
  })
})
