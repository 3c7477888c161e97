import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildOpenApiDocument, operations } from '@openlightfi/contract'
import type { ApiDocument, DocumentParameter } from '../types.ts'
import { collectCall } from './collect-call.js'
import { writeSamples } from './write-samples.js'

const apiUrl = 'https://sensors.example'
const document = buildOpenApiDocument(apiUrl, '1.0.0') as unknown as ApiDocument

/** Writes the samples of an operation with values in its form. */
function write(
  name: keyof typeof operations,
  values: Record<string, unknown>,
  body?: string,
  mediaType?: string,
) {
  const { path, method } = operations[name]
  const operation = document.paths[path]?.[method]
  assert.ok(operation)
  const findValue = ({ name }: DocumentParameter) => values[name]
  const typed = { ...(body !== undefined && { body }), ...(mediaType !== undefined && { mediaType }) }
  const samples = writeSamples(collectCall({ apiUrl, path, method, operation, findValue, ...typed }))
  const [curl, python, typescript] = samples.map(({ text }) => text)
  return { curl: curl ?? '', python: python ?? '', typescript: typescript ?? '' }
}

test('values that mean something to a shell, to Python or to TypeScript stay values', () => {
  const { curl, python, typescript } = write('listSensors', { q: `it's "$(rm -rf)" \\ ü&x=1` })
  assert.ok(curl.includes("q=it's".replaceAll("'", `'\\''`)), curl)
  assert.ok(curl.includes('%22%24(rm%20-rf)%22%20%5C%20%C3%BC%26x%3D1'), curl)
  assert.ok(python.includes('q="it\'s \\"$(rm -rf)\\" \\\\ ü&x=1"'), python)
  assert.ok(typescript.includes(`q: 'it\\'s "$(rm -rf)" \\\\ ü&x=1'`), typescript)
})

test('a body stands in each language as it would be written there', () => {
  const body = JSON.stringify({ name: 'Floor', position: null, is_new: true })
  const { curl, python, typescript } = write('createLocation', {}, body)
  assert.ok(curl.includes("-H 'Content-Type: application/json'"))
  assert.ok(
    python.includes('LocationInput.from_dict({ "name": "Floor", "position": None, "is_new": True })'),
    python,
  )
  assert.ok(
    typescript.includes("client.createLocation({ name: 'Floor', position: null, is_new: true })"),
    typescript,
  )
})

test('a body that somebody is still writing is the example until it is JSON', () => {
  assert.equal(write('createLocation', {}, '{"name": ').python, write('createLocation', {}).python)
})

test('a format that is no JSON is saved as a file of that kind', () => {
  for (const [format, ending] of [
    ['csv', 'csv'],
    ['parquet', 'parquet'],
    ['arrow_stream', 'arrows'],
  ]) {
    const { curl, python, typescript } = write('readReadings', { format })
    for (const text of [curl, python, typescript]) assert.ok(text.includes(`readings.${ending}`), text)
    assert.ok(python.includes('read_readings_without_preload_content('))
    assert.ok(typescript.includes('client.openReadings('))
  }
})

test('the version that a change rests on is a header, an argument, an option', () => {
  const { curl, python, typescript } = write('putPreferences', { 'If-Match': '"7"' })
  assert.ok(curl.includes(`-H 'If-Match: "7"'`))
  assert.ok(python.includes('if_match="\\"7\\""'))
  assert.ok(typescript.includes("{ ifVersion: '7' })"))
})

test('what needs no token asks for none', () => {
  for (const text of Object.values(write('readHealth', {})))
    assert.ok(!/token|ACCESS/.test(text.replace(/tokens:.*/, '')))
})
