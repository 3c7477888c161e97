import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type BenchRow, type Measured, median } from '../row.ts'
import { withDirectory } from '../with-directory.ts'

const run = promisify(execFile)
const rounds = 15

/**
 * From the start of the built `lightfi` to its end, with a command that is loaded and stops before it sends
 * anything.
 */
export const cliStart: BenchRow = {
  id: 'cli-start',
  work: 'the built lightfi latest SENSOR, up to saying that nobody is logged in',
  against: 'node -e 0',
  unit: 'ms',
  goal: 1 / 2.5,
  measure: () => withDirectory(compareStarts),
}

async function compareStarts(folder: string): Promise<Measured> {
  const build = join(import.meta.dirname, '..', '..', 'packages', 'cli', 'build.ts')
  await run(process.execPath, [build, join(folder, 'dist')])
  const command = [join(folder, 'dist', 'lightfi.js'), 'latest', 'AQ2-FE753C0D7ADF']
  const durations: { ours: number[]; other: number[] } = { ours: [], other: [] }
  for (let round = 0; round <= rounds; round += 1) {
    const ours = await measureStart(folder, command, 3) // nobody is logged in
    const other = await measureStart(folder, ['-e', '0'], 0)
    if (round === 0) continue // the first one fills the compile cache
    durations.ours.push(ours)
    durations.other.push(other)
  }
  return { ours: median(durations.ours), other: median(durations.other) }
}

async function measureStart(home: string, args: readonly string[], expected: number): Promise<number> {
  const env = { PATH: process.env.PATH, HOME: home }
  const started = performance.now()
  const exitCode = await run(process.execPath, [...args], { env }).then(
    () => 0,
    ({ code }) => code,
  )
  if (exitCode !== expected) throw new Error(`${args.join(' ')} ended with ${exitCode}, not with ${expected}`)
  return performance.now() - started
}
