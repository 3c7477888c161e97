/** @import { SampleCall } from '../types.ts' */
import { writeTarget } from './collect-call.js'
import { writeLiteral } from './write-literal.js'

/** Words that the generator puts `var_` before, since they mean something in Python. */
const reserved = new Set([
  'from',
  'in',
  'is',
  'global',
  'import',
  'pass',
  'with',
  'class',
  'async',
  'await',
  'del',
])

const python = { true: 'True', false: 'False', null: 'None', isKeyBare: () => false, quote: quotePython }

/**
 * Writes a call as a program on the client that openapi-generator 7 makes for Python, the class of which is
 * `DefaultApi`.
 *
 * @param {SampleCall} call
 */
export function writePython(call) {
  const isText = call.body !== undefined && call.body.mediaType !== 'application/json'
  return [
    ...(call.needsToken ? ['import os', ''] : []),
    'import openapi_client',
    '',
    `configuration = openapi_client.Configuration(host=${quotePython(call.apiUrl)})`,
    ...(call.needsToken ? ['configuration.access_token = os.environ["ACCESS_TOKEN"]'] : []),
    'with openapi_client.ApiClient(configuration) as api_client:',
    ...(isText ? writeTextCall(call) : writeCall(call)).map((line) => `    ${line}`),
  ].join('\n')
}

/** @param {SampleCall} call @returns {string[]} */
function writeCall(call) {
  const isRaw = call.answer === 'file' || call.answer === 'events'
  const method = `${nameMethod(call.operationId)}${isRaw ? '_without_preload_content' : ''}`
  const values = [
    ...call.pathValues.map(({ value }) => quotePython(value)),
    ...(call.body ? [writeModel(call.body)] : []),
    ...[...call.query, ...call.headers].map(
      ({ name, value }) => `${nameArgument(name)}=${writeLiteral(value, python)}`,
    ),
  ]
  const oneLine = `api.${method}(${values.join(', ')})`
  const fits = oneLine.length <= 88 && !oneLine.includes('\n')
  const expression = fits ? [oneLine] : [`api.${method}(`, ...values.flatMap(indentArgument), ')']
  const [first = '', ...rest] = expression
  const begin = ['api = openapi_client.DefaultApi(api_client)']
  if (call.answer === 'nothing') return [...begin, first, ...rest]
  const asked = [...begin, `answer = ${first}`, ...rest]
  const check = ['if answer.status >= 400:', '    raise SystemExit(answer.data.decode())']
  if (call.answer === 'json') return [...asked, 'print(answer)']
  if (call.answer === 'events')
    return [...asked, ...check, 'for line in answer:', '    print(line.decode().rstrip())']
  return [
    ...asked,
    ...check,
    `with open(${quotePython(call.fileName)}, "wb") as file:`,
    '    for part in answer.stream():',
    '        file.write(part)',
  ]
}

/**
 * The methods of the generated client take JSON alone; below them lies one that takes any text.
 *
 * @param {SampleCall} call
 * @returns {string[]}
 */
function writeTextCall(call) {
  return [
    'answer = api_client.call_api(',
    `    ${quotePython(call.method)},`,
    `    configuration.host + ${quotePython(writeTarget(call))},`,
    '    header_params={',
    '        "Authorization": "Bearer " + configuration.access_token,',
    `        "Content-Type": ${quotePython(call.body?.mediaType ?? '')},`,
    '    },',
    `    body=${quotePython(String(call.body?.content ?? ''))},`,
    ')',
    'print(answer.status, answer.read().decode())',
  ]
}

/** @param {NonNullable<SampleCall['body']>} body */
function writeModel({ schema, content }) {
  const values = writeLiteral(content, python)
  return schema === undefined ? values : `openapi_client.${schema}.from_dict(${values})`
}

/** @param {string} text @returns {string[]} */
function indentArgument(text) {
  return `${text},`.split('\n').map((line) => `    ${line}`)
}

/** As the generator spells an operation id: runs of underscores become one. @param {string} operationId */
function nameMethod(operationId) {
  return operationId.split('_').filter(Boolean).join('_')
}

/** @param {string} name of a parameter or header */
function nameArgument(name) {
  const snake = name.toLowerCase().replaceAll('-', '_')
  return reserved.has(snake) ? `var_${snake}` : snake
}

/** @param {string} text */
function quotePython(text) {
  return JSON.stringify(text)
}
