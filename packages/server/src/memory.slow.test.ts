import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { MemoryGroup } from '../testing/memory-group.ts'
import { type KillLoopServer, killLoopSensorIds } from '../testing/programs/kill-loop-server.ts'
import { createTemporaryDirectory } from '../testing/temporary-directory.ts'

const limitBytes = 1024 ** 3
const canLimit = (() => {
  const group = MemoryGroup.create(limitBytes)
  group?.remove()
  return group !== undefined
})()
if (!canLimit && process.env.CI === 'true')
  throw new Error('This machine does not let tests make a control group.')

const locate = (name: string) => fileURLToPath(new URL(`../testing/programs/${name}`, import.meta.url))
const firstTimeS = Date.UTC(2026, 0, 1) / 1000
const batchSize = 1000

/** Starts a program, in a control group where one is given. */
function startProgram(prefix: readonly string[], name: string, ...args: string[]): ChildProcess {
  const [command = '', ...words] = [...prefix, process.execPath, locate(name), ...args]
  return spawn(command, words, { stdio: ['pipe', 'pipe', 'pipe'] })
}

/**
 * A command that makes a process the first of its own namespace, as in a container, where the machine lets
 * tests do that.
 */
const asFirst = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child']
const canBeFirst = spawnSync('unshare', [...asFirst.slice(1), 'true']).status === 0

async function findServer(child: ChildProcess): Promise<KillLoopServer & { authorization: string }> {
  assert.ok(child.stdout)
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{')) continue
    const server = JSON.parse(line) as KillLoopServer
    const response = await fetch(`${server.url}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: server.clientId,
        client_secret: server.clientSecret,
        scope: 'readings:read readings:write',
      }),
    })
    const { access_token: token } = (await response.json()) as { access_token: string }
    return { ...server, authorization: `Bearer ${token}` }
  }
  throw new Error('the server ended before it served')
}

/**
 * Posts batches until the server is gone, and tells of each. @returns the number of acknowledged readings.
 */
async function postUntilKilled(
  { url, authorization }: Awaited<ReturnType<typeof findServer>>,
  onAcknowledged = () => {},
): Promise<number> {
  for (let acknowledged = 0; ; acknowledged += batchSize) {
    if (acknowledged > 0) onAcknowledged()
    const readings = Array.from({ length: batchSize }, (_, index) => ({
      sensor_id: killLoopSensorIds[0],
      var_name: 'CO2ppm',
      time: firstTimeS + acknowledged + index,
      value: 400,
    }))
    try {
      const response = await fetch(`${url}/readings`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ readings }),
      })
      assert.equal(((await response.json()) as { accepted: number }).accepted, batchSize)
    } catch (error) {
      if (error instanceof TypeError) return acknowledged
      throw error
    }
  }
}

it('finds everything acknowledged after the kernel killed it because the container had no memory left', {
  skip: canLimit ? false : 'SKIPPED: this machine does not let tests make a control group',
}, async (t) => {
  const dataDir = join(createTemporaryDirectory(), 'data')
  const group = MemoryGroup.create(limitBytes)
  assert.ok(group)
  const child = startProgram(group.prefix(1000), 'kill-loop-server.ts', dataDir)
  t.after(() => child.kill('SIGKILL'))
  const killed = once(child, 'exit')
  const server = await findServer(child)
  const posted = postUntilKilled(server)
  const hog = startProgram(group.prefix(0), 'memory-hog.ts')
  t.after(() => hog.kill('SIGKILL'))
  const hogEnded = once(hog, 'exit')
  assert.deepEqual(await killed, [null, 'SIGKILL'])
  hog.kill('SIGKILL')
  await hogEnded
  group.remove()
  const acknowledged = await posted

  const again = startProgram([], 'kill-loop-server.ts', dataDir)
  t.after(() => again.kill('SIGKILL'))
  await findAcknowledged(await findServer(again), acknowledged)
})

it('ends when it has no heap left, also as the first process of a container, and finds everything acknowledged', async (t) => {
  const dataDir = join(createTemporaryDirectory(), 'data')
  const prefix = [
    ...(canBeFirst ? asFirst : []),
    'env',
    `NODE_OPTIONS=--max-old-space-size=150 --import=${locate('heap-hog.ts')}`,
  ]
  const child = startProgram(prefix, 'kill-loop-server.ts', dataDir)
  t.after(() => child.kill('SIGKILL'))
  const ended = once(child, 'exit', { signal: AbortSignal.timeout(120_000) })
  const server = await findServer(child)
  assert.ok(child.stderr)
  const words = text(child.stderr)
  const posted = postUntilKilled(server, () => child.stdin?.write('die'))
  const [code, signal] = await ended
  // An abort of the first process becomes a fault, since that process ignores the signal.
  assert.deepEqual([code, signal], [null, canBeFirst ? 'SIGSEGV' : 'SIGABRT'])
  assert.match(await words, /heap out of memory/)
  const acknowledged = await posted
  assert.ok(acknowledged > 0)

  const again = startProgram([], 'kill-loop-server.ts', dataDir)
  t.after(() => again.kill('SIGKILL'))
  await findAcknowledged(await findServer(again), acknowledged)
})

async function findAcknowledged(
  { url, authorization }: Awaited<ReturnType<typeof findServer>>,
  acknowledged: number,
): Promise<void> {
  const path = `/sensors/${killLoopSensorIds[0]}/CO2ppm/history?from=${firstTimeS}&limit=100000`
  const response = await fetch(url + path, { headers: { authorization } })
  const { data } = (await response.json()) as { data: { time: number }[] }
  const times = new Set(data.map(({ time }) => time))
  for (let index = 0; index < Math.min(acknowledged, 100_000); index += 1)
    assert.ok(times.has(firstTimeS + index))
}
