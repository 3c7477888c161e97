import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type BenchRow, median } from '../row.ts'

const run = promisify(execFile)
const limitMs = 150
const rounds = 15

/**
 * From the start of the built `lightfi` to its end, with a command that is loaded and stops before it sends
 * anything.
 */
export const cliStart: BenchRow = {
  id: 'cli-start',
  work: 'the built lightfi latest SENSOR, up to saying that nobody is logged in',
  against: 'the limit',
  unit: 'ms',
  goal: 1,
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'lightfi-bench-'))
    try {
      const build = join(import.meta.dirname, '..', '..', 'packages', 'cli', 'build.ts')
      await run(process.execPath, [build, join(folder, 'dist')])
      const durations: number[] = []
      for (let round = 0; round <= rounds; round += 1) {
        const duration = await measureStart(folder)
        if (round > 0) durations.push(duration) // the first one fills the compile cache
      }
      return { ours: median(durations), other: limitMs }
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}

async function measureStart(folder: string): Promise<number> {
  const env = { PATH: process.env.PATH, HOME: folder }
  const started = performance.now()
  const exitCode = await run(
    process.execPath,
    [join(folder, 'dist', 'lightfi.js'), 'latest', 'AQ2-FE753C0D7ADF'],
    {
      env,
    },
  ).then(
    () => 0,
    ({ code }) => code,
  )
  if (exitCode !== 3) throw new Error(`lightfi ended with ${exitCode}, not with "not logged in"`)
  return performance.now() - started
}
