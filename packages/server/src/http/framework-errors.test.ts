import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { problems } from '@openlightfi/contract'
import Fastify, { errorCodes, type FastifyInstance } from 'fastify'
import { createApp } from './app.ts'
import { findClientProblem } from './client-errors.ts'
import { toProblemError } from './problem-reply.ts'

/**
 * Mistakes in the code of a server, which no request can cause. A new one of Fastify's is looked at here
 * first.
 */
const mistakesOfOurs =
  /^FST_ERR_(AJV|DEC|DUPLICATED_ROUTE|ERROR_HANDLER|FORCE_CLOSE|HOOK|INIT_OPTS|INSTANCE|LISTEN|LOG|MISSING|OPTIONS|PARENT|PLUGIN|QSP|REOPENED|REQ_INVALID_VALIDATION|ROOT_PLG|SCH|SEND|ASYNC_CONSTRAINT|BAD_STATUS_CODE|BAD_TRAILER|REP_|FAILED_ERROR_SERIALIZATION)/
const othersOfOurs = [
  'FST_ERR_CTP_ALREADY_PRESENT',
  'FST_ERR_CTP_EMPTY_TYPE',
  'FST_ERR_CTP_INSTANCE_ALREADY_STARTED',
  'FST_ERR_CTP_INVALID_HANDLER',
  'FST_ERR_CTP_INVALID_PARSE_TYPE',
  'FST_ERR_CTP_INVALID_TYPE',
  'FST_ERR_ROUTE_BODY_LIMIT_OPTION_NOT_INT',
  'FST_ERR_ROUTE_BODY_VALIDATION_SCHEMA_NOT_SUPPORTED',
  'FST_ERR_ROUTE_DUPLICATED_HANDLER',
  'FST_ERR_ROUTE_HANDLER_NOT_FN',
  'FST_ERR_ROUTE_HANDLER_TIMEOUT_OPTION_NOT_INT',
  'FST_ERR_ROUTE_LOG_LEVEL_INVALID',
  'FST_ERR_ROUTE_METHOD_INVALID',
  'FST_ERR_ROUTE_METHOD_NOT_SUPPORTED',
  'FST_ERR_ROUTE_MISSING_HANDLER',
  'FST_ERR_ROUTE_OPTIONS_NOT_OBJ',
  'FST_ERR_ROUTE_REWRITE_NOT_STR',
  'FST_ERR_VALIDATION', // no route has a schema of Fastify's
]

/** Requests as bytes, and the status of each answer. */
const requests: readonly (readonly [what: string, bytes: string, status: number])[] = [
  ['QUERY with a body and no type', 'QUERY /known HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}', 405],
  [
    'QUERY with a type',
    'QUERY /known HTTP/1.1\r\nhost: x\r\ncontent-type: text/x\r\ncontent-length: 2\r\n\r\n{}',
    405,
  ],
  ['a method of WebDAV', 'PROPFIND /known HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}', 405],
  ['DELETE with a body and no type', 'DELETE /known HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}', 405],
  [
    'a body for a path that is not there',
    'POST /nowhere HTTP/1.1\r\nhost: x\r\ncontent-type: a/b\r\ncontent-length: 2\r\n\r\n{}',
    404,
  ],
  ['a body without a type', 'POST /taken HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}', 415],
  [
    'a type that is none',
    'POST /taken HTTP/1.1\r\nhost: x\r\ncontent-type: ;;\r\ncontent-length: 2\r\n\r\n{}',
    415,
  ],
  [
    'an empty body of JSON',
    'POST /taken HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 0\r\n\r\n',
    400,
  ],
  ['a path that is no UTF-8', 'GET /%ff HTTP/1.1\r\nhost: x\r\n\r\n', 404],
  ['a path that is very long', `GET /${'a'.repeat(300)} HTTP/1.1\r\nhost: x\r\n\r\n`, 404],
  ['a method that nobody knows', 'BREW / HTTP/1.1\r\nhost: x\r\n\r\n', 400],
  ['no HTTP at all', 'hello\r\n\r\n', 400],
  ['two lengths', 'POST /taken HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab', 400],
  ['a chunk of no size', 'POST /taken HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n', 400],
  ['too many headers', `GET / HTTP/1.1\r\nhost: x\r\n${'a: b\r\n'.repeat(4_000)}\r\n`, 431],
]

describe('what the framework and the parser of HTTP refuse', () => {
  let app: FastifyInstance
  before(async () => {
    app = createApp({ publicUrl: 'http://localhost', logLevel: 'silent', trustProxy: false })
    app.get('/health', async () => ({}))
    app.post('/taken', async () => ({}))
    await app.listen({ port: 0, host: '127.0.0.1' })
  })
  after(() => app.close())

  for (const [what, bytes, status] of requests) {
    it(`is never a mistake of ours: ${what} gets ${status}`, async () => {
      const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
      socket.write(bytes.replace('/known', '/health'))
      const [answer] = (await once(socket, 'data')) as [Buffer]
      socket.destroy()
      assert.match(answer.toString(), new RegExp(`^HTTP/1.1 ${status} `))
      assert.match(answer.toString(), /application\/problem\+json/)
    })
  }

  it('is, by every code of Fastify, either a problem of the caller or a mistake that no request brings about', () => {
    for (const [name, Constructor] of Object.entries(errorCodes)) {
      const { code } = toProblemError(new Constructor('a', 'b', 'c'), 1)
      const isOurs = mistakesOfOurs.test(name) || othersOfOurs.includes(name)
      assert.equal(code === 'internal_error', isOurs, `${name} becomes ${code}`)
    }
  })

  it('is, by whatever code the parser has, a problem of the caller', () => {
    const codes = [
      'ERR_HTTP_REQUEST_TIMEOUT',
      'HPE_HEADER_OVERFLOW',
      'HPE_INVALID_METHOD',
      'HPE_ANYTHING',
      undefined,
    ]
    for (const code of codes) {
      const { status } = problems[findClientProblem(code === undefined ? {} : { code })]
      assert.ok(status >= 400 && status < 500, String(code))
    }
  })

  it('is what this test believes it is: another app answers in words of its own', async () => {
    const bare = Fastify()
    const answer = await bare.inject({ method: 'GET', url: '/%ff' })
    assert.doesNotMatch(String(answer.headers['content-type']), /problem/)
    await bare.close()
  })
})
