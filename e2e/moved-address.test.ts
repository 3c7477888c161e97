/** What a login says once the server has another public address than the one that it was made for. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import {
  createMemoryTokenStore,
  createRefreshTokenGrant,
  createTokenSource,
  TokenRefusedError,
} from '@openlightfi/client'
import { startServer } from '@openlightfi/server'
import { obtainRefreshToken } from '../compat/drive-login.ts'
import { createCommandPlace } from '../packages/cli/testing/run-command.ts'
import { findFreePort } from '../packages/server/src/http/find-free-port.ts'

const person = { username: 'viv', password: 'correct horse battery staple' }

/** Makes a login at one address of a server, and starts the server again with another one. */
async function moveServer(t: TestContext) {
  const dataDir = await mkdtemp(join(tmpdir(), 'lightfi-moved-'))
  const port = await findFreePort('localhost')
  const common = { dataDir, port, logLevel: 'error' } as const
  const start = (hostname: string) => startServer({ ...common, publicUrl: `http://${hostname}:${port}` })
  const before = await start('localhost')
  const { locationId: organisationId } = await before.estate.createLocation({
    parentId: null,
    kind: 'organisation',
    name: 'Acme',
    timeZone: 'UTC',
  })
  await before.accounts.createUser({
    organisationId,
    ...person,
    role: 'viewer',
    locationIds: [organisationId],
  })
  const { clientId, clientSecret = '' } = await before.clients.createClient({
    organisationId,
    name: 'Web',
    kind: 'confidential',
  })
  const client = { clientId, clientSecret }
  const refreshToken = await obtainRefreshToken({
    oauthUrl: `${before.publicUrl}/oauth2`,
    ...client,
    ...person,
  })
  await before.close()
  const moved = await start('127.0.0.1')
  let running = moved
  t.after(async () => {
    await running.close()
    await rm(dataDir, { recursive: true })
  })
  const moveBack = async () => {
    await moved.close()
    running = await start('localhost')
    return `${running.publicUrl}/oauth2`
  }
  return { url: moved.publicUrl, oauthUrl: `${moved.publicUrl}/oauth2`, client, refreshToken, moveBack }
}

test('the SDK and the doctor say that the server has moved, and a login works again once it is back', async (t) => {
  const { url, oauthUrl, client, refreshToken, moveBack } = await moveServer(t)
  const tokens = createTokenSource({
    grant: createRefreshTokenGrant({ oauthUrl, ...client }),
    store: createMemoryTokenStore({ refreshToken }),
  })
  await assert.rejects(tokens.getAccessToken(), (error) => {
    assert.ok(error instanceof TokenRefusedError && error.oauthError === 'invalid_target')
    assert.match(error.message, /under another address .* than the one .*: log in again\.$/)
    return true
  })
  const place = await createCommandPlace()
  t.after(() => place.remove())
  const variables = {
    LIGHTFI_SERVER: url,
    LIGHTFI_CLIENT_ID: client.clientId,
    LIGHTFI_CLIENT_SECRET: client.clientSecret,
    LIGHTFI_REFRESH_TOKEN: refreshToken,
  }
  const { exitCode, stdout } = await place.run('doctor', { variables })
  assert.equal(exitCode, 3)
  assert.match(stdout, /^fail {2}token .*another address .*log in again\. Set LIGHTFI_REFRESH_TOKEN/m)
  const back = { oauthUrl: await moveBack(), ...client }
  const store = createMemoryTokenStore({ refreshToken })
  assert.ok(await createTokenSource({ grant: createRefreshTokenGrant(back), store }).getAccessToken())
})
