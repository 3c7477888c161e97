import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drain } from '../../testing/drain.ts'
import { localiseCsv } from './localise-csv.ts'

/** Cuts text into chunks of so many bytes, wherever they fall. */
async function* cut(text: string, bytes: number) {
  for (let at = 0; at < text.length; at += bytes) yield Buffer.from(text.slice(at, at + bytes))
}

const plain = 'sensor_id,time,value\r\nAQ2-1,1760000000.250,-21.4\r\nAQ2-1,1760000060.000,1.0e21\r\n'
const dated = 'time,value\r\n2025-10-09T08:53:20.250Z,21.125\r\n2025-10-09T08:54:20.000Z,0.5\r\n'

for (const bytes of [1, 2, 7, 1_000]) {
  test(`numbers get commas and cells semicolons, in chunks of ${bytes} bytes`, async () => {
    assert.equal(
      (await drain(localiseCsv(cut(plain, bytes), 'comma', 'unix'))).toString(),
      '\ufeffsensor_id;time;value\r\nAQ2-1;1760000000,250;-21,4\r\nAQ2-1;1760000060,000;1,0e21\r\n',
    )
    assert.equal(
      (await drain(localiseCsv(cut(dated, bytes), 'comma', 'rfc3339'))).toString(),
      '\ufefftime;value\r\n2025-10-09T08:53:20.250Z;21,125\r\n2025-10-09T08:54:20.000Z;0,5\r\n',
    )
  })
}

test('with points it is passed on byte for byte', async () => {
  assert.equal((await drain(localiseCsv(cut(plain, 7), undefined, undefined))).toString(), plain)
  assert.equal((await drain(localiseCsv(cut(plain, 7), 'point', 'unix'))).toString(), plain)
})
