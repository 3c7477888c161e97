/** Tests how much work a few hundred bytes can cause. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import {
  type AdministrationServer,
  startAdministrationServer,
} from '../../../testing/administration-server.ts'
import { assertProblem } from '../../../testing/assert-problem.ts'

describe('a small body', () => {
  let api: AdministrationServer
  before(async () => {
    api = await startAdministrationServer()
  })
  after(() => api.server.close())

  const post = (body: string, contentType: string) =>
    api.call('/readings', {
      method: 'POST',
      token: api.tokens.writer,
      headers: { 'content-type': contentType, 'content-encoding': 'gzip' },
      body: new Uint8Array(gzipSync(body)),
    })

  for (const [contentType, body] of [
    ['application/json', `{"readings":[${Array(50_000).fill('1').join()}]}`],
    ['application/x-ndjson', '[]\n'.repeat(50_000)],
    ['text/csv', `sensor_id,var_name,time,value\n${'a,b,1,1\n'.repeat(50_000)}`],
  ] as const) {
    it(`of ${contentType} whose readings are all rejected is answered in half a megabyte, with their number`, async () => {
      const { status, body: receipt } = await post(body, contentType)
      assert.equal(status, 200)
      const { rejected, rejected_unlisted: unlisted } = receipt
      assert.equal(rejected.length + unlisted, 50_000)
      assert.ok(rejected.length > 500, `${rejected.length} are listed`)
      assert.ok(JSON.stringify(receipt).length < 512 * 1024)
    })
  }

  it('of many members is refused before it is parsed, wherever JSON comes in', async () => {
    const members = Array.from({ length: 20_000 }, (_, index) => `"${index}":1`).join()
    const bodies: [string, string, string][] = [
      ['POST', '/readings', `{${members}}`],
      ['POST', '/readings', `{"readings":[{${members}}]}`],
      ['PATCH', '/locations/floor', `{"properties":{${members}}}`],
      ['POST', '/imports/locations', `{"locations":[{${members}}]}`],
      ['POST', '/imports/locations', `{"locations":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ]
    for (const [method, path, body] of bodies) {
      const answer = await api.call(path, { method, token: api.people.admin.token, body })
      assertProblem(answer, 'malformed_json')
    }
  })

  it('of an import is told ten mistakes of a record, and a bounded number of all', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`unknown${index}`, 1]))
    const locations = Array.from({ length: 5_000 }, (_, index) => ({ location_id: `l${index}`, ...unknown }))
    const answer = await api.as(api.people.admin, 'POST', '/imports/locations', { locations })
    assertProblem(answer, 'import_rejected')
    const { rows } = answer.body.report
    assert.equal(rows.length, 5_000)
    assert.equal(rows[0].errors.length, 10)
    assert.equal(rows.at(-1).code, 'invalid_body')
    assert.equal(rows.at(-1).errors, undefined)
    assert.ok(JSON.stringify(answer.body).length < 2 * 1024 ** 2)
  })

  it('or address that is wrong in many places is told a hundred of them', async () => {
    const path = `/readings?${Array(1_400).fill('var_name=a').join('&')}`
    const answer = await api.call(path, { token: api.tokens.reader })
    assertProblem(answer, 'invalid_parameter')
    assert.ok(answer.body.errors.length <= 100)
  })
})
