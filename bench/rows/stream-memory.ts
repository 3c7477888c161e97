import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { withProcess } from '../child-process.ts'
import { createEmptyDataDirectory } from '../fixture.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import { readMemoryMiB } from '../process-memory.ts'
import type { OurServer } from '../programs/our-server.ts'
import { connectStreams } from '../receivers.ts'
import type { BenchRow, Measured } from '../row.ts'
import { withDirectory } from '../with-directory.ts'

const [fewer, more] = [500, 2_500]
const limitBytes = 20_000

/** The memory of the server that an open stream takes, its connection and what Fastify keeps of it too. */
export const streamMemory: BenchRow = {
  id: 'stream-memory',
  work: `a stream of events, as the memory of the process grows from ${fewer} to ${more} of them`,
  against: 'the limit that was set',
  unit: 'bytes',
  goal: 1,
  measure: () =>
    withDirectory(async (directory) => {
      await createEmptyDataDirectory(join(directory, 'data'))
      return withProcess('programs/our-server.ts', [join(directory, 'data')], measureGrowth)
    }),
}

async function measureGrowth({ url, pid, service }: OurServer): Promise<Measured> {
  const token = await fetchServiceToken({ url, service })
  const few = await connectStreams(url, token, fewer, () => {})
  const beforeMiB = await readHeldMiB(pid)
  const many = await connectStreams(url, token, more - fewer, () => {})
  const afterMiB = await readHeldMiB(pid)
  few.close()
  many.close()
  const ours = ((afterMiB - beforeMiB) * 2 ** 20) / (more - fewer)
  return { ours, other: limitBytes, note: `${beforeMiB.toFixed(0)} to ${afterMiB.toFixed(0)} MiB` }
}

/** Reads the memory of a process without its garbage. */
async function readHeldMiB(pid: number): Promise<number> {
  let leastMiB = Number.POSITIVE_INFINITY
  for (let look = 0; look < 5; look += 1) {
    process.kill(pid, 'SIGUSR2')
    await delay(500)
    leastMiB = Math.min(leastMiB, readMemoryMiB(pid, 'VmRSS'))
  }
  return leastMiB
}
