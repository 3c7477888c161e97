import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, afterEach, before, describe, it, mock } from 'node:test'
import { auditActionList } from '@openlightfi/contract'
import { startAdministrationServer } from '../../testing/administration-server.ts'
import { clientActs } from '../../testing/audited-acts/client-acts.ts'
import { estateActs } from '../../testing/audited-acts/estate-acts.ts'
import { loginActs } from '../../testing/audited-acts/login-acts.ts'
import { RelationalState } from '../../testing/audited-acts/relational-state.ts'
import { type AuditedAct, Stage } from '../../testing/audited-acts/stage.ts'
import { userActs } from '../../testing/audited-acts/user-acts.ts'
import { retentionActs, webhookActs } from '../../testing/audited-acts/webhook-acts.ts'
import { startOauthServer } from '../../testing/oauth-server.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { askRunningServer } from '../administration/index.ts'
import { startServer } from '../index.ts'

const acts: readonly AuditedAct[] = [
  ...estateActs,
  ...clientActs,
  ...userActs,
  ...webhookActs,
  ...retentionActs,
  ...loginActs,
]

describe('an act and its entry in the audit log', () => {
  const dataDir = createTemporaryDirectory()
  let stage: Stage
  let state: RelationalState
  before(async () => {
    stage = new Stage(await startAdministrationServer(dataDir), dataDir)
    state = new RelationalState(join(dataDir, 'lightfi.sqlite'))
  })
  after(async () => {
    state.close()
    await stage.api.server.close()
  })
  afterEach(() => {
    state.mend()
    mock.timers.reset()
  })

  /** Reads everything that the server holds in memory, as text. */
  function readMemory(): string {
    const { accounts, clients, estate, webhooks } = stage.api.server
    const top = estate.findLocation('org')
    const locations = top === undefined ? [] : [...estate.subtreeOf(top)]
    const sensors = locations.flatMap(({ locationId }) => estate.sensorsIn(locationId))
    const settings = locations.map(({ locationId }) => estate.settingsOf(locationId))
    const hooks = webhooks.list('org').map(({ webhook }) => webhook)
    const people = [accounts.listUsers('org'), clients.listClients('org')]
    return JSON.stringify([people, locations, settings, sensors, hooks])
  }

  /** Does the act on a fresh subject, where it fails, and checks that nothing changed. */
  async function failCompletely(act: AuditedAct, spoil: () => void): Promise<() => Promise<number>> {
    const run = await act.prepare(stage)
    const before = [state.read(), readMemory(), state.listActions().length]
    spoil()
    const status = await run()
    assert.ok(status >= 500, `the caller was answered ${status}`)
    state.mend()
    assert.deepEqual([state.read(), readMemory(), state.listActions().length], before)
    return run
  }

  for (const act of acts) {
    it(`come together or not at all: ${act.name}`, async () => {
      if (!act.changesNothing) await failCompletely(act, () => state.breakAllButLog())
      mock.timers.reset()
      const failed = await failCompletely(act, () => state.breakLog())
      mock.timers.reset()
      // The remains of the attempt in memory must not hinder the act afterwards.
      const run = act.isUsedUp ? await act.prepare(stage) : failed
      const [stateBefore, actionsBefore] = [state.read(), state.listActions().length]
      const status = await run()
      assert.ok(status < 500, `the caller was answered ${status}`)
      assert.ok(act.changesNothing || status < 400, `the caller was answered ${status}`)
      assert.ok(state.listActions().slice(actionsBefore).includes(act.action))
      assert.equal(state.read() !== stateBefore, !act.changesNothing)
    })
  }

  it('are shown here for every action', () => {
    const shown = new Set<string>(acts.map(({ action }) => action))
    const missing = auditActionList.filter((action) => !shown.has(action))
    assert.deepEqual(
      missing,
      ['readings.repaired', 'database.acknowledged', 'backup.created', 'backup.restored', 'setup.completed'],
      'these have servers of their own, below, or change nothing here but the log',
    )
  })
})

describe('the setup and its entry in the audit log', () => {
  it('come together or not at all', async () => {
    const server = await startOauthServer({ empty: true })
    const state = new RelationalState(server.databasePath)
    try {
      const link = new URL((await server.oauth.setup.createLink()) ?? '')
      const answers = {
        organisation_name: 'Acme',
        time_zone: 'Europe/London',
        username: 'grace',
        password: 'nine words would do here',
        password_again: 'nine words would do here',
      }
      const body = new URLSearchParams({ token: link.searchParams.get('token') ?? '', ...answers })
      const run = async () => (await fetch(`${server.address}/setup`, { method: 'POST', body })).status
      const before = state.read()
      for (const spoil of [() => state.breakAllButLog(), () => state.breakLog()]) {
        spoil()
        assert.equal(await run(), 500)
        state.mend()
        assert.equal(state.read(), before)
        assert.deepEqual(state.listActions(), [])
      }
      assert.equal(await run(), 200)
      assert.deepEqual(state.listActions(), ['setup.completed'])
      assert.equal(server.accounts.size, 1)
    } finally {
      state.close()
      await server.close()
    }
  })
})

describe('the end of an alarm and its entry in the audit log', () => {
  for (const [store, action] of [
    ['readings', 'readings.repaired'],
    ['database', 'database.acknowledged'],
  ] as const)
    it(`come together or not at all: ${store}`, async () => {
      const dataDir = createTemporaryDirectory()
      const config = { dataDir, port: 0, logLevel: 'fatal' } as const
      await (await startServer(config)).close()
      const state = new RelationalState(join(dataDir, 'lightfi.sqlite'))
      state.plantDamage(store)
      const server = await startServer(config)
      const isAlarmed = () => state.read().includes(`{"name":"${store}.damage","content":"{`)
      try {
        for (const spoil of [() => state.breakAllButLog(), () => state.breakLog()]) {
          spoil()
          await assert.rejects(askRunningServer(dataDir, ['repair']))
          state.mend()
          assert.ok(isAlarmed())
          assert.deepEqual(state.listActions(), [])
        }
        await askRunningServer(dataDir, ['repair'])
        assert.ok(!isAlarmed())
        assert.deepEqual(state.listActions(), [action])
      } finally {
        state.close()
        await server.close()
      }
    })
})
