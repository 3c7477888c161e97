import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { after, before, test } from 'node:test'
import { createCommandPlace } from '../../testing/run-command.ts'
import { runCli } from '../run-cli.ts'

let place: Awaited<ReturnType<typeof createCommandPlace>>
before(async () => {
  place = await createCommandPlace()
})
after(() => place.remove())

const day = '--speed max --from 2026-06-03 --to 2026-06-04'

test('a dry run writes lines as POST /readings takes them, and says on stderr how many', async () => {
  const { exitCode, stdout, stderr } = await place.run(`simulate --dry-run --sensors 3 ${day}`)
  assert.equal(exitCode, 0, stderr)
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.match(stderr, new RegExp(`^${lines.length} readings written: 0 late, 0 repeated, 0 corrected, `))
  const [first] = lines
  assert.deepEqual(Object.keys(first), ['sensor_id', 'var_name', 'time', 'value'])
  const [startS, endS] = ['2026-06-03', '2026-06-04'].map((date) => Date.parse(date) / 1000)
  assert.ok(lines.every(({ time }) => time >= (startS ?? 0) && time < (endS ?? 0)))

  for (const csv of [`--format csv`, '--csv']) {
    const written = await place.run(`simulate --dry-run --sensors 3 ${day} ${csv}`)
    const rows = written.stdout.trim().split('\n')
    assert.equal(rows[0], 'sensor_id,var_name,time,value')
    assert.equal(rows.length, lines.length + 1)
    assert.equal(rows[1], Object.values(first).join(','))
  }
})

test('the same options give the same bytes, and each option makes a difference', async () => {
  const base = `simulate --dry-run --sensors 8 --buildings 2 ${day}`
  const { stdout } = await place.run(base)
  assert.equal((await place.run(base)).stdout, stdout)
  for (const option of [
    '--seed 2',
    '--sensors 9',
    '--buildings 3',
    '--drop-outs 1',
    '--late 0.5',
    '--repeat 0.5',
    '--correct 0.5',
    '--drift 5',
    '--bursts 24',
  ]) {
    const changed = await place.run(`${base} ${option}`)
    assert.equal(changed.exitCode, 0, changed.stderr)
    assert.notEqual(changed.stdout, stdout, option)
  }
})

test('the report says what was asked for and what was written', async () => {
  const file = join(place.homeDirectory, 'report.json')
  const line = `simulate --dry-run ${day} --seed 5 --late 0.25 --drift 1.5 --report ${file}`
  const { stdout } = await place.run(line)
  const { asked, sent } = JSON.parse(await readFile(file, 'utf8'))
  assert.deepEqual(asked, {
    seed: 5,
    buildings: 1,
    sensors: 14,
    speed: 'max',
    from: Date.parse('2026-06-03') / 1000,
    to: Date.parse('2026-06-04') / 1000,
    drop_outs: 0.08,
    late: 0.25,
    repeat: 0,
    correct: 0,
    drift: 1.5,
    bursts: 0,
  })
  assert.equal(sent.uploads, stdout.split('\n').length - 1)
  assert.equal(sent.accepted, 0) // nobody was asked
})

test('--create in a dry run says what it would make, and asks no server', async () => {
  const fetch = () => assert.fail('a server was asked')
  const line = `simulate --dry-run --create --buildings 2 --sensors 40 ${day}`
  const { exitCode, stderr } = await place.run(line, { fetch })
  assert.equal(exitCode, 0)
  assert.match(stderr, /^It would make 2 buildings, 4 floors and 40 sensors, where they are missing\.\n/)
})

test('one of a kind is told in the singular', async () => {
  const { stderr } = await place.run(`simulate --dry-run --create --sensors 1 ${day}`)
  assert.match(stderr, /^It would make 1 building, 1 floor and 1 sensor, where/)
})

test('a reader that is slow is waited for, and one that goes on reading gets all', async () => {
  const line = 'simulate --dry-run --speed max --from 2026-06-03 --to 2026-06-09'
  const stdout = new PassThrough({ highWaterMark: 1024 })
  const environment = place.createEnvironment()
  const done = runCli(line.split(' '), { ...environment, stdout })
  await once(stdout, 'readable')
  for (let round = 0; round < 50; round++) await new Promise((resolve) => setImmediate(resolve))
  const held = stdout.readableLength
  let bytes = 0
  stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length
  })
  assert.equal(await done, 0)
  stdout.end()
  await once(stdout, 'end')
  assert.equal(bytes, (await place.run(line)).stdout.length)
  assert.ok(held < bytes / 5, `${held} of ${bytes} bytes were held`)
})

test('options that cannot be are refused with what would be right', async () => {
  for (const [options, expected] of [
    ['--speed max', /--speed max needs --from/],
    ['--speed 0', /number from 0\.01 to 1000000/],
    ['--speed fast', /number from 0\.01 to 1000000/],
    ['--late 2', /number from 0 to 1\b/],
    ['--late -0.1', /number from 0 to 1\b/],
    ['--drift 1e9', /number from 0 to 3600/],
    ['--bursts 25', /number from 0 to 24/],
    ['--seed x', /whole number from 0/],
    ['--buildings 3 --sensors 2', /3 buildings need as many sensors, not 2/],
    ['--from 2026-06-03 --to 2026-06-03', /--to must be later than --from/],
    ['--speed max --from 1h --to 2199-01-01', /--to lies in the future/],
    ['--from never', /"never" is no time/],
    ['--in loc_1', /--in is for --create/],
    ['--format csv', /--format is for --dry-run/],
    ['--json --csv', /exclude each other/],
  ] as const) {
    const { exitCode, stdout, stderr } = await place.run(`simulate ${options}`)
    assert.deepEqual([exitCode, stdout], [2, ''], options)
    assert.match(stderr, expected, options)
  }
})
