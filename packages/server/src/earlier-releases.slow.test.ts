import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fetchToken } from '../testing/fetch-token.ts'
import { assertUpgradeGoesOn, shortUpgradeSteps } from '../testing/releases/interrupted-upgrade.ts'
import {
  assertAnswersAsThen,
  refreshLogin,
  releaseNames,
  startOnRelease,
  unpackRelease,
} from '../testing/releases/open-release.ts'
import {
  lastBatch,
  logInToRelease,
  postLastBatch,
  type ReleaseFacts,
  readChanges,
  readLastBatch,
  sortReadings,
} from '../testing/releases/release.ts'
import { strace } from '../testing/traced-server.ts'
import type { RunningServer } from './index.ts'

for (const name of releaseNames)
  describe(`a data directory of the release ${name}`, () => {
    let dataDir: string
    let facts: ReleaseFacts
    let server: RunningServer
    let address: string
    let userToken: string
    const start = async () => {
      ;({ server, address } = await startOnRelease(dataDir))
    }
    before(async () => {
      ;({ dataDir, facts } = unpackRelease(name))
      await start()
    })
    after(() => server.close())

    it('is noted as one of the format of today', () => {
      const { format_version } = JSON.parse(readFileSync(join(dataDir, 'lightfi.json'), 'utf8'))
      assert.equal(format_version, 2)
    })

    it('goes on with the login of a user, of which no page is asked', async () => {
      userToken = await refreshLogin(address, facts)
    })

    it('answers what it answered then, and has all that was acknowledged before the server was killed', () =>
      assertAnswersAsThen(address, userToken, facts))

    it('goes on after a cursor of then, without a gap', async () => {
      const { readings, cursor } = await readChanges(address, userToken, facts.cursor)
      assert.deepEqual(sortReadings(readings), facts.isKilled ? lastBatch : [])
      assert.deepEqual((await readChanges(address, userToken, cursor)).readings, [])
    })

    it('lets the user log in with the password', async () => {
      const { access_token } = await logInToRelease(server.port, facts.username, facts.web)
      assert.notEqual(access_token, userToken)
    })

    it('takes readings of the gateway, which are there after another start', async () => {
      await postLastBatch(address, await fetchToken(address, facts.gateway))
      await server.close()
      await start()
      assert.deepEqual(await readLastBatch(address, userToken), lastBatch)
    })
  })

describe('an upgrade that is killed goes on at the next start', { skip: strace.skip }, () => {
  for (const step of shortUpgradeSteps)
    it(`before ${step.call} ${step.number} of ${step.file ?? 'any file'}`, () =>
      assertUpgradeGoesOn('593334e-killed', step))
})
