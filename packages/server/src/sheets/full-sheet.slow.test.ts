import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { createInflateRaw } from 'node:zlib'
import { maxSheetRows } from '@openlightfi/contract'
import { type ApiServer, sensorId, startApiServer } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'

const startS = 1_600_000_000
const rowCount = maxSheetRows + 1
/** The bytes that begin a file in an archive, 30 bytes before its name. */
const headOfFile = 0x04034b50

describe('a sheet and one row more', () => {
  const directory = createTemporaryDirectory()
  let api: ApiServer
  const path = `/sensors/${sensorId}/CO2ppm/history?from=${startS}&to=${startS + rowCount}`

  before(async () => {
    api = await startApiServer(directory)
    let at = 0
    const body = Readable.from(
      (function* () {
        yield 'sensor_id,var_name,time,value\n'
        while (at < rowCount) {
          const end = Math.min(at + 10_000, rowCount)
          let lines = ''
          for (; at < end; at += 1) lines += `${sensorId},CO2ppm,${startS + at},${400 + (at % 997)}\n`
          yield lines
        }
      })(),
    )
    const response = await fetch(`${api.server.publicUrl}/readings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.tokens.writer}`, 'content-type': 'text/csv' },
      body: Readable.toWeb(body) as ReadableStream<Uint8Array<ArrayBuffer>>,
      duplex: 'half',
    } as RequestInit)
    assert.equal(response.status, 200, await response.text())
  })
  after(() => api.server.close())

  it('is refused with a sentence that says what holds it', async () => {
    const answer = await api.call(`${path}&format=xlsx`, { token: api.tokens.reader })
    assertProblem(answer, 'invalid_parameter')
    assert.equal(
      answer.body.detail,
      'format must be csv, or less be asked for: a sheet holds 1048575 rows, and these are more.',
    )
    const csv = await api.call(`${path}&format=csv`, { method: 'HEAD', token: api.tokens.reader })
    assert.equal(csv.status, 200)
  })

  it('holds all of what fits', async () => {
    const response = await fetch(`${api.server.publicUrl}${path}&limit=${maxSheetRows}&format=xlsx`, {
      headers: { authorization: `Bearer ${api.tokens.reader}` },
    })
    assert.equal(response.status, 200)
    assert.equal(await countRows(Buffer.from(await response.arrayBuffer())), maxSheetRows + 1)
  })
})

/** Counts the rows of the sheet "Data", which is too long for one text. */
async function countRows(archive: Buffer): Promise<number> {
  const name = 'xl/worksheets/sheet1.xml'
  let at = archive.indexOf(name)
  while (archive.readUInt32LE(at - 30) !== headOfFile) at = archive.indexOf(name, at + 1)
  const start = at + name.length
  const inflate = createInflateRaw()
  inflate.end(archive.subarray(start))
  let [count, rest] = [0, '']
  for await (const chunk of inflate) {
    const text = rest + String(chunk)
    count += text.split('<row r="').length - 1
    rest = text.slice(-7)
  }
  return count
}
