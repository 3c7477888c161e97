import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { findFreePort } from '../../packages/server/src/http/find-free-port.ts'
import { withProcess } from '../child-process.ts'
import { fixture, prepareDataDirectory } from '../fixture.ts'
import { type BenchRow, median } from '../row.ts'

const rounds = 7
const seriesCount = fixture.sensors * fixture.varNames.length

/** From the start of the process to the first 200, with the whole fixture stored. */
export const start: BenchRow = {
  id: 'start',
  work: 'main.ts to the first 200, 21.6 million readings stored',
  against: 'the same modules and engine, the newest row of each series',
  unit: 's',
  goal: 0.8,
  async measure() {
    const dataDir = await prepareDataDirectory()
    const durations: { ours: number[]; other: number[] } = { ours: [], other: [] }
    for (let round = 0; round <= rounds; round += 1) {
      const ours = await measureStart(dataDir)
      const other = await measureBareStart(dataDir)
      if (round === 0) continue // to warm up
      durations.ours.push(ours)
      durations.other.push(other)
    }
    return { ours: median(durations.ours), other: median(durations.other) }
  },
}

/** Up to its line, by which it has the newest rows. */
function measureBareStart(dataDir: string): Promise<number> {
  const started = performance.now()
  return withProcess('programs/bare-start.ts', [dataDir], async ({ series }: { series: number }) => {
    const duration = (performance.now() - started) / 1000
    if (series !== seriesCount) throw new Error(`the engine has ${series} series, not ${seriesCount}`)
    return duration
  })
}

async function measureStart(dataDir: string): Promise<number> {
  const port = await findFreePort('127.0.0.1')
  const program = new URL('../../packages/server/src/main.ts', import.meta.url).pathname
  const started = performance.now()
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      LIGHTFI_PORT: String(port),
      LIGHTFI_DATA_DIR: dataDir,
      LIGHTFI_LOG_LEVEL: 'error',
    },
  })
  while (!(await isServing(port))) {
    if (child.exitCode !== null) throw new Error(`main.ts ended with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const duration = (performance.now() - started) / 1000
  child.kill('SIGTERM')
  await once(child, 'exit')
  return duration
}

async function isServing(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://localhost:${port}/health`)).ok
  } catch (error) {
    if (error instanceof TypeError) return false // nothing listens yet
    throw error
  }
}
