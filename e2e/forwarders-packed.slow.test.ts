import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { mosquittoPart } from '../packages/process/testing/mosquitto-broker.ts'
import { waitUntil } from '../packages/process/testing/wait-until.ts'
import { postgresPart } from '../packages/shim/testing/postgres-server.ts'
import { type Scene, setForwardingScene } from './forwarding.ts'

const root = join(import.meta.dirname, '..')

/**
 * The search path without what npm puts before it, so that `node` is the machine's own, which may be as old
 * as 20.
 */
const searchPath = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((directory) => !directory.includes('node_modules'))
  .join(delimiter)

describe('the packed command', { skip: mosquittoPart.skip || postgresPart.skip }, () => {
  let scene: Scene
  let child: ChildProcess | undefined
  before(async () => {
    scene = await setForwardingScene()
  })
  after(async () => {
    child?.kill('SIGKILL')
    await scene.close()
  })

  it('forwards to every kind of destination with the Node of the machine, and ends when told to', async () => {
    const { directory, building, forwarders, stateDirectory } = scene
    const dist = join(directory, 'dist')
    await promisify(execFile)(process.execPath, [join(root, 'packages', 'cli', 'build.ts'), dist])
    const { clientId, clientSecret } = building.reader
    const clientSecretFile = join(directory, 'secret')
    await writeFile(clientSecretFile, clientSecret)
    const file = join(directory, 'shim.json')
    const oauth = { grant: 'clientCredentials', clientId, clientSecretFile, scope: 'readings:read' }
    const ports = { listen: { tcp: { port: 0 } }, admin: { port: 0 } }
    await writeFile(file, JSON.stringify({ server: building.publicUrl, oauth, ...ports, forwarders }))
    const running = spawn('node', [join(dist, 'lightfi.js'), 'shim', 'run', '--config', file], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { PATH: searchPath, HOME: directory, STATE_DIRECTORY: stateDirectory },
    })
    child = running
    await waitUntil(() => scene.hasBegun(), { what: 'every forwarder having a cursor' })
    const nowS = Math.floor(Date.now() / 1000)
    await building.post([nowS - 5, 1], [nowS - 100_000, 2])
    const hasBoth = async () => Object.values(await scene.listDelivered()).every(({ length }) => length === 2)
    await waitUntil(hasBoth, { what: 'two readings everywhere' })
    const ended = once(running, 'exit')
    running.kill('SIGTERM')
    assert.deepEqual(await ended, [0, null])
  })
})
