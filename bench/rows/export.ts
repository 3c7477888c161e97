import { readFileSync } from 'node:fs'
import { withProcess } from '../child-process.ts'
import { fixture, fixtureReadings, prepareDataDirectory } from '../fixture.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import type { OurServer } from '../programs/our-server.ts'
import { type BenchRow, median } from '../row.ts'

const rounds = 3
const limitMiB = 700
const limitMegabytesPerS = 100

interface Figures {
  readonly csvMegabytesPerS: number
  readonly csvS: number
  readonly parquetS: number
  /** Most memory that the server held at any time, all rounds of both included. */
  readonly peakMiB: number
}

/** Everything that is stored, through the API. The rows share one measurement, since it takes long. */
export const exports: readonly BenchRow[] = [
  {
    id: 'export',
    work: `all ${fixtureReadings} readings as CSV`,
    against: 'the limit',
    unit: 'MB/s',
    goal: 1,
    measure: async () => ({ ours: (await measureOnce()).csvMegabytesPerS, other: limitMegabytesPerS }),
  },
  {
    id: 'export-parquet',
    work: 'the same as Parquet',
    against: 'the same as CSV',
    unit: 's',
    goal: 1,
    async measure() {
      const { parquetS, csvS } = await measureOnce()
      return { ours: parquetS, other: csvS }
    },
  },
  {
    id: 'export-memory',
    work: 'most memory of the server meanwhile',
    against: 'the limit',
    unit: 'MiB',
    goal: 1,
    measure: async () => ({ ours: (await measureOnce()).peakMiB, other: limitMiB }),
  },
]

let measured: Promise<Figures> | undefined

function measureOnce(): Promise<Figures> {
  measured ??= prepareDataDirectory().then((dataDir) =>
    withProcess('programs/our-server.ts', [dataDir], measure),
  )
  return measured
}

async function measure(ready: OurServer): Promise<Figures> {
  const token = await fetchServiceToken(ready)
  const csv: number[] = []
  const parquet: number[] = []
  let csvBytes = 0
  for (let round = 0; round < rounds; round += 1) {
    const asCsv = await download(ready, token, 'csv')
    csvBytes = asCsv.bytes
    csv.push(asCsv.seconds)
    parquet.push((await download(ready, token, 'parquet')).seconds)
  }
  const csvS = median(csv)
  const peakMiB = readPeakMiB(ready.pid)
  return { csvMegabytesPerS: csvBytes / 1e6 / csvS, csvS, parquetS: median(parquet), peakMiB }
}

async function download(
  { url }: OurServer,
  token: string,
  format: 'csv' | 'parquet',
): Promise<{ seconds: number; bytes: number }> {
  const to = fixture.fromS + fixture.minutes * 60
  const target = `${url}/readings?location_id=${fixture.locationId}&from=${fixture.fromS}&to=${to}&derived=false&format=${format}`
  const started = performance.now()
  const response = await fetch(target, { headers: { authorization: `Bearer ${token}` } })
  if (!response.ok || !response.body) throw new Error(`${target}: HTTP ${response.status}`)
  let bytes = 0
  let lines = -1 // the header
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (format === 'csv') lines += countLineFeeds(chunk)
  }
  const seconds = (performance.now() - started) / 1000
  if (format === 'csv' && lines !== fixtureReadings) throw new Error(`${lines} lines, not ${fixtureReadings}`)
  return { seconds, bytes }
}

function countLineFeeds(chunk: Uint8Array): number {
  let count = 0
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) count += 1
  return count
}

/** The high-water mark that Linux keeps of a process. */
function readPeakMiB(pid: number): number {
  const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  if (kib === undefined) throw new Error(`the system does not say what memory process ${pid} had`)
  return Number(kib) / 1024
}
