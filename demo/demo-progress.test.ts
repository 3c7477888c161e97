import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
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
  assert.equal(progress.historyUntilS('a'), nowS - 30 * 24 * hour)
  assert.equal(progress.liveFromS('a', nowS + 0.7), nowS)
})

test('the next start keeps range and seed and goes on from what was recorded', async () => {
  const directory = await createDirectory()
  const first = await DemoProgress.open(directory, 2, 1, nowS)
  first.recordHistory('a', nowS - 24 * hour)
  first.recordLive('a', nowS + 60)
  await first.flush()
  const second = await DemoProgress.open(directory, 30, 99, nowS + 2 * hour)
  assert.deepEqual([second.history, second.seed], [first.history, 1])
  assert.equal(second.historyUntilS('a'), nowS - 24 * hour)
  assert.equal(second.historyUntilS('b'), first.history.fromS)
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
  progress.recordHistory('a', nowS - hour)
  progress.recordHistory('a', nowS - 2 * hour)
  assert.equal(progress.historyUntilS('a'), nowS - hour)
})

test('the share of the history counts organisations by their weight', async () => {
  const progress = await DemoProgress.open(await createDirectory(), 1, 1, nowS)
  const weights = new Map([
    ['a', 3],
    ['b', 1],
  ])
  assert.equal(progress.historyShare(weights), 0)
  progress.recordHistory('a', nowS)
  assert.equal(progress.historyShare(weights), 0.75)
  progress.recordHistory('b', nowS)
  assert.equal(progress.historyShare(weights), 1)
})

test('a damaged record is reported with its name', async () => {
  const directory = await createDirectory()
  await writeFile(join(directory, 'demo-progress.json'), '{"seed":')
  await assert.rejects(DemoProgress.open(directory, 1, 1, nowS), /demo-progress\.json is damaged/)
})
