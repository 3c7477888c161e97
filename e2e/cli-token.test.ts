import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { obtainRefreshToken } from '../compat/drive-login.ts'
import { requirePart } from '../tools/required-part.ts'
import { serveBuilding, viewer } from './serve-building.ts'

const run = promisify(execFile)
const program = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url))
const curl = requirePart('curl')

test('curl calls the API with the header of lightfi token, which is in no argument', {
  skip: curl.skip,
}, async () => {
  const building = await serveBuilding()
  const folder = await mkdtemp(join(tmpdir(), 'lightfi-token-'))
  try {
    const { publicUrl, oauthUrl, web } = building
    const env = {
      PATH: process.env.PATH,
      LIGHTFI_SERVER: publicUrl,
      LIGHTFI_CONFIG_DIR: folder,
      LIGHTFI_CLIENT_ID: web.clientId,
      LIGHTFI_CLIENT_SECRET: web.clientSecret,
      LIGHTFI_REFRESH_TOKEN: await obtainRefreshToken({ oauthUrl, ...web, ...viewer }),
    }
    const line = `"$1" "$2" token --header | "$3" --silent --fail -H @- "$4"`
    const target = `${publicUrl}/locations`
    const { stdout } = await run('sh', ['-c', line, 'sh', process.execPath, program, curl.path, target], {
      env,
    })
    assert.equal(JSON.parse(stdout).data[0].location_id, 'loc_building')
  } finally {
    await building.close()
    await rm(folder, { recursive: true })
  }
})
