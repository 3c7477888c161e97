import { get } from 'node:http'
import { withProcess } from '../child-process.ts'
import { fixtureSensorId, prepareDataDirectory } from '../fixture.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import type { OurServer } from '../programs/our-server.ts'
import { type BenchRow, findQuantile, type Measured, median } from '../row.ts'

const rounds = 40
const warmUps = 8
const readers = 6

/** What compressed answers cost those who take them, and those who read besides. */
export const compression: readonly BenchRow[] = [
  {
    id: 'compressed',
    work: 'all data of a sensor as CSV, zstd',
    against: 'the same without a coding',
    unit: 'ms',
    goal: null,
    measure: () => measure(compareAlone),
  },
  {
    id: 'beside-compressed',
    work: `a short history while ${readers} take such answers in gzip`,
    against: 'the same while they take them without a coding',
    unit: 'ms',
    goal: null,
    measure: () => measure(compareBeside),
  },
]

interface Api {
  readonly url: string
  readonly authorization: string
}

async function measure(compare: (api: Api) => Promise<Measured>): Promise<Measured> {
  return withProcess('programs/our-server.ts', [await prepareDataDirectory()], async (ours: OurServer) =>
    compare({ url: ours.url, authorization: `Bearer ${await fetchServiceToken(ours)}` }),
  )
}

const longPath = `/sensors/${fixtureSensorId(7)}/CO2ppm/history?from=0&format=csv`
const shortPath = `/sensors/${fixtureSensorId(3)}/CO2ppm/history?from=0&limit=1000`

async function compareAlone(api: Api): Promise<Measured> {
  const took: { ours: number[]; other: number[] } = { ours: [], other: [] }
  let bytes = { ours: 0, other: 0 }
  for (let round = -warmUps; round < rounds; round += 1) {
    const [ours, other] = [await take(api, longPath, 'zstd'), await take(api, longPath, 'identity')]
    if (round < 0) continue
    took.ours.push(ours.ms)
    took.other.push(other.ms)
    bytes = { ours: ours.bytes, other: other.bytes }
  }
  return {
    ours: median(took.ours),
    other: median(took.other),
    note: `${bytes.ours} bytes in place of ${bytes.other}`,
  }
}

async function compareBeside(api: Api): Promise<Measured> {
  const [gzip, identity] = [await readBeside(api, 'gzip'), await readBeside(api, 'identity')]
  const tail = (figures: number[]) => findQuantile(figures, 0.95).toFixed(1)
  return {
    ours: median(gzip),
    other: median(identity),
    note: `95 % within ${tail(gzip)} ms, against ${tail(identity)} ms`,
  }
}

/** Reads short histories while others take long ones. @returns milliseconds of each. */
async function readBeside(api: Api, coding: string): Promise<number[]> {
  let isOver = false
  const others = Array.from({ length: readers }, async () => {
    while (!isOver) await take(api, longPath, coding)
  })
  const took: number[] = []
  for (let round = -warmUps; round < rounds * 5; round += 1) {
    const { ms } = await take(api, shortPath, 'identity')
    if (round >= 0) took.push(ms)
  }
  isOver = true
  await Promise.all(others)
  return took
}

/** Takes an answer as it comes: the time of decoding is not the server's. */
function take({ url, authorization }: Api, path: string, coding: string) {
  const started = performance.now()
  return new Promise<{ readonly ms: number; readonly bytes: number }>((resolve, reject) => {
    const headers = { authorization, 'accept-encoding': coding }
    get(url + path, { headers }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('error', reject)
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve({ ms: performance.now() - started, bytes })
        else reject(new Error(`${path} answered ${answer.statusCode}`))
      })
    }).on('error', reject)
  })
}
