import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { parseBatch } from './parse-batch.ts'

const rows = (count: number, name = 'CO2ppm') =>
  Array.from({ length: count }, (_, time) => ({
    sensor_id: 'AQ2-FE753C0D7ADF',
    var_name: name,
    time,
    value: 400,
  }))

it('reads a long body in slices as it is read whole', async () => {
  for (const name of ['CO2ppm', 'a},{b', '\\"},']) {
    const body = { readings: rows(5_000, name) }
    assert.deepEqual((await parseBatch(`\n ${JSON.stringify(body, undefined, 1)} \n`)) ?? body, body)
  }
  assert.equal((await parseBatch(JSON.stringify({ readings: rows(5_000) })))?.readings.length, 5_000)
})

it('leaves to the whole parser what is short, has another look, or is wrong', async () => {
  const long = JSON.stringify(rows(5_000))
  const others = [
    '{"readings":[]}',
    long,
    `{"other":1,"readings":${long}}`,
    `{"readings":${long},"other":1}`,
    `{"readings":${long},"readings":${long}}`,
    `{"readings":${long.slice(0, -1)},]}`,
    `{"readings":${long.slice(0, 100_000)}`,
    `{"readings":[${'['.repeat(100_000)}`,
  ]
  for (const text of others) assert.equal(await parseBatch(text), undefined, text.slice(0, 40))
})

it('never reads anything else than the whole parser does, wherever it cuts', async () => {
  const entry = fc.jsonValue({ maxDepth: 3 })
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 6 }), fc.nat(300), async (entries, pad) => {
      const many = Array.from({ length: 40 }, () => [...entries, { pad: 'x'.repeat(pad * 20) }]).flat()
      const text = JSON.stringify({ readings: many })
      const read = await parseBatch(text)
      if (read) assert.deepEqual(read, JSON.parse(text))
    }),
    { numRuns: 50 },
  )
})
