import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { operations, type UserOutput, userScope } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../problem-error.ts'
import { AccessGuard } from './access-guard.ts'
import { createApp } from './app.ts'
import { bindOperation } from './bind-operation.ts'
import type { Caller } from './caller.ts'

const ada: Caller = {
  subject: 'ada',
  clientId: 'cli',
  grantId: 'grant',
  tokenId: 'token',
  expiresAtMs: Number.MAX_SAFE_INTEGER,
  role: 'admin',
  isNarrowed: false,
  scopes: new Set([userScope]),
  organisationId: 'acme',
  locationIds: ['acme'],
}
const guard = new AccessGuard(
  async () => ada,
  () => 0,
)
const user: UserOutput = {
  user_id: 'grace',
  version: 'v',
  username: 'grace',
  email: null,
  role: 'viewer',
  location_ids: ['acme'],
  status: 'active',
  second_factor: false,
  created_at: 0,
}

describe('the body of an operation', () => {
  let app: FastifyInstance
  before(() => {
    app = createApp({ publicUrl: 'http://localhost', logLevel: 'silent', trustProxy: false })
    bindOperation(
      app,
      guard,
      operations.changeUser,
      async ({ params, body }) => ({ ...user, user_id: params.user_id, role: body.role ?? user.role }),
      {
        requireFirst: ({ params }) => {
          if (params.user_id !== 'grace') throw new ProblemError('not_found', 'No such user.')
        },
      },
    )
  })
  after(() => app.close())

  const change = async (userId: string, body: object) => {
    const headers = { authorization: 'Bearer x' }
    const answer = await app.inject({ method: 'PATCH', url: `/users/${userId}`, headers, payload: body })
    return answer.json()
  }

  it('is what its schema says, or is refused with each place that is wrong', async () => {
    assert.equal((await change('grace', { role: 'installer' })).role, 'installer')
    const { code, errors } = await change('grace', { role: 'owner', name: 'G' })
    assert.equal(code, 'invalid_body')
    assert.deepEqual(errors, [
      { pointer: '/role', detail: 'must be one of viewer, installer, admin' },
      { pointer: '/name', detail: 'is not known; known are role, location_ids, disabled' },
    ])
  })

  it('is looked at after what the operation is about, and after the parameters', async () => {
    assert.equal((await change('hopper', { role: 'owner' })).code, 'not_found')
    assert.equal((await change('a.b', { role: 'owner' })).code, 'invalid_parameter')
  })

  it('is of its own operation, which the compiler holds', () => {
    const scope = createApp({ publicUrl: 'http://localhost', logLevel: 'silent', trustProxy: false })
    // @ts-expect-error a client has a kind, the changes of a user have none
    bindOperation(scope, guard, operations.changeUser, async ({ body }) => ({ ...user, role: body.kind }))
  })

  it('that may be text needs a reader, and has the type that it gives', () => {
    const scope = createApp({ publicUrl: 'http://localhost', logLevel: 'silent', trustProxy: false })
    const receipt = { accepted: 0, throttled: 0, rejected: [] }
    assert.throws(
      () => bindOperation(scope, guard, operations.createReadings, async () => receipt),
      /create_readings.* without what reads it/,
    )
    bindOperation(
      scope,
      guard,
      operations.createReadings,
      async ({ body }) => ({ ...receipt, accepted: body.length }),
      { readBody: String },
    )
  })
})
