import { withProcess } from '../child-process.ts'
import { fixture, fixtureSensorId, prepareDataDirectory } from '../fixture.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import { readMemoryMiB } from '../process-memory.ts'
import type { OurServer } from '../programs/our-server.ts'
import { type BenchRow, type Measured, median } from '../row.ts'

const rounds = 5
const limitMiB = 500
/** Sensors of which one variable is asked for: a little less than a sheet holds. */
const sensorCount = 24
const rowCount = sensorCount * fixture.minutes

interface Figures {
  readonly speed: Measured
  /** Most memory that the server held at any time, all rounds of both included. */
  readonly peakMiB: number
}

/** A sheet full of readings, through the API. The rows share one measurement, since it takes long. */
export const sheetExports: readonly BenchRow[] = [
  {
    id: 'export-xlsx',
    work: `${rowCount} readings as a workbook`,
    against: 'the same as CSV',
    unit: 'readings/s',
    goal: 0.1,
    measure: async () => (await measureOnce()).speed,
  },
  {
    id: 'export-xlsx-memory',
    work: 'most memory of the server meanwhile',
    against: 'the limit',
    unit: 'MiB',
    goal: 1,
    measure: async () => ({ ours: (await measureOnce()).peakMiB, other: limitMiB }),
  },
]

let measured: Promise<Figures> | undefined

function measureOnce(): Promise<Figures> {
  measured ??= withOurServer(async (ours) => {
    const token = await fetchServiceToken(ours)
    const speeds: Record<'xlsx' | 'csv', number[]> = { xlsx: [], csv: [] }
    for (let round = 0; round < rounds; round += 1)
      for (const format of ['xlsx', 'csv'] as const)
        speeds[format].push(rowCount / (await measureDownload(ours, token, format)))
    const speed = { ours: median(speeds.xlsx), other: median(speeds.csv) }
    return { speed, peakMiB: readMemoryMiB(ours.pid, 'VmHWM') }
  })
  return measured
}

async function withOurServer<Result>(measure: (ours: OurServer) => Promise<Result>): Promise<Result> {
  return withProcess('programs/our-server.ts', [await prepareDataDirectory()], measure)
}

async function measureDownload({ url }: OurServer, token: string, format: 'xlsx' | 'csv'): Promise<number> {
  const to = fixture.fromS + fixture.minutes * 60
  const sensors = Array.from({ length: sensorCount }, (_, index) => `sensor_id=${fixtureSensorId(index)}`)
  const target = `${url}/readings?${sensors.join('&')}&var_name=CO2ppm&from=${fixture.fromS}&to=${to}&format=${format}`
  const started = performance.now()
  const response = await fetch(target, {
    headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' },
  })
  if (!response.ok || !response.body)
    throw new Error(`${target}: HTTP ${response.status}, ${await response.text()}`)
  let bytes = 0
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) bytes += chunk.length
  if (bytes < rowCount) throw new Error(`${bytes} bytes for ${rowCount} rows`)
  return (performance.now() - started) / 1000
}
