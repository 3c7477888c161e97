import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { compileCache } from '../../../process/testing/compile-cache.ts'

const program = fileURLToPath(new URL('../main.ts', import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'lightfi-shim-ending-'))
after(() => rmSync(directory, { recursive: true }))

const secretFile = join(directory, 'secret')
writeFileSync(secretFile, 'hush', { mode: 0o600 })

async function findFreePort(): Promise<number> {
  const server = createSocketServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** `lightfi shim run` that gets no token, on a port that is known without its output. */
async function start(stdout: 'pipe' | number, tokenServer = 'http://127.0.0.1:1') {
  const [port, adminPort] = [await findFreePort(), await findFreePort()]
  const settings = {
    server: tokenServer,
    'oauth.grant': 'clientCredentials',
    'oauth.clientId': 'client',
    'oauth.clientSecretFile': secretFile,
    'listen.tcp.port': port,
    'admin.port': adminPort,
  }
  const words = Object.entries(settings).flatMap(([name, value]) => ['--set', `${name}=${value}`])
  const child = spawn(process.execPath, [program, 'shim', 'run', ...words], {
    stdio: ['ignore', stdout, 'pipe'],
    env: { ...compileCache, HOME: directory },
  })
  let told = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    told += text
  })
  const url = `http://127.0.0.1:${port}`
  const answers = async () => {
    assert.equal(child.exitCode, null, told)
    try {
      return (await fetch(`http://127.0.0.1:${adminPort}/health`)).status > 0
    } catch {
      return false
    }
  }
  while (!(await answers())) await new Promise((resolve) => setTimeout(resolve, 20))
  return { child, url, readText: () => told, ended: once(child, 'exit') }
}

/** The shim answers at once, and logs, what it refuses by itself. */
async function assertAnswers(url: string): Promise<void> {
  for (let count = 0; count < 20; count += 1)
    assert.equal((await fetch(`${url}/locations`, { method: 'DELETE' })).status, 403)
}

describe('the end of lightfi shim run', () => {
  it('is 0 after a signal when its standard output is on a full disk, and callers were answered until then', async () => {
    const { child, url, ended } = await start(openSync('/dev/full', 'w'))
    await assertAnswers(url)
    child.kill('SIGTERM')
    assert.deepEqual(await ended, [0, null])
  })

  it('is 0 after a signal when the reader of its standard output has gone', async () => {
    const { child, url, ended } = await start('pipe')
    child.stdout?.destroy()
    await assertAnswers(url)
    child.kill('SIGTERM')
    assert.deepEqual(await ended, [0, null])
  })

  it('is immediate at a second signal, and says so', async (t) => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1') // a refresh under way is waited for
    await once(silent, 'listening')
    t.after(() => silent.close().closeAllConnections())
    const { port } = silent.address() as AddressInfo
    const asked = once(silent, 'request')
    const starting = start('pipe', `http://127.0.0.1:${port}`)
    await asked
    const { child, ended, readText } = await starting
    child.stdout?.resume()
    t.after(() => child.kill('SIGKILL'))
    const again = setInterval(() => {
      if (!readText().includes('second signal')) child.kill('SIGTERM')
    }, 50)
    assert.deepEqual(await ended, [143, null])
    clearInterval(again)
    assert.match(readText(), /lightfi was ended at once by a second signal, SIGTERM\./)
  })
})
