import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fetchToken } from '../testing/fetch-token.ts'
import { readTokens, refresh } from '../testing/login.ts'
import { keepKnown, releaseNames, unpackRelease } from '../testing/releases/open-release.ts'
import {
  askRelease,
  lastBatch,
  logInToRelease,
  postLastBatch,
  type ReleaseFacts,
  readChanges,
  readLastBatch,
  releasePublicUrl,
  releaseTimeMs,
  sortReadings,
} from '../testing/releases/release.ts'
import { type RunningServer, startServer } from './index.ts'

/** A refresh token says who it is of. */
const nobody = { userId: '', username: '', password: '' }

for (const name of releaseNames)
  describe(`a data directory of the release ${name}`, () => {
    let dataDir: string
    let facts: ReleaseFacts
    let server: RunningServer
    let address: string
    let userToken: string
    const start = async () => {
      const config = { dataDir, port: 0, publicUrl: releasePublicUrl, logLevel: 'fatal' } as const
      server = await startServer(config, () => releaseTimeMs)
      address = `http://localhost:${server.port}`
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
      const login = { issuer: `${address}/oauth2`, client: facts.web, user: nobody }
      userToken = (await readTokens(await refresh(login, facts.refreshToken))).access_token
    })

    it('answers what it answered then', async () => {
      const answers = await askRelease(address, userToken)
      for (const [path, earlier] of Object.entries(facts.answers))
        assert.deepEqual(keepKnown(answers[path], earlier), earlier, path)
    })

    it('goes on after a cursor of then, without a gap', async () => {
      const { readings, cursor } = await readChanges(address, userToken, facts.cursor)
      assert.deepEqual(sortReadings(readings), facts.isKilled ? lastBatch : [])
      assert.deepEqual((await readChanges(address, userToken, cursor)).readings, [])
    })

    it('has all that was acknowledged before the server was killed, and nothing where it was stopped', async () => {
      const found = await readLastBatch(address, userToken)
      assert.deepEqual(found, facts.isKilled ? lastBatch : [])
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
