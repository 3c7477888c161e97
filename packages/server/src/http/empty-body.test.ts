import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId } from '../../testing/api-server.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'

describe('an operation without a body', () => {
  const dataDir = createTemporaryDirectory()
  let api: AdministrationServer
  before(async () => {
    api = await startAdministrationServer(dataDir)
  })
  after(() => api.server.close())

  /** Retires a sensor with a given request, which the SDK would never make. */
  async function retire(type: string, body?: string): Promise<number> {
    const answer = await fetch(`${api.server.publicUrl}/sensors/${sensorId}/retire`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.people.admin.token}`, 'content-type': type },
      ...(body !== undefined && { body }),
    })
    await answer.body?.cancel()
    return answer.status
  }

  it('does not mind what type no content has: axios calls it a form', async () => {
    assert.equal(await retire('application/x-www-form-urlencoded'), 200)
    assert.equal(await retire('application/json'), 200)
  })

  it('still refuses content of a type that is not read', async () => {
    assert.equal(await retire('application/x-www-form-urlencoded', 'a=1'), 415)
  })
})
