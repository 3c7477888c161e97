import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { withProcess } from '../child-process.ts'
import type { DemoCost } from '../programs/demo-server.ts'
import type { BenchRow } from '../row.ts'

/** As long as the journal gathers in a quiet building: what it gathered is taken in once, at the close. */
const runMs = 300_000

const historyDays = 2

/** Files in memory would count as nothing written. */
const folder = new URL('../../.cache/bench', import.meta.url).pathname

interface Pair {
  readonly ours: DemoCost
  readonly direct: DemoCost
}

/** The cost of the quiet demo, for the disk and the processor. The rows share one measurement. */
export const wear: readonly BenchRow[] = [
  {
    id: 'wear',
    work: `bytes written to disk per reading by the quiet demo in ${runMs / 60_000} minutes`,
    against: 'the engine written directly, at the same time',
    unit: 'bytes',
    goal: 20,
    async measure() {
      const { ours, direct } = await measureOnce()
      const note = `${ours.readings} and ${direct.readings} readings`
      return { ours: countPerReading(ours), other: countPerReading(direct), note }
    },
  },
  {
    id: 'wear-cpu',
    work: 'seconds of processor time of the same demo',
    against: 'the engine written directly, at the same time',
    unit: 's',
    goal: 1,
    async measure() {
      const { ours, direct } = await measureOnce()
      const percent = (cpuS: number) => ((100_000 * cpuS) / runMs).toFixed(1)
      const note = `${percent(ours.cpuS)} % and ${percent(direct.cpuS)} % of a core`
      return { ours: ours.cpuS, other: direct.cpuS, note }
    },
  },
]

let measured: Promise<Pair> | undefined

function measureOnce(): Promise<Pair> {
  measured ??= measure()
  return measured
}

/** Both at once, on directories of their own, so that other load of the machine hits both. */
async function measure(): Promise<Pair> {
  mkdirSync(folder, { recursive: true })
  const directory = mkdtempSync(join(folder, 'wear-'))
  try {
    const [ours, direct] = await Promise.all([
      measureDemo(join(directory, 'ours'), true),
      measureDemo(join(directory, 'direct'), false),
    ])
    return { ours, direct }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Another process fills the history, so that the one that is measured has nothing of it left to do. */
async function measureDemo(dataDir: string, hasJournal: boolean): Promise<DemoCost> {
  await runDemo(dataDir, hasJournal, 0)
  return runDemo(dataDir, hasJournal, runMs)
}

function runDemo(dataDir: string, hasJournal: boolean, ms: number): Promise<DemoCost> {
  const args = [dataDir, hasJournal, historyDays, ms].map(String)
  return withProcess('programs/demo-server.ts', args, async (cost: DemoCost) => cost)
}

function countPerReading({ writtenBytes, readings }: DemoCost): number {
  if (writtenBytes === 0 || readings === 0) throw new Error('the demo has written nothing')
  return writtenBytes / readings
}
