import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { withProcess } from '../child-process.ts'
import { createEmptyDataDirectory } from '../fixture.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import type { OurServer } from '../programs/our-server.ts'
import type { PostedFlood } from '../programs/post-readings.ts'
import { type BenchRow, findQuantile, type Measured, median } from '../row.ts'

const rounds = 5
const asksPerRound = 200
const connections = 200
const readingsPerBody = 20_000
const fromS = Date.UTC(2026, 3, 1) / 1000

/**
 * The wait of an orchestrator for `/health` while much is posted, against the same server when nothing is.
 */
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
    figures.push({ idle, busy: await measureWhilePosting(server.url, token, fromS + round * 86_400) })
  }
  return {
    ours: median(figures.map(({ busy }) => busy)),
    other: median(figures.map(({ idle }) => idle)),
  }
}

/** The posts have a thread of their own, or they would hold up the measuring. */
async function measureWhilePosting(url: string, token: string, firstS: number): Promise<number> {
  const flood: PostedFlood = { url, token, connections, readingsPerBody, fromS: firstS }
  const posting = new Worker(new URL('../programs/post-readings.ts', import.meta.url), { workerData: flood })
  let isOver = false
  const over = once(posting, 'exit').finally(() => {
    isOver = true
  })
  const [p99] = await Promise.all([measureP99(url, () => isOver), over])
  return p99
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
