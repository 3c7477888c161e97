import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import { assertDocumentedAnswer } from '../../testing/answer-validator.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { systemClock } from '../clock.ts'
import { createApp } from '../http/app.ts'
import { openRelationalStore, type RelationalStore } from '../storage/relational/relational-store.ts'
import { createSqliteDialect } from '../storage/relational/sqlite-dialect.ts'
import { StatementWatch } from '../storage/statement-watch.ts'
import { StoreUnreachableError } from '../storage/time-series/drivers/time-series-driver.ts'
import { registerHealthRoutes } from './health-routes.ts'
import { Readiness } from './readiness.ts'
import { ReadingsReach } from './readings-reach.ts'

describe('the routes of health', () => {
  const statements = new StatementWatch()
  const state = { integrity: { state: 'ok' }, database: { state: 'ok' } } as const
  const questions: PromiseWithResolvers<void>[] = []
  let relational: RelationalStore
  let readiness: Readiness
  let app: FastifyInstance

  before(async () => {
    const path = join(createTemporaryDirectory(), 'lightfi.sqlite')
    relational = await openRelationalStore(createSqliteDialect(path), systemClock, statements)
    const askReadings = () => {
      const question = Promise.withResolvers<void>()
      questions.push(question)
      return statements.run('readings', 'query', () => question.promise)
    }
    const reach = new ReadingsReach(statements)
    readiness = new Readiness({ ...state, relational, reach, askReadings })
    app = createApp({ publicUrl: 'http://localhost', logLevel: 'silent', trustProxy: false })
    registerHealthRoutes(app, { ...state, readiness })
  })
  after(() => app.close())

  async function ask(operation: (typeof operations)['readLiveness' | 'readReadiness']) {
    const { statusCode, headers, body } = await app.inject(operation.path)
    const parsed = JSON.parse(body)
    assertDocumentedAnswer(operation.operationId, statusCode, String(headers['content-type']), parsed)
    assert.equal(headers['cache-control'], 'no-store')
    return { statusCode, headers, body: parsed }
  }

  async function assertNotReady(detail: RegExp) {
    const { statusCode, headers, body } = await ask(operations.readReadiness)
    assert.equal(statusCode, 503)
    assert.equal(body.code, 'not_ready')
    assert.match(body.detail, detail)
    assert.equal(headers['retry-after'], '2')
    assert.equal((await ask(operations.readLiveness)).statusCode, 200)
  }

  it('wants nothing to be sent to a server that is being started', async () => {
    await assertNotReady(/is being started/)
  })

  it('is ready once it serves', async () => {
    readiness.enter('serving')
    const { statusCode, body } = await ask(operations.readReadiness)
    assert.equal(statusCode, 200)
    assert.partialDeepStrictEqual(body, { status: 'ready', readings: 'ok', database: 'ok' })
  })

  it('stays ready while the server of readings is away, and notices its return by itself', async () => {
    const error = new StoreUnreachableError('connect ECONNREFUSED')
    statements.tell({ store: 'readings', kind: 'query', durationMs: 1, error })
    for (const _ of [1, 2]) {
      const { statusCode, body } = await ask(operations.readReadiness)
      assert.equal(statusCode, 200)
      assert.equal(body.readings, 'unreachable')
    }
    const [question, ...others] = questions.splice(0)
    assert.equal(others.length, 0, 'one question at a time')
    question?.reject(error)
    await assert.rejects(question?.promise ?? Promise.resolve(), error)
    assert.equal((await ask(operations.readReadiness)).body.readings, 'unreachable')
    questions.splice(0)[0]?.resolve()
    await ask(operations.readReadiness)
    assert.equal((await ask(operations.readReadiness)).body.readings, 'ok')
    assert.equal(questions.length, 0, 'nobody asks a server that answers')
  })

  it('is live and not ready while it is being stopped', async () => {
    readiness.enter('stopping')
    await assertNotReady(/is being stopped/)
  })

  it('is live and not ready when its database cannot be asked', async () => {
    readiness.enter('serving')
    await relational.close()
    await assertNotReady(/database .* cannot be asked/)
  })
})
