import { withProcess } from '../child-process.ts'
import { fixture, fixtureReadings, prepareDataDirectory } from '../fixture.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import { readMemoryMiB } from '../process-memory.ts'
import type { OurServer } from '../programs/our-server.ts'
import { copyDataDirectory } from '../recent-day.ts'
import { type BenchRow, type Measured, median } from '../row.ts'
import { withDirectory } from '../with-directory.ts'

const rounds = 5
const limitMiB = 700
const leastBytes = fixtureReadings / 2

type Format = 'csv' | 'parquet'

interface Figures {
  readonly csv: Measured
  readonly parquet: Measured
  /** Most memory that the server held at any time, all rounds of both included. */
  readonly peakMiB: number
}

/** Everything that is stored, through the API. The rows share one measurement, since it takes long. */
export const exports: readonly BenchRow[] = [
  {
    id: 'export',
    work: `all ${fixtureReadings} readings as CSV`,
    against: 'the engine alone, one statement into a file',
    unit: 's',
    goal: 0.7,
    measure: async () => (await measureOnce()).csv,
  },
  {
    id: 'export-parquet',
    work: 'the same as Parquet',
    against: 'the engine alone, the same statement',
    unit: 's',
    goal: 0.7,
    measure: async () => (await measureOnce()).parquet,
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

/** The engine alone has a copy: one process at a time may open a directory, and both work in turn. */
function measureOnce(): Promise<Figures> {
  measured ??= withDirectory(async (directory) => {
    const copy = await copyDataDirectory(directory)
    return withProcess('programs/our-server.ts', [await prepareDataDirectory()], (ours: OurServer) =>
      withProcess('programs/bare-engine.ts', [copy], (bare: { url: string }) => measure(ours, bare.url)),
    )
  })
  return measured
}

async function measure(ours: OurServer, bareUrl: string): Promise<Figures> {
  const token = await fetchServiceToken(ours)
  const compare = async (format: Format): Promise<Measured> => {
    const seconds: { ours: number[]; other: number[] } = { ours: [], other: [] }
    for (let round = 0; round < rounds; round += 1) {
      seconds.ours.push(await measureDownload(ours, token, format))
      seconds.other.push(await measureEngine(`${bareUrl}/${format}`))
    }
    return { ours: median(seconds.ours), other: median(seconds.other) }
  }
  const [csv, parquet] = [await compare('csv'), await compare('parquet')]
  return { csv, parquet, peakMiB: readMemoryMiB(ours.pid, 'VmHWM') }
}

async function measureEngine(url: string): Promise<number> {
  const started = performance.now()
  const response = await fetch(url)
  const text = await response.text()
  if (!response.ok || Number(text) < leastBytes) throw new Error(`${url}: ${response.status}, ${text}`)
  return (performance.now() - started) / 1000
}

async function measureDownload({ url }: OurServer, token: string, format: Format): Promise<number> {
  const to = fixture.fromS + fixture.minutes * 60
  const target = `${url}/readings?location_id=${fixture.locationId}&from=${fixture.fromS}&to=${to}&derived=false&format=${format}`
  const started = performance.now()
  const response = await fetch(target, {
    headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' },
  })
  if (!response.ok || !response.body) throw new Error(`${target}: HTTP ${response.status}`)
  let lines = -1 // the header
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    if (format === 'csv') lines += countLineFeeds(chunk)
  }
  const seconds = (performance.now() - started) / 1000
  if (format === 'csv' && lines !== fixtureReadings) throw new Error(`${lines} lines, not ${fixtureReadings}`)
  return seconds
}

function countLineFeeds(chunk: Uint8Array): number {
  let count = 0
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) count += 1
  return count
}
