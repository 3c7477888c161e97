import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withProcess } from '../child-process.ts'
import { createEmptyDataDirectory, fixture, fixtureSensorId } from '../fixture.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import type { OurServer } from '../programs/our-server.ts'
import { type BenchRow, findQuantile, type Measured, median } from '../row.ts'

const rounds = 5
const asksPerRound = 200
const connections = 200
const readingsPerBody = 20_000
const fromS = Date.UTC(2026, 3, 1) / 1000

/** How long an orchestrator waits for `/health` while much is posted, against the same server when nothing is. */
export const health: BenchRow = {
  id: 'health',
  work: `/health, p99, while ${connections} connections post ${readingsPerBody} readings each`,
  against: 'itself idle',
  unit: 'ms',
  goal: 1 / 10,
  async measure() {
    const directory = mkdtempSync(join(tmpdir(), 'lightfi-bench-'))
    try {
      await createEmptyDataDirectory(join(directory, 'data'))
      return await withProcess('programs/our-server.ts', [join(directory, 'data')], compareWithIdle)
    } finally {
      rmSync(directory, { recursive: true, force: true })
    }
  },
}

async function compareWithIdle(server: OurServer): Promise<Measured> {
  const token = await fetchServiceToken(server)
  await measureP99(server.url, () => false) // warm
  const figures: { idle: number; busy: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const idle = await measureP99(server.url, () => false)
    const posts = postFromAll(server.url, token, round)
    let isOver = false
    const over = posts.then(() => {
      isOver = true
    })
    const busy = await measureP99(server.url, () => isOver)
    await over
    figures.push({ idle, busy })
  }
  return {
    ours: median(figures.map(({ busy }) => busy)),
    other: median(figures.map(({ idle }) => idle)),
  }
}

/** Asks one request after the other, a few times a second as probes of several monitors do. */
async function measureP99(url: string, isOver: () => boolean): Promise<number> {
  const tookMs: number[] = []
  while (tookMs.length < asksPerRound && !isOver()) {
    const begin = performance.now()
    const response = await fetch(`${url}/health`)
    await response.text()
    if (!response.ok) throw new Error(`/health answered ${response.status}`)
    tookMs.push(performance.now() - begin)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return findQuantile(tookMs, 0.99)
}

/** Every connection posts one body; those that find the server full come again, as gateways do. */
async function postFromAll(url: string, token: string, round: number): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ readings: createReadings(round) })
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let tries = 0; tries < 100; tries += 1) {
        const response = await fetch(`${url}/readings`, { method: 'POST', headers, body })
        await response.text()
        if (response.ok) return
        if (response.status !== 429 && response.status !== 503) throw new Error(`answered ${response.status}`)
        const waitS = Number(response.headers.get('retry-after') ?? 1)
        await new Promise((resolve) => setTimeout(resolve, waitS * 1000))
      }
      throw new Error('a post was refused a hundred times')
    }),
  )
}

function createReadings(round: number): unknown[] {
  return Array.from({ length: readingsPerBody }, (_, index) => ({
    sensor_id: fixtureSensorId(index % fixture.sensors),
    var_name: fixture.varNames[index % fixture.varNames.length],
    time: fromS + round * 86_400 + index,
    value: (index % 600) / 10,
  }))
}
