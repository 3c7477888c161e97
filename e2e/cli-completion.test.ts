import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { obtainRefreshToken } from '../compat/drive-login.ts'
import { requirePart } from '../tools/required-part.ts'
import { sensorId, serveBuilding, viewer } from './serve-building.ts'

const run = promisify(execFile)
const program = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url))
const zsh = requirePart('zsh')
const fish = requirePart('fish')

describe('shell completion', () => {
  let building: Awaited<ReturnType<typeof serveBuilding>>
  let folder: string
  let env: Record<string, string>
  before(async () => {
    building = await serveBuilding()
    folder = await mkdtemp(join(tmpdir(), 'lightfi-completion-'))
    await mkdir(join(folder, 'bin'))
    await symlink(process.execPath, join(folder, 'bin', 'node'))
    await symlink(program, join(folder, 'bin', 'lightfi'))
    await writeFile(join(folder, 'a file.csv'), '')
    const { publicUrl, oauthUrl, web } = building
    env = {
      PATH: `${join(folder, 'bin')}:/usr/bin:/bin`,
      HOME: folder,
      TERM: 'dumb',
      LIGHTFI_SERVER: publicUrl,
      LIGHTFI_CLIENT_ID: web.clientId,
      LIGHTFI_CLIENT_SECRET: web.clientSecret,
      LIGHTFI_REFRESH_TOKEN: await obtainRefreshToken({ oauthUrl, ...web, ...viewer }),
    }
    for (const shell of ['bash', 'zsh', 'fish'])
      await writeFile(join(folder, shell), (await run('lightfi', ['completion', shell], { env })).stdout)
  })
  after(async () => {
    await building.close()
    await rm(folder, { recursive: true })
  })

  /** The offers of bash for a line: its completion function is called as readline calls it. */
  async function completeInBash(line: string): Promise<string[]> {
    const script = `source ./bash
COMP_LINE=$1 COMP_POINT=\${#1}
_lightfi lightfi
printf '%s\\n' "\${COMPREPLY[@]}"`
    const { stdout } = await run('bash', ['--norc', '-c', script, 'bash', line], { env, cwd: folder })
    return stdout.split('\n').filter(Boolean)
  }

  test('bash completes commands, ids behind a URL with colons, and files with spaces', async () => {
    assert.deepEqual(await completeInBash('lightfi lo'), ['login', 'logout', 'locations'])
    assert.deepEqual(await completeInBash('lightfi latest '), [sensorId])
    assert.deepEqual(await completeInBash(`lightfi --server ${building.publicUrl} history AQ2`), [sensorId])
    assert.deepEqual(await completeInBash(`lightfi history ${sensorId} CO`), ['CO2ppm'])
    assert.deepEqual(await completeInBash('lightfi import a'), ['a file.csv'])
  })

  test('fish completes the same, with descriptions', { skip: fish.skip }, async () => {
    const complete = async (line: string) => {
      const script = 'source fish; complete -C $argv[1]'
      const { stdout } = await run(fish.path, ['--no-config', '-c', script, line], { env, cwd: folder })
      return stdout.split('\n').filter(Boolean)
    }
    assert.deepEqual(await complete(`lightfi latest AQ`), [`${sensorId}\tLobby`])
    assert.deepEqual((await complete('lightfi lo')).map((line) => line.split('\t')[0]).sort(), [
      'locations',
      'login',
      'logout',
    ])
    assert.deepEqual(await complete(`lightfi history ${sensorId} CO`), ['CO2ppm\tppm'])
    assert.ok((await complete('lightfi import a')).some((line) => line.startsWith('a file.csv')))
  })

  test('zsh completes the same', { skip: zsh.skip }, async () => {
    // The function is called as the completion system calls it, and prints what it hands to that.
    const script = `compdef() { :; }
_describe() { print -rl -- "\${(@P)2}" }
_files() { print -r -- 'the files' }
source ./zsh
words=(\${=1}); [[ $1 == *' ' ]] && words+=('')
CURRENT=$#words
_lightfi`
    const complete = async (line: string) => {
      const { stdout } = await run(zsh.path, ['-f', '-c', script, 'zsh', line], { env, cwd: folder })
      return stdout.split('\n').filter(Boolean)
    }
    assert.deepEqual(await complete('lightfi latest '), [`${sensorId}:Lobby`])
    assert.deepEqual(await complete('lightfi hist'), [
      'history:show the data of one variable in a time range',
    ])
    assert.deepEqual(await complete(`lightfi history ${sensorId} temp`), ['temperatureC:°C'])
    assert.deepEqual(await complete('lightfi import a'), ['the files'])
  })
})
