/** @import { DocumentOperation, DocumentParameter } from '../types.ts' */
/** @import { SampleBody, SampleCall, SampleValue } from '../types.ts' */
import { findEnding, findFileName } from '../find-file-name.js'

/**
 * Collects what samples of an operation say: the given values, and for what an operation needs the examples
 * of the document.
 *
 * @param {object} asked
 * @param {string} asked.apiUrl without a slash at its end
 * @param {string} asked.path
 * @param {string} asked.method
 * @param {DocumentOperation} asked.operation
 * @param {(parameter: DocumentParameter) => unknown} [asked.findValue] the value that somebody has given
 * @param {string} [asked.mediaType] of the body
 * @param {string} [asked.body] the body that somebody has written
 * @returns {SampleCall}
 */
export function collectCall({
  apiUrl,
  path,
  method,
  operation,
  findValue = () => undefined,
  mediaType,
  body,
}) {
  const values = (operation.parameters ?? []).flatMap((parameter) => {
    const value = findValue(parameter) ?? (parameter.required ? parameter.example : undefined)
    return value === undefined || value === '' ? [] : [{ parameter, value }]
  })
  const pick = (/** @type {DocumentParameter['in']} */ where) =>
    values.filter(({ parameter }) => parameter.in === where)
  const texts = (/** @type {DocumentParameter['in']} */ where) =>
    pick(where).map(({ parameter, value }) => ({ name: parameter.name, value: String(value) }))
  const query = pick('query').map(({ parameter, value }) => ({
    name: parameter.name,
    value: readValue(parameter, value),
  }))
  const answer = findAnswer(operation, query.find(({ name }) => name === 'format')?.value)
  const sample = pickBody(operation, mediaType, body)
  const pathValues = texts('path')
  const target = writeTarget({ path, pathValues, query: [] })
  return {
    apiUrl,
    operationId: operation.operationId,
    sdkMethod: operation['x-sdk-method'] ?? operation.operationId,
    method: method.toUpperCase(),
    path,
    needsToken: (operation.security ?? []).length > 0,
    pathValues,
    query,
    headers: texts('header'),
    ...(sample && { body: sample }),
    answer: answer.kind,
    fileName: findFileName(`${apiUrl}${target}`, answer.mediaType, ''),
  }
}

/**
 * Writes the path and the query of a call, encoded.
 *
 * @param {Pick<SampleCall, 'path' | 'pathValues' | 'query'>} call
 */
export function writeTarget({ path, pathValues, query }) {
  const filled = pathValues.reduce(
    (text, { name, value }) => text.replace(`{${name}}`, () => encodeURIComponent(value)),
    path,
  )
  const pairs = query.flatMap(({ name, value }) =>
    (Array.isArray(value) ? value : [value]).map((item) => `${name}=${encodeURIComponent(String(item))}`),
  )
  return pairs.length > 0 ? `${filled}?${pairs.join('&')}` : filled
}

/**
 * Reads what stands in a form as the type that the document says.
 *
 * @param {DocumentParameter} parameter
 * @param {unknown} value
 * @returns {SampleValue | SampleValue[]}
 */
function readValue({ schema = {} }, value) {
  if (schema.type === 'array') {
    const items = Array.isArray(value) ? value : [value]
    return items.filter((item) => item !== '').map(String)
  }
  if ((schema.type === 'integer' || schema.type === 'number') && Number.isFinite(Number(value)))
    return Number(value)
  if (schema.type === 'boolean') return String(value) === 'true'
  return String(value)
}

/**
 * @param {DocumentOperation} operation
 * @param {unknown} format what the parameter `format` asks for
 * @returns {{ kind: SampleCall['answer'], mediaType: string }}
 */
function findAnswer(operation, format) {
  const [status, answer] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? []
  const content = answer?.content
  if (status === undefined || content === undefined) return { kind: 'nothing', mediaType: '' }
  const types = Object.keys(content)
  if (types.includes('text/event-stream')) return { kind: 'events', mediaType: 'text/event-stream' }
  if (format === undefined || format === 'json') return { kind: 'json', mediaType: 'application/json' }
  const wanted = String(format).replace('_', '.')
  const mediaType = types.find((type) => type.includes(wanted) || findEnding(type) === wanted)
  return { kind: 'file', mediaType: mediaType ?? '' }
}

/**
 * @param {DocumentOperation} operation
 * @param {string | undefined} chosenType
 * @param {string | undefined} written
 * @returns {SampleBody | undefined}
 */
function pickBody({ requestBody }, chosenType, written) {
  if (requestBody === undefined) return undefined
  const { content } = requestBody
  const mediaType = chosenType !== undefined && chosenType in content ? chosenType : Object.keys(content)[0]
  const media = mediaType === undefined ? undefined : content[mediaType]
  if (mediaType === undefined || media === undefined) return undefined
  if (mediaType !== 'application/json') return { mediaType, content: written ?? media.example }
  const schema = media.schema?.$ref?.split('/').at(-1)
  return { mediaType, content: parseJson(written) ?? media.example, ...(schema !== undefined && { schema }) }
}

/** @param {string | undefined} text @returns what it says; undefined where it is no JSON yet */
function parseJson(text) {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined // somebody is still writing
  }
}
