import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findHeader } from '../packages/cli/src/import/find-header.ts'
import { readSeparatorLine } from '../packages/server/src/csv-dialect.ts'

test('the command takes the lines that the server takes for names of a separator, and no others', () => {
  const separators = [',', ';', '|', '\t', ' ', 'x', '"', '', ';;']
  const lines = separators.flatMap((separator) => [
    `sep=${separator}`,
    `SEP=${separator}`,
    `"sep=${separator}"`,
    `"sep=${separator}`,
    `sep =${separator}`,
  ])
  const taken = lines.filter((line) => readSeparatorLine(line) !== undefined)
  assert.equal(taken.length, 8)
  for (const line of lines) {
    const header = findHeader(Buffer.from(`${line}\nsensor_id,time,CO2ppm\n`))
    assert.equal(header?.lines, taken.includes(line) ? 2 : 1, JSON.stringify(line))
  }
})
