import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, Locator } from 'playwright-core'
import { requirePart } from '../tools/required-part.ts'
import { findOperation, logInToDocs, type OpenDocs, openDocs } from './docs/open-docs.ts'
import { launchBrowser } from './launch-browser.ts'
import { sensorId, serveBuilding } from './serve-building.ts'

const { skip } = requirePart('chromium')
const historyOperation = 'read_sensor_historic_data_sensors__sensor_id___var_name__history_get'
const readings = 200_000
/** The first of them, one a second. */
const fromS = Math.floor(Date.now() / 1000) - readings - 60

let building: Awaited<ReturnType<typeof serveBuilding>>
let browser: Browser

before(async () => {
  if (skip) return
  building = await serveBuilding()
  const lines = Array.from({ length: readings }, (_, index) => {
    const reading = { sensor_id: sensorId, var_name: 'CO2ppm', time: fromS + index, value: 600 + index / 7 }
    return `${JSON.stringify(reading)}\n`
  })
  const limits = { timeoutMs: 300_000, attemptTimeoutMs: 300_000 }
  await building.gatewayClient.createReadings({ ndjson: lines.join('') }, {}, limits)
  browser = await launchBrowser()
})

after(async () => {
  await browser?.close()
  await building?.close()
})

async function openHistory(): Promise<OpenDocs & { operation: Locator }> {
  const docs = await openDocs(browser, building.publicUrl, { hash: `#/default/${historyOperation}` })
  await logInToDocs(docs)
  const operation = findOperation(docs.page, historyOperation)
  await operation.getByRole('button', { name: 'Try it out' }).click()
  await operation.getByPlaceholder('sensor_id').fill(sensorId)
  await operation.getByPlaceholder('from').fill(String(fromS))
  return { ...docs, operation }
}

test('of a long answer the page shows the first part, says how much there is, and offers the file', {
  skip,
}, async () => {
  const { page, context, complaints, operation } = await openHistory()
  const devTools = await context.newCDPSession(page)
  const readHeap = async () => {
    await devTools.send('HeapProfiler.collectGarbage')
    const usage = await devTools.send('Runtime.getHeapUsage')
    return usage.usedSize + Number((usage as { backingStorageSize?: number }).backingStorageSize ?? 0)
  }
  const before = await readHeap()
  await operation.getByRole('button', { name: 'Execute' }).click()
  const save = operation.getByRole('link', { name: 'Save CO2ppm-history.json' })
  await save.waitFor({ timeout: 120_000 })
  const [, megabytes] =
    /^(\S+) MB\. Shown are the first 200 kB\./.exec(
      (await operation.locator('.amount').textContent()) ?? '',
    ) ?? []
  const shown = await operation.getByRole('region', { name: 'First part of the answer' }).textContent()
  assert.match(shown ?? '', /^\{\n {2}"sensor_id": "AQ2-FE753C0D7ADF",\n/)

  const [download] = await Promise.all([page.waitForEvent('download'), save.click()])
  assert.equal(download.suggestedFilename(), 'CO2ppm-history.json')
  const file = await readFile(await download.path())
  const { data } = JSON.parse(file.toString()) as { data: { time: number }[] }
  assert.equal(data.length, readings)
  assert.ok(Math.abs(file.byteLength / 1e6 - Number(megabytes)) <= 0.5)
  const grown = (await readHeap()) - before
  assert.ok(grown < file.byteLength / 2, `${grown} bytes for an answer of ${file.byteLength}`)

  await operation.getByRole('button', { name: 'Clear' }).click()
  await save.waitFor({ state: 'detached' })
  assert.deepEqual(complaints, [])
  await context.close()
})

test('a file of columns is offered for saving and not shown', { skip }, async () => {
  const { page, context, complaints, operation } = await openHistory()
  await operation.locator('tr[data-param-name="format"] select').selectOption('parquet')
  await operation.getByRole('button', { name: 'Execute' }).click()
  const save = operation.getByRole('link', { name: 'Save CO2ppm-history.parquet' })
  await save.waitFor({ timeout: 120_000 })
  assert.equal(await operation.locator('.long-answer pre').count(), 0)
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()])
  assert.equal((await readFile(await download.path())).subarray(-4).toString(), 'PAR1')
  assert.deepEqual(complaints, [])
  await context.close()
})

test('a stream of events is shown as it comes, until it is stopped', { skip }, async () => {
  const docs = await openDocs(browser, building.publicUrl, { hash: '#/default/stream_events' })
  await logInToDocs(docs)
  const operation = findOperation(docs.page, 'stream_events')
  await operation.getByRole('button', { name: 'Try it out' }).click()
  await operation.getByPlaceholder('cursor').fill('now')
  await operation.getByRole('button', { name: 'Execute' }).click()
  const shown = operation.getByRole('region', { name: 'First part of the answer' })
  await shown.getByText('retry:').waitFor()
  await building.post([Math.floor(Date.now() / 1000) - 1, 4321])
  await shown.getByText('4321').waitFor()
  await operation.getByRole('button', { name: 'Stop' }).click()
  await operation.getByText(/and there the page hung up/).waitFor()
  assert.deepEqual(docs.complaints, [])
  await docs.context.close()
})
