import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { DemoProgress } from './demo-progress.ts'

const nowS = Date.UTC(2026, 10, 20, 12) / 1000
const hour = 3600

async function createDirectory(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'lightfi-demo-progress-'))
  after(() => rm(path, { recursive: true }))
  return path
}

test('a new data directory gets a history that ends now, and live readings from now on', async () => {
  const progress = await DemoProgress.open(await createDirectory(), 30, 1, nowS + 0.7)
  assert.deepEqual(progress.history, { fromS: nowS - 30 * 24 * hour, toS: nowS })
  const border = nowS - 24 * hour
  assert.deepEqual(progress.listMissing('a'), [
    { part: 'recent', fromS: border, toS: nowS },
    { part: 'older', fromS: nowS - 30 * 24 * hour, toS: border },
  ])
  assert.equal(progress.liveFromS('a', nowS + 0.7), nowS)
})

test('the next start keeps range and seed and goes on from what was recorded', async () => {
  const directory = await createDirectory()
  const first = await DemoProgress.open(directory, 2, 1, nowS)
  first.recordHistory('a', 'recent', nowS)
  first.recordHistory('a', 'older', nowS - 30 * hour)
  first.recordLive('a', nowS + 60)
  await first.flush()
  const second = await DemoProgress.open(directory, 30, 99, nowS + 2 * hour)
  assert.deepEqual([second.history, second.seed], [first.history, 1])
  assert.deepEqual(second.listMissing('a'), [
    { part: 'older', fromS: nowS - 30 * hour, toS: nowS - 24 * hour },
  ])
  assert.equal(second.listMissing('b')[1]?.fromS, first.history.fromS)
  assert.equal(second.liveFromS('a', nowS + 2 * hour), nowS + 60)
})

test('a gap of less than a day is filled, a longer one is left', async () => {
  const progress = await DemoProgress.open(await createDirectory(), 0, 1, nowS)
  progress.recordLive('a', nowS)
  assert.equal(progress.liveFromS('a', nowS + 24 * hour - 1), nowS)
  assert.equal(progress.liveFromS('a', nowS + 24 * hour), nowS + 24 * hour)
})

test('recorded times never go back', async () => {
  const progress = await DemoProgress.open(await createDirectory(), 1, 1, nowS)
  progress.recordHistory('a', 'recent', nowS - hour)
  progress.recordHistory('a', 'recent', nowS - 2 * hour)
  assert.deepEqual(progress.listMissing('a'), [{ part: 'recent', fromS: nowS - hour, toS: nowS }])
})

test('a history shorter than a day is its last day', async () => {
  const progress = await DemoProgress.open(await createDirectory(), 0.5, 1, nowS)
  assert.deepEqual(progress.listMissing('a'), [{ part: 'recent', fromS: nowS - 12 * hour, toS: nowS }])
  progress.recordHistory('a', 'recent', nowS)
  assert.deepEqual(progress.listMissing('a'), [])
})

test('what an earlier release has recorded is gone on from, its last day first', async () => {
  const directory = await createDirectory()
  const write = (historyUntil: number) => {
    const organisations = { a: { history_until: historyUntil, live_until: nowS } }
    const record = { seed: 1, history_from: nowS - 72 * hour, history_to: nowS, organisations }
    return writeFile(join(directory, 'demo-progress.json'), JSON.stringify(record))
  }
  const listMissing = async () => (await DemoProgress.open(directory, 0, 1, nowS)).listMissing('a')
  await write(nowS)
  assert.deepEqual(await listMissing(), [])
  await write(nowS - 12 * hour)
  assert.deepEqual(await listMissing(), [{ part: 'recent', fromS: nowS - 12 * hour, toS: nowS }])
  await write(nowS - 60 * hour)
  assert.deepEqual(await listMissing(), [
    { part: 'recent', fromS: nowS - 24 * hour, toS: nowS },
    { part: 'older', fromS: nowS - 60 * hour, toS: nowS - 24 * hour },
  ])
})

test('a whole history is one that an earlier release knows to be whole', async () => {
  const directory = await createDirectory()
  const progress = await DemoProgress.open(directory, 3, 1, nowS)
  progress.recordHistory('a', 'recent', nowS)
  progress.recordHistory('a', 'older', nowS - 24 * hour)
  await progress.flush()
  const { organisations } = JSON.parse(await readFile(join(directory, 'demo-progress.json'), 'utf8'))
  assert.equal(organisations.a.history_until, nowS)
})

test('the share of the history counts organisations by their weight', async () => {
  const progress = await DemoProgress.open(await createDirectory(), 2, 1, nowS)
  const weights = new Map([
    ['a', 3],
    ['b', 1],
  ])
  assert.equal(progress.historyShare(weights), 0)
  progress.recordHistory('a', 'recent', nowS)
  assert.equal(progress.historyShare(weights), 0.375)
  progress.recordHistory('a', 'older', nowS - 24 * hour)
  assert.equal(progress.historyShare(weights), 0.75)
  for (const part of ['recent', 'older'] as const) progress.recordHistory('b', part, nowS)
  assert.equal(progress.historyShare(weights), 1)
})

test('a damaged record is reported with its name', async () => {
  const directory = await createDirectory()
  await writeFile(join(directory, 'demo-progress.json'), '{"seed":')
  await assert.rejects(DemoProgress.open(directory, 1, 1, nowS), /demo-progress\.json is damaged/)
})
