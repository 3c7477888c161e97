import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { systemClock } from '../../clock.ts'
import { OpenModels } from './open-models.ts'

describe('what of the library stays in memory', () => {
  let open: OpenModels
  beforeEach(() => {
    open = new OpenModels(systemClock)
  })

  function keep(model: string, idHash: string, payload: object, address: string): boolean {
    return open.keep(model, { idHash, payload: { jti: idHash, ...payload }, expiresInS: 600 }, address)
  }

  it('is each login page, and each session and device code until somebody has logged in for it', () => {
    assert.equal(keep('Interaction', 'login', {}, '192.0.2.1'), true)
    assert.equal(keep('Session', 'session', {}, '192.0.2.1'), true)
    assert.equal(keep('DeviceCode', 'device', { userCode: 'BCDF', clientId: 'cli' }, '192.0.2.1'), true)
    assert.equal(open.findByUserCode('BCDF')?.clientId, 'cli')
    for (const model of ['Session', 'DeviceCode']) {
      assert.equal(
        keep(model, model === 'Session' ? 'session' : 'device', { accountId: 'ada' }, '192.0.2.1'),
        false,
      )
      assert.equal(open.count(model), 0)
    }
    for (const model of ['Grant', 'RefreshToken', 'AuthorizationCode']) {
      assert.equal(keep(model, 'id', {}, '192.0.2.1'), false)
    }
  })

  it('is 100 of an address or IPv6 network, 2,000 devices of a client and 5,000 in all', () => {
    for (let index = 0; index < 300; index += 1)
      keep('Interaction', `a${index}`, {}, `2001:db8:1:2::${index}`)
    assert.equal(open.count('Interaction'), 100)
    for (let index = 0; index < 8_000; index += 1) {
      keep('Interaction', `b${index}`, {}, `198.51.${index >> 8}.${index & 255}`)
      keep(
        'DeviceCode',
        `c${index}`,
        { clientId: 'cli', userCode: `${index}` },
        `198.51.${index >> 8}.${index & 255}`,
      )
    }
    assert.equal(open.count('Interaction'), 5_000)
    assert.equal(open.count('DeviceCode'), 2_000)
  })

  it('of people who are logged in makes no room for strangers', () => {
    keep('Interaction', 'consent', { session: { accountId: 'ada' } }, '198.51.100.1')
    for (let index = 0; index < 8_000; index += 1) {
      keep('Interaction', `b${index}`, {}, `198.51.${index >> 8}.${index & 255}`)
    }
    assert.ok(open.find('Interaction', 'consent'))
  })
})
