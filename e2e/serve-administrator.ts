import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '@openlightfi/server'
import { obtainTokens } from '../compat/drive-login.ts'
import { createCommandPlace } from '../packages/cli/testing/run-command.ts'

/** Starts a real server with one organisation, and a place in which `lightfi` runs as its administrator. */
export async function serveAdministrator() {
  const admin = { username: 'ada@example.org', password: 'correct horse battery staple' }
  const dataDir = await mkdtemp(join(tmpdir(), 'lightfi-e2e-'))
  const place = await createCommandPlace()
  const server = await startServer({ dataDir, port: 0, logLevel: 'error' })
  const close = async () => {
    await world.server.close()
    await rm(dataDir, { recursive: true })
    await place.remove()
  }
  const { estate, accounts, clients } = server
  const organisationId = 'org_acme'
  await estate.createLocation({
    locationId: organisationId,
    parentId: null,
    kind: 'organisation',
    name: 'Acme',
    timeZone: 'UTC',
  })
  await accounts.createUser({ organisationId, ...admin, role: 'admin', locationIds: [organisationId] })
  const { clientId, clientSecret = '' } = await clients.createClient({
    organisationId,
    name: 'Script',
    kind: 'confidential',
  })
  const oauthUrl = `${server.publicUrl}/oauth2`
  const { refresh_token: refreshToken = '' } = await obtainTokens({
    oauthUrl,
    clientId,
    clientSecret,
    ...admin,
  })
  const variables: Record<string, string> = {
    LIGHTFI_SERVER: server.publicUrl,
    LIGHTFI_CLIENT_ID: clientId,
    LIGHTFI_CLIENT_SECRET: clientSecret,
    LIGHTFI_REFRESH_TOKEN: refreshToken,
  }

  /** Runs a command that must succeed, and gives what it wrote to stdout. */
  async function run(commandLine: string, answer?: boolean): Promise<string> {
    const options = { variables, ...(answer !== undefined && { answer }) }
    const { exitCode, stdout, stderr } = await place.run(commandLine, options)
    assert.equal(exitCode, 0, `${commandLine}: ${stderr}`)
    return stdout
  }
  const runJson = async (commandLine: string) => JSON.parse(await run(`${commandLine} --json`))
  /** Whoever starts the server anew puts the new one here. */
  const world = { admin, dataDir, server, place, variables, run, runJson, close }
  return world
}
