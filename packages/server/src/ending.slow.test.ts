import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync, openSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ServerProcess, type ServerProcessOptions } from '../testing/server-process.ts'
import { SmallDisk, skipWithoutDisk } from '../testing/small-disk.ts'
import { createTemporaryDirectory } from '../testing/temporary-directory.ts'

const directory = createTemporaryDirectory()
const failingServer = fileURLToPath(new URL('../testing/programs/failing-server.ts', import.meta.url))

let directories = 0
let port = 18_100 + (process.pid % 1000) * 4

/** Starts a server on a port that is known without its output. */
function start(how: ServerProcessOptions, args: readonly string[] = [], logLevel = 'info') {
  port += 1
  directories += 1
  const dataDir = join(directory, `data-${directories}`)
  const settings = { LIGHTFI_DATA_DIR: dataDir, LIGHTFI_PORT: String(port), LIGHTFI_LOG_LEVEL: logLevel }
  return { server: new ServerProcess(settings, args, how), url: `http://localhost:${port}`, port, dataDir }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok
  } catch {
    return false
  }
}

async function waitUntil(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** Makes more lines than pipe and memory take. */
async function makeManyLines(url: string): Promise<void> {
  const path = `/${'long-path'.repeat(900)}`
  for (let round = 0; round < 20; round += 1) {
    await Promise.all(Array.from({ length: 10 }, () => fetch(url + path).then((answer) => answer.text())))
  }
}

describe('the end of lightfi-server', () => {
  for (const [what, stdout] of [
    ['on a full disk', () => openSync('/dev/full', 'w')],
    ['a pipe that nobody reads', undefined],
  ] as const) {
    it(`serves and ends cleanly when its standard output is ${what}`, async () => {
      const { server, url } = start({ ...(stdout && { stdout: stdout() }) })
      server.pauseOutput()
      await waitUntil(() => isHealthy(url))
      await makeManyLines(url)
      assert.equal(await isHealthy(url), true)
      server.kill('SIGTERM')
      assert.equal(await server.exit(), 0)
    })
  }

  it('serves and ends cleanly when the reader of its standard output has gone', async () => {
    const { server, url } = start({})
    await waitUntil(() => isHealthy(url))
    server.closeOutput()
    await makeManyLines(url)
    assert.equal(await isHealthy(url), true)
    server.kill('SIGTERM')
    assert.equal(await server.exit(), 0)
  })

  it('is immediate at a second signal, and says so', async () => {
    const { server, url, port: serverPort } = start({})
    await waitUntil(() => isHealthy(url))
    const caller = connect(serverPort, 'localhost')
    caller.on('error', () => {})
    const head = ['POST /oauth2/token HTTP/1.1', 'Host: x', 'Content-Length: 1000']
    caller.write(`${head.join('\r\n')}\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\ngrant`)
    await once(caller, 'connect')
    await waitUntil(() => server.output.includes('setup'))
    await fetch(`${url}/health`) // the request before has begun by then
    const again = setInterval(() => server.kill('SIGTERM'), 50)
    await server.find(/(ended at once by a second signal, SIGTERM\.)/)
    clearInterval(again)
    assert.equal(await server.end(), 143)
    caller.destroy()
  })

  it('is an exit with 1 after an error that nobody caught, whatever the engine is doing', async () => {
    for (const [mistake, text] of [
      ['error', 'nobody catches this error'],
      ['rejection', 'nobody handles this rejection'],
    ] as const) {
      const { server, url } = start({ program: failingServer }, [mistake])
      assert.equal(await server.end(), 1)
      const told = server.output.match(new RegExp(`that nobody caught: Error: ${text}`, 'g'))
      assert.equal(told?.length, 1, server.output)
      assert.equal(await isHealthy(url), false)
    }
  })

  it('is at once when a signal comes before it serves', async () => {
    const { server, dataDir } = start({})
    await waitUntil(() => existsSync(join(dataDir, 'lock')))
    server.kill('SIGTERM')
    assert.equal(await server.end(), 0, server.output)
  })
})

it('says how many lines of its log were lost once the disk of the log has space again', {
  skip: skipWithoutDisk,
}, async (t) => {
  const disk = new SmallDisk(join(directory, 'log-disk'), '64k')
  t.after(() => disk.unmount())
  const log = join(disk.path, 'log')
  const { server, url } = start({ stdout: openSync(log, 'a') })
  await waitUntil(() => isHealthy(url))
  await makeManyLines(url)
  assert.equal(await isHealthy(url), true)
  disk.resize('16m')
  await waitUntil(() => readFileSync(log, 'utf8').includes('lines of the log were lost'))
  server.kill('SIGTERM')
  assert.equal(await server.exit(), 0)
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n')
  const lost = lines.map((line) => line.startsWith('{') && JSON.parse(line).lost_lines).find((count) => count)
  const requests = lines.filter((line) => line.includes('long-path')).length
  assert.equal(requests + lost, 200)
})
