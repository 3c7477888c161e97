/** @import { SampleCall } from '../types.ts' */
import { writeLiteral } from './write-literal.js'

/** Methods that give the answer as it comes, in whatever format, by those that read JSON. */
const openMethods = new Map([
  ['readSensorHistory', 'openSensorHistory'],
  ['readLocationHistory', 'openLocationHistory'],
  ['readReadings', 'openReadings'],
])

const typescript = {
  true: 'true',
  false: 'false',
  null: 'null',
  isKeyBare: (/** @type {string} */ key) => /^[A-Za-z_$][\w$]*$/.test(key),
  quote: quoteTypescript,
}

/**
 * Writes a call as a program on the SDK.
 *
 * @param {SampleCall} call
 */
export function writeTypescript(call) {
  const isResponse = call.answer === 'events' || (call.answer === 'file' && openMethods.has(call.sdkMethod))
  const isDownload = call.sdkMethod === 'readDownload'
  const expression = `await client.${findMethod(call)}(${writeArguments(call)})`
  return [
    ...(call.answer === 'file' || isDownload ? ["import { writeFile } from 'node:fs/promises'"] : []),
    "import { createClient, createStaticTokenSource } from '@openlightfi/client'",
    '',
    'const client = createClient({',
    `  baseUrl: ${quoteTypescript(call.apiUrl)},`,
    "  tokens: createStaticTokenSource(process.env.ACCESS_TOKEN ?? ''),",
    '})',
    ...writeUse(call, expression, isResponse || isDownload),
  ].join('\n')
}

/** @param {SampleCall} call @param {string} expression @param {boolean} isResponse @returns {string[]} */
function writeUse(call, expression, isResponse) {
  if (call.answer === 'nothing') return [expression]
  const asked = `const answer = ${expression}`
  if (call.answer === 'events') {
    return [
      asked,
      'const decoder = new TextDecoder()',
      'for await (const part of answer.body ?? []) process.stdout.write(decoder.decode(part, { stream: true }))',
    ]
  }
  if (isResponse) {
    return [
      asked,
      `await writeFile(${quoteTypescript(call.fileName)}, new Uint8Array(await answer.arrayBuffer()))`,
    ]
  }
  if (call.answer === 'file') return [asked, `await writeFile(${quoteTypescript(call.fileName)}, answer)`]
  return [asked, 'console.log(answer)']
}

/** @param {SampleCall} call */
function findMethod({ sdkMethod, answer }) {
  return (answer === 'file' ? openMethods.get(sdkMethod) : undefined) ?? sdkMethod
}

/** The arguments of a method: values of the path, body, query, options. @param {SampleCall} call */
function writeArguments({ sdkMethod, answer, pathValues, body, query, headers }) {
  // A method that reads JSON asks for JSON by itself.
  const asked = query.filter(
    ({ name }) => name !== 'format' || answer !== 'json' || !openMethods.has(sdkMethod),
  )
  const version = headers.find(({ name }) => name === 'If-Match')?.value.replaceAll('"', '')
  const values = [
    ...pathValues.map(({ value }) => quoteTypescript(value)),
    ...(body ? [writeLiteral(nameText(body), typescript)] : []),
    ...(asked.length > 0
      ? [writeLiteral(Object.fromEntries(asked.map(({ name, value }) => [name, value])), typescript)]
      : []),
    ...(version !== undefined && version !== '*' ? [writeLiteral({ ifVersion: version }, typescript)] : []),
  ]
  return values.join(', ')
}

/** @param {NonNullable<SampleCall['body']>} body the SDK takes lines of text by the name of their kind */
function nameText({ mediaType, content }) {
  if (mediaType === 'application/json') return content
  return { [mediaType === 'text/csv' ? 'csv' : 'ndjson']: content }
}

/** @param {string} text */
function quoteTypescript(text) {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${escaped}'`
}
