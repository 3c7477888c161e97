import assert from 'node:assert/strict'
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, it } from 'node:test'
import { makeReading } from '../../testing/make-reading.ts'
import { CsvSink } from './csv-sink.ts'
import { CursorFile } from './cursor-file.ts'
import { HopelessError } from './hopeless-error.ts'

let root: string
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightfi-csv-'))
})
after(() => rm(root, { recursive: true }))

let count = 0
function createSink(timeZone = 'UTC') {
  const directory = join(root, `files-${++count}`)
  const common = { name: 'files', start: 'now', batchSize: 10, maxRetryDelayS: 60 } as const
  const cursor = new CursorFile(join(root, `cursor-${count}.json`))
  const sink = new CsvSink({ ...common, type: 'csv', directory, timeZone }, cursor)
  return { sink, directory, read: (day: string) => readFile(join(directory, `${day}.csv`), 'utf8') }
}

const header = 'id,sensor_id,var_name,time,value'

it('a reading goes into the file of its local day, late ones too, on both sides of midnight', async () => {
  const { sink, directory, read } = createSink('Europe/London')
  await sink.open()
  // On 1 July midnight in London is 23:00 UTC.
  const times = ['2026-07-01T22:59:59.999Z', '2026-07-01T23:00:00Z', '2025-12-31T23:59:59Z'].map(
    (text) => Date.parse(text) / 1000,
  )
  await sink.deliver(
    times.map((time, index) => makeReading({ id: `r${index}`, time, value: index + 0.5 })),
    'c1',
  )
  assert.deepEqual((await readdir(directory)).sort(), ['2025-12-31.csv', '2026-07-01.csv', '2026-07-02.csv'])
  assert.equal(
    await read('2026-07-01'),
    `${header}\r\nr0,AQ2-FE753C0D7ADF,CO2ppm,2026-07-01T22:59:59.999Z,0.5\r\n`,
  )
  assert.match(await read('2026-07-02'), /\r\nr1,/)
  assert.match(await read('2025-12-31'), /\r\nr2,/)
})

it('the cursor is there after a restart, and rows are appended without a second header', async () => {
  const { sink, read } = createSink()
  assert.equal(await sink.open(), undefined)
  await sink.deliver([makeReading({ id: 'a', time: 0 })], 'c1')
  await sink.deliver([makeReading({ id: 'b', time: 1 })], undefined)
  assert.equal(await sink.open(), 'c1')
  await sink.deliver([], 'c2')
  assert.equal(await sink.open(), 'c2')
  assert.deepEqual(
    (await read('1970-01-01')).split('\r\n').map((row) => row.split(',')[0]),
    ['id', 'a', 'b', ''],
  )
})

it('what a crash left of a row is cut off', async () => {
  const { sink, directory, read } = createSink()
  await sink.open()
  await sink.deliver([makeReading({ id: 'a', time: 0 })], 'c1')
  const whole = await read('1970-01-01')
  for (const torn of ['b', 'b,AQ2-FE753C0D7ADF,CO2ppm,1970-', 'b,x\r']) {
    await appendFile(join(directory, '1970-01-01.csv'), torn)
    await sink.deliver([], 'c1')
    await sink.deliver([makeReading({ id: 'b', time: 1 })], 'c2')
    assert.match(await read('1970-01-01'), /^id,[^\r]*\r\na,[^\r]*\r\n(b,[^\r]*Z,850\.0\r\n)+$/, torn)
  }
  assert.ok((await read('1970-01-01')).startsWith(whole))
})

it('a header that a crash tore is written anew', async () => {
  const { sink, directory, read } = createSink()
  await sink.open()
  await appendFile(join(directory, '1970-01-01.csv'), 'id,sens')
  await sink.deliver([makeReading({ id: 'a', time: 0 })], 'c1')
  assert.match(await read('1970-01-01'), /^id,sensor_id,var_name,time,value\r\na,[^\r]*\r\n$/)
})

it('a directory that is a file stops it, and a look at one that is missing makes none', async () => {
  const { sink, directory } = createSink()
  assert.equal(await sink.probe(), undefined)
  await assert.rejects(readdir(directory), { code: 'ENOENT' })
  await writeFile(directory, '')
  for (const act of [() => sink.probe(), () => sink.open()]) {
    await assert.rejects(act, (error) => {
      assert.ok(error instanceof HopelessError, String(error))
      assert.match(error.message, /cannot be used for files \((ENOTDIR|EEXIST)\)\. Make it writable/)
      return true
    })
  }
})
