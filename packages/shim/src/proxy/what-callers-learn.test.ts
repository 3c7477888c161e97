import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { startOriginServer } from '../../testing/origin-server.ts'
import { startTestShim } from '../../testing/test-shim.ts'
import { createKey, hashKey } from './api-keys.ts'

const key = createKey()
let origin: Awaited<ReturnType<typeof startOriginServer>>
let goodAnswer: typeof origin.answer
let shim: Awaited<ReturnType<typeof startTestShim>>

before(async () => {
  origin = await startOriginServer()
  goodAnswer = origin.answer
  shim = await startTestShim(origin.url, {
    config: {
      listen: { tcp: { port: 0, callers: 'apiKeys' } },
      apiKeys: [
        { name: 'building-management', hash: hashKey(key) },
        { name: 'neighbour', hash: hashKey(createKey()) },
      ],
    },
  })
})
after(async () => {
  await shim.close()
  await origin.close()
})
beforeEach(() => {
  origin.answer = goodAnswer
})

const ask = (path: string, headers: Record<string, string> = { 'x-api-key': key }) =>
  fetch(`${shim.url}${path}`, { headers, redirect: 'manual' })

test('cookies and challenges of the login, and what is said for another address, end at the shim', async () => {
  const ended = {
    'set-cookie': ['session=s3cret', 'other=1'],
    'set-cookie2': 'old=1',
    'www-authenticate': 'Bearer error="insufficient_scope"',
    'authentication-info': 'nextnonce="n"',
    'clear-site-data': '"*"',
    'alt-svc': 'h3=":443"',
  }
  origin.answer = (_request, response) => {
    response.writeHead(403, { ...ended, 'x-kept': 'yes' }).end('{}')
  }
  const answer = await ask('/sensors')
  assert.equal(answer.status, 403)
  for (const name of Object.keys(ended)) assert.equal(answer.headers.get(name), null, name)
  assert.equal(answer.headers.get('x-kept'), 'yes')
})

describe('an answer whose headers hold the token is kept back', () => {
  const telling: readonly (readonly [
    name: string,
    status: number,
    write: (credentials: string) => object,
  ])[] = [
    [
      'a redirect',
      302,
      (credentials) => ({ location: `/login?access_token=${credentials.replace('Bearer ', '')}` }),
    ],
    ['an echo', 200, (credentials) => ({ 'x-debug-authorization': credentials })],
    ['one of several values', 200, (credentials) => ({ link: ['<a>', `<b?t=${credentials}>`] })],
  ]
  for (const [name, status, write] of telling) {
    test(name, async () => {
      let token = ''
      origin.answer = ({ headers: { authorization = '' } }, response) => {
        token = authorization.replace('Bearer ', '')
        response.writeHead(status, { ...write(authorization) }).end('body')
      }
      const answer = await ask('/sensors')
      const text = await answer.text()
      assert.equal(answer.status, 502)
      assert.equal((JSON.parse(text) as { code: string }).code, 'server_answer_unsafe')
      assert.match(token, /^access-\d+$/)
      for (const shown of [text, JSON.stringify([...answer.headers]), shim.log.text]) {
        assert.ok(!shown.includes(token), shown)
      }
      // The connection to the server is not left in the middle of an answer.
      origin.answer = goodAnswer
      assert.deepEqual(await (await ask('/sensors')).json(), { data: [] })
    })
  }
})

test('no answer to a caller names another caller, or a key', async () => {
  const answers = await Promise.all([
    ask('/sensors'),
    ask('/users'),
    ask('/locations/..;/users'),
    ask('/sensors', {}),
    ask('/sensors', { 'x-api-key': 'neighbour' }),
    ask('/sensors', { authorization: `Bearer ${hashKey(key)}` }),
  ])
  const { adminAddress } = shim.shim
  answers.push(await fetch(`${adminAddress}/health`), await fetch(`${adminAddress}/metrics`))
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 403, 400, 401, 401, 401, 200, 200],
  )
  for (const answer of answers) {
    const shown = JSON.stringify([...answer.headers]) + (await answer.text())
    assert.doesNotMatch(shown, /neighbour|building-management|sha256|lfs_|access-\d|refresh-\d/)
  }
})

test('all callers are one to the server: no request tells whose it was', async () => {
  origin.requests.length = 0
  await ask('/sensors')
  await ask('/sensors', { authorization: `Bearer ${key}`, cookie: 'a=b' })
  const [one, two] = origin.requests
  assert.equal(one?.headers.authorization, two?.headers.authorization)
  assert.ok(!JSON.stringify(origin.requests).includes(key))
  assert.equal(two?.headers.cookie, undefined)
})
