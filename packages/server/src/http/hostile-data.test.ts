import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type Operation, operations } from '@openlightfi/contract'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId } from '../../testing/api-server.ts'

/** Every operation on the estate and on data; those on people and clients have a separate test. */
const dataOperations = Object.values<Operation>(operations).filter(
  ({ scopes, callers }) => scopes !== null && callers !== 'people' && callers !== 'administrators',
)

const hostileTexts = [
  '',
  '%00',
  '%ff',
  '..%2f..%2fetc%2fpasswd',
  "'%20OR%201=1--",
  '%5C%27)%20FORMAT%20Null--',
  '%7Bseries:Array(UInt32)%7D',
  '__proto__',
  'constructor',
  '%F0%9F%92%A9',
  '-0',
  '-1',
  '1e400',
  '-1e400',
  'NaN',
  'Infinity',
  '0x10',
  '9'.repeat(400),
  '9007199254740993',
  '253402300799',
  '0000-00-00',
  '9999-12-31',
  '-271821-04-20T00:00:00Z',
  '2026-02-30T25:61:00Z',
  '2026-01-01T00:00:00%2B99:99',
  '0-24-48',
  'mon-mon-mon',
  'Mars/Olympus',
  'a'.repeat(5_000),
]

const deep = 100_000
const hostileBodies: readonly (readonly [what: string, body: string | Uint8Array<ArrayBuffer>])[] = [
  ['nothing', ''],
  ['a byte order mark', '\ufeff'],
  ['deep arrays', '['.repeat(deep)],
  ['deep arrays that end', '['.repeat(deep) + ']'.repeat(deep)],
  ['deep objects', '{"a":'.repeat(deep)],
  ['deep objects that end', `${'{"readings":'.repeat(deep)}0${'}'.repeat(deep)}`],
  ['null', 'null'],
  ['a number', '1e400'],
  ['a very long number', '9'.repeat(100_000)],
  ['an own __proto__', '{"__proto__":{"admin":true}}'],
  ['the same member twice', '{"readings":[],"readings":7}'],
  ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0xc0, 0x22, 0x3a, 0x31, 0x7d])],
  ['NUL bytes', '\0'.repeat(1_000)],
  ['one endless line', 'x'.repeat(2_000_000)],
  ['a header alone', 'sensor_id,var_name,time,value'],
  ['very many columns', `${'sensor_id,'.repeat(50_000)}time`],
  ['a quote that never ends', `sensor_id,time,CO2ppm\n"${'x\n'.repeat(1_000)}`],
]

const megabyte = 1024 * 1024
const encodings: readonly (readonly [what: string, encoding: string, body: Uint8Array<ArrayBuffer>])[] = [
  ['a zip bomb', 'gzip', gzipSync(Buffer.alloc(200 * megabyte, 0x20))],
  ['a zip bomb of lines', 'gzip', gzipSync(Buffer.alloc(200 * megabyte, '{}\n'))],
  ['gzip that breaks off', 'gzip', gzipSync(Buffer.alloc(megabyte, 'x')).subarray(0, 200)],
  ['what is not gzip', 'gzip', new Uint8Array([1, 2, 3])],
  ['gzip twice', 'gzip, gzip', gzipSync(gzipSync('{}'))],
  ['an unknown encoding', 'zip', new Uint8Array([1, 2, 3])],
]

describe('hostile input to the routes of the estate and of data', () => {
  let server: AdministrationServer
  before(async () => {
    server = await startAdministrationServer()
  })
  after(() => server.server.close())

  const valid = (path: string) =>
    path.replace('{location_id}', 'floor').replace('{sensor_id}', sensorId).replace('{var_name}', 'CO2ppm')

  const findToken = ({ scopes }: Operation) =>
    scopes?.includes('aws.cognito.signin.user.admin') ? server.people.admin.token : server.tokens.writer

  async function send(
    operation: Operation,
    target: string,
    body?: string | Uint8Array<ArrayBuffer>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<number> {
    const method = operation.method.toUpperCase()
    const response = await fetch(server.server.publicUrl + target, {
      method,
      headers: { authorization: `Bearer ${findToken(operation)}`, ...headers },
      ...(body !== undefined && { body }),
    })
    const where = `${method} ${target.slice(0, 120)} ${JSON.stringify(headers)}`
    const text = await response.text()
    assert.ok(response.status < 500, `${where}: ${response.status} ${text.slice(0, 500)}`)
    assert.notEqual(response.status, 401, where)
    assert.notEqual(response.status, 403, where)
    if (response.status >= 400) {
      assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/, where)
      assert.ok(text.length < 1_000_000, `${where}: the answer has ${text.length} characters`)
      assert.doesNotMatch(text, /DB::Exception|SQLITE|at .*\.ts:\d+/, where)
    }
    return response.status
  }

  /** Reads everything that a caller could have changed: the estate, and the readings. */
  async function readState(): Promise<string> {
    const answers = await Promise.all([
      server.as(server.people.admin, 'GET', '/exports/locations'),
      server.as(server.people.admin, 'GET', '/exports/sensors'),
      server.as(server.people.admin, 'GET', '/readings?location_id=org&from=0&derived=false'),
    ])
    return JSON.stringify(answers.map(({ status, body }) => ({ status, body })))
  }

  for (const operation of dataOperations) {
    const { method, path, params, query, body } = operation
    const name = `${method.toUpperCase()} ${path}`
    if (method === 'get' && params) {
      it(`in the path of ${name} is refused`, async () => {
        for (const parameter of Object.keys(params.properties)) {
          for (const text of hostileTexts.filter((candidate) => candidate !== '')) {
            const status = await send(operation, valid(path.replace(`{${parameter}}`, text)))
            assert.ok([400, 404, 414, 431].includes(status), `${parameter}=${text.slice(0, 60)}: ${status}`)
          }
        }
      })
    }
    if (method === 'get' && query) {
      it(`in the query of ${name} is refused or harmless, parameter by parameter`, async () => {
        for (const parameter of Object.keys(query.properties)) {
          for (const text of hostileTexts) {
            await send(operation, `${valid(path)}?${parameter}=${text}`)
            await send(operation, `${valid(path)}?location_id=floor&${parameter}=${text}`)
          }
        }
        assert.equal(await send(operation, `${valid(path)}?no_such_parameter=1`), 400)
      })
    }
    if (body) {
      const mediaTypes = ['application/json', ...Object.keys(body.texts ?? {})]
      for (const mediaType of mediaTypes) {
        it(`in a body of ${mediaType} to ${name} is refused and changes nothing`, async () => {
          const before = await readState()
          const target = `${valid(path)}${query?.properties.strict ? '?strict=true' : ''}`
          for (const [, text] of hostileBodies) {
            await send(operation, target, text, { 'content-type': mediaType })
          }
          for (const [what, encoding, bytes] of encodings) {
            const headers = { 'content-type': mediaType, 'content-encoding': encoding }
            const status = await send(operation, target, bytes, headers)
            assert.ok(status >= 400, `${what}: ${status}`)
          }
          assert.equal(await readState(), before)
        })
      }
      it(`in a body of another type to ${name} is refused`, async () => {
        for (const type of [
          'text/xml',
          'multipart/form-data; boundary=x',
          'application/x-www-form-urlencoded',
        ]) {
          assert.equal(await send(operation, valid(path), 'a=b', { 'content-type': type }), 415)
        }
      })
    }
  }
})
