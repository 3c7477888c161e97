import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Operation, operations } from '@openlightfi/contract'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'

const administration = Object.values<Operation>(operations).filter(
  ({ callers }) => callers === 'people' || callers === 'administrators',
)

const hostileTexts = [
  '%00',
  '..%2f..%2fetc%2fpasswd',
  "'%20OR%201=1--",
  '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  '__proto__',
  'constructor',
  '%F0%9F%92%A9',
  '%ff',
  'a'.repeat(5_000),
]

const hostileValues: readonly unknown[] = [
  null,
  -1,
  1e308,
  '',
  "'; DROP TABLE users; --",
  '\u0000',
  'a'.repeat(100_000),
  [],
  Array(1_000).fill('x'),
  [[[[]]]],
  {},
  { toString: 'x', __proto__: null },
]

describe('hostile input to the routes of administration', () => {
  let server: AdministrationServer
  before(async () => {
    server = await startAdministrationServer()
  })
  after(() => server.server.close())

  async function send(method: string, path: string, body?: string, contentType = 'application/json') {
    const response = await fetch(server.server.publicUrl + path, {
      method: method.toUpperCase(),
      headers: {
        authorization: `Bearer ${server.people.admin.token}`,
        ...(body !== undefined && { 'content-type': contentType }),
      },
      ...(body !== undefined && { body }),
    })
    const text = await response.text()
    const where = `${method} ${path.slice(0, 100)} ${body?.slice(0, 100) ?? ''}`
    assert.ok(response.status < 500, `${where}: ${response.status} ${text}`)
    if (response.status >= 400) {
      assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/, where)
      assert.ok(!text.includes(server.people.admin.token) && !text.includes(server.web.clientSecret), where)
      assert.ok(text.length < 20_000, `${where}: the answer has ${text.length} characters`)
    }
    return response.status
  }

  it('in paths is refused and never an error of ours', async () => {
    for (const { method, path } of administration.filter(({ params }) => params)) {
      for (const text of hostileTexts) {
        const status = await send(method, path.replace(/\{\w+\}/, text))
        assert.ok([400, 404, 405, 414].includes(status), `${method} ${path} ${text.slice(0, 40)}: ${status}`)
      }
    }
  })

  it('in queries is refused: wrong, repeated, unknown and oversized parameters', async () => {
    for (const { method, path } of administration.filter(({ query }) => query)) {
      const queries = hostileTexts.flatMap((text) => [
        `cursor=${text}`,
        `limit=${text}`,
        `${text}=1`,
        `from=${text}`,
        `of=${text}`,
      ])
      for (const query of [...queries, 'limit=1&limit=2', 'cursor=YQ&cursor=YQ', 'limit[]=1']) {
        const status = await send(method, `${path}?${query}`)
        assert.ok([400, 414, 431].includes(status), `${path}?${query.slice(0, 60)}: ${status}`)
      }
    }
  })

  it('in bodies is refused, member by member, and in every content type', async () => {
    const person = server.people.viewer.userId
    for (const { method, path, body } of administration) {
      if (!body) continue
      const url = path.replace('{client_id}', server.web.clientId).replace('{user_id}', person)
      const example = body.example as Record<string, unknown>
      for (const member of Object.keys((body.schema as { properties?: object }).properties ?? {})) {
        for (const value of hostileValues) {
          await send(method, url, JSON.stringify({ ...example, [member]: value }))
        }
      }
      for (const text of ['', '{', '"', '[]', '0', 'null', '['.repeat(50_000)]) {
        assert.equal(await send(method, url, text), 400, text.slice(0, 40))
      }
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
        'text/xml',
      ]) {
        assert.equal(await send(method, url, 'name=x', type), 415)
      }
    }
  })

  it('in calls that take no body is no error of ours', async () => {
    for (const { method, path, body } of administration) {
      if (body || method === 'get') continue
      await send(method, path.replace(/\{\w+\}/, 'nothing'), '{"a":', 'application/json')
      await send(method, path.replace(/\{\w+\}/, 'nothing'), 'x', 'text/plain')
    }
  })
})
