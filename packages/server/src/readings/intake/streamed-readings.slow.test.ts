import assert from 'node:assert/strict'
import { request } from 'node:http'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type ApiServer, sensorId, startApiServer } from '../../../testing/api-server.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Measures what is really held: how much garbage waits for the collector depends on the pace alone. */
function measureHeldMb(): number {
  collectGarbage()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

const rows = 2_000_000
const startS = Date.UTC(2026, 0, 1) / 1000

describe('a body of lines of about a hundred megabytes', () => {
  let api: ApiServer

  before(async () => {
    api = await startApiServer()
  })
  after(() => api.server.close())

  it('is stored in bounded memory, the sender held back', async (context) => {
    let heldMb = 0
    let bytes = 0
    function* generateCsv() {
      yield 'sensor_id,var_name,time,value\n'
      for (let from = 0; from < rows; from += 1000) {
        let lines = ''
        for (let row = from; row < from + 1000; row += 1) {
          lines += `${sensorId},CO2ppm,${startS + row},${400 + (row % 4000) / 8}\n`
        }
        if (from % 50_000 === 0) heldMb = Math.max(heldMb, measureHeldMb())
        bytes += lines.length
        yield lines
      }
    }
    const startedMs = performance.now()
    const receipt = await post(generateCsv())
    const seconds = (performance.now() - startedMs) / 1000
    context.diagnostic(
      `${(bytes / 1e6).toFixed(0)} MB, ${rows} readings in ${seconds.toFixed(1)} s; at most ${heldMb.toFixed(0)} MB held in JavaScript`,
    )
    assert.deepEqual(receipt, { accepted: rows, throttled: 0, rejected: [] })
    // Sender and server share this process; gathering the body or its readings would take 200 MB and more.
    assert.ok(heldMb < 150, `${heldMb} MB`)
  })

  function post(body: Generator<string>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${api.tokens.writer}`, 'content-type': 'text/csv' }
      const sending = request(`${api.server.publicUrl}/readings`, { method: 'POST', headers }, (answer) => {
        text(answer).then((received) => resolve(JSON.parse(received)), reject)
      })
      sending.on('error', reject)
      Readable.from(body, { highWaterMark: 1 }).pipe(sending)
    })
  }
})
