import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import type { ApiAnswer } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'

/** A kind of thing that two people can edit. */
interface Kind {
  /** Makes one. @returns its path. */
  make(create: (path: string, body: unknown) => Promise<ApiAnswer>, name: string): Promise<string>
  /** A change that makes it another, by a text. */
  readonly change: (text: string) => Record<string, unknown>
  readonly lastAction: string
}

const sensorIds = Array.from({ length: 20 }, (_, at) => `AQ2-${String(at).padStart(12, '0')}`)

const kinds: Readonly<Record<string, Kind>> = {
  location: {
    make: async (create, name) => {
      const { body } = await create('/locations', { parent_id: 'building', kind: 'floor', name })
      return `/locations/${body.location_id}`
    },
    change: (name) => ({ name }),
    lastAction: 'location.changed',
  },
  sensor: {
    make: async (create, name) => {
      const sensor_id = sensorIds.pop()
      await create('/sensors', { sensor_id, location_id: 'floor', name })
      return `/sensors/${sensor_id}`
    },
    change: (name) => ({ name }),
    lastAction: 'sensor.changed',
  },
  client: {
    make: async (create, name) => {
      const { body } = await create('/clients', { name, kind: 'public' })
      return `/clients/${body.client_id}`
    },
    change: (name) => ({ name }),
    lastAction: 'client.changed',
  },
  user: {
    make: async (create, name) => {
      const email = `${name.replaceAll(' ', '-')}@example.org`
      const { body } = await create('/users', { email, role: 'viewer', location_ids: ['floor'] })
      return `/users/${body.user.user_id}`
    },
    change: (text) => ({ role: text === 'first' ? 'installer' : 'admin' }),
    lastAction: 'user.changed',
  },
  webhook: {
    make: async (create, description) => {
      const { body } = await create('/webhooks', { url: 'https://hooks.example/x', description })
      return `/webhooks/${body.webhook_id}`
    },
    change: (description) => ({ description }),
    lastAction: 'webhook.changed',
  },
}

describe('two editors', () => {
  let api: AdministrationServer
  before(async () => {
    api = await startAdministrationServer()
  })
  after(() => api.server.close())

  const create = async (path: string, body: unknown) => {
    const answer = await api.as(api.people.admin, 'POST', path, body)
    assert.equal(answer.status, 201, JSON.stringify(answer.body))
    return answer
  }
  const send = (method: string, path: string, ifMatch?: string, body?: unknown) =>
    api.call(path, {
      token: api.people.admin.token,
      method,
      headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const versionOf = async (path: string) => (await send('GET', path)).body.version as string

  for (const [what, { make, change, lastAction }] of Object.entries(kinds)) {
    it(`of a ${what} are told of each other: the second changes nothing, and hears who was first`, async () => {
      const path = await make(create, `two of ${what}`)
      const version = await versionOf(path)
      const [one, other] = await Promise.all([
        send('PATCH', path, `"${version}"`, change('first')),
        send('PATCH', path, `"${version}"`, change('second')),
      ])
      assert.deepEqual(
        [one.status, other.status].toSorted(),
        [200, 412],
        JSON.stringify([one.body, other.body]),
      )
      const [done, refused] = one.status === 200 ? [one, other] : [other, one]
      assertProblem(refused, 'changed_meanwhile')
      const { last_change: last } = refused.body
      assert.deepEqual([last.by, last.action], [api.people.admin.username, lastAction])
      assert.equal(done.body.version, await versionOf(path))
      assert.notEqual(done.body.version, version)
      assertProblem(await send('DELETE', path, `"${version}"`), 'changed_meanwhile')
      assert.equal((await send('PATCH', path, undefined, change('second'))).status, 200)
      assert.equal((await send('DELETE', path, `"${await versionOf(path)}"`)).status, 204)
    })
  }

  it('are told what the header must be where it names no version', async () => {
    const answer = await api.call('/locations/floor', {
      token: api.people.admin.token,
      method: 'PATCH',
      headers: { 'if-match': 'xPhqhkIFycEVrj1ZxcRlNUC' },
      body: JSON.stringify({ name: 'Unquoted' }),
    })
    assertProblem(answer, 'invalid_parameter')
    assert.match(answer.body.detail, /^If-Match must be a version in double quotes/)
    assert.equal(api.server.estate.findLocation('floor')?.name, 'Floor')
  })

  it('of a sensor are not disturbed by its readings', async () => {
    const sensorId = sensorIds.pop() ?? ''
    await create('/sensors', { sensor_id: sensorId, location_id: 'floor', name: 'Busy' })
    const version = await versionOf(`/sensors/${sensorId}`)
    await api.post([{ sensor_id: sensorId, var_name: 'CO2ppm', time: 1_760_000_000, value: 500 }])
    assert.equal(await versionOf(`/sensors/${sensorId}`), version)
    const retired = await send('POST', `/sensors/${sensorId}/retire`, `"${version}"`)
    assert.equal(retired.status, 200)
    assertProblem(await send('POST', `/sensors/${sensorId}/reinstate`, `"${version}"`), 'changed_meanwhile')
  })

  it('of a user are told once for all that one of them changes together', async () => {
    const path = await (kinds.user as Kind).make(create, 'several at once')
    const version = await versionOf(path)
    const body = { role: 'installer', location_ids: ['building'], disabled: true }
    const changed = await send('PATCH', path, `"${version}"`, body)
    assert.deepEqual([changed.status, changed.body.status], [200, 'disabled'])
    assertProblem(await send('PATCH', path, `"${version}"`, { disabled: false }), 'changed_meanwhile')
  })

  it('of a location see the same version whatever lies above that they do not see', async () => {
    const { accounts } = api.server
    const [username, password] = ['only-floor@example.org', 'correct horse battery']
    const wanted = {
      organisationId: 'org',
      username,
      password,
      role: 'admin' as const,
      locationIds: ['floor'],
    }
    const { userId } = await accounts.createUser(wanted)
    const { access_token: token } = await api.logIn({ username, password }, api.web)
    const person = { userId, username, password, token }
    const read = async () => (await api.as(person, 'GET', '/locations/floor')).body.version
    const version = await read()
    assert.notEqual(version, await versionOf('/locations/floor'))
    await send('PATCH', '/locations/floor', undefined, { parent_id: 'org' })
    assert.equal(await read(), version)
    await send('PATCH', '/locations/floor', undefined, { parent_id: 'building' })
  })
})
