import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withProcess } from '../child-process.ts'
import type { FloorServer } from '../programs/floor-server.ts'
import { type BenchRow, type Measured, median } from '../row.ts'
import { withDirectory } from '../with-directory.ts'

const rounds = 300
const warmUps = 50

/** A whole floor with all latest values, and the 304 when nothing has changed since. */
export const snapshots: readonly BenchRow[] = [
  {
    id: 'snapshot',
    work: 'a floor, 1,000 sensors x 5 values',
    against: 'a bare Fastify route that stringifies the same object',
    unit: 'ms',
    goal: 0.8,
    measure: () => measureFloor(200),
  },
  {
    id: 'snapshot-304',
    work: 'the same floor, unchanged',
    against: 'a bare Fastify route that answers 304',
    unit: 'ms',
    goal: 0.4,
    measure: () => measureFloor(304),
  },
]

/** Median milliseconds of one request after the other, each read to its end, of both in turn. */
function measureFloor(status: 200 | 304): Promise<Measured> {
  return withProcess('programs/floor-server.ts', [], async ({ url, floorId, token }: FloorServer) =>
    withDirectory(async (directory) => {
      const address = `${url}/locations/${floorId}/?depth=all`
      const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' }
      const body = await (await fetch(address, { headers })).text()
      requireWholeFloor(body)
      const file = join(directory, 'floor.json')
      writeFileSync(file, body)
      return withProcess('programs/bare-floor.ts', [file], (bare: { url: string }) =>
        compare(
          { url: address, headers },
          { url: bare.url, headers: { 'accept-encoding': 'identity' } },
          status,
        ),
      )
    }),
  )
}

interface Request {
  readonly url: string
  readonly headers: Record<string, string>
}

async function compare(ours: Request, bare: Request, status: 200 | 304): Promise<Measured> {
  const askOurs = await prepareRequest(ours, status)
  const askBare = await prepareRequest(bare, status)
  const tookMs: { ours: number[]; other: number[] } = { ours: [], other: [] }
  for (let round = -warmUps; round < rounds; round += 1) {
    const pair = { ours: await askOurs(), other: await askBare() }
    if (round < 0) continue
    tookMs.ours.push(pair.ours)
    tookMs.other.push(pair.other)
  }
  return { ours: median(tookMs.ours), other: median(tookMs.other) }
}

/** @returns asks once, and gives the milliseconds that the answer took. */
async function prepareRequest({ url, headers }: Request, status: 200 | 304): Promise<() => Promise<number>> {
  const first = await fetch(url, { headers })
  await first.arrayBuffer()
  const tag = first.headers.get('etag') ?? ''
  const all = { ...headers, ...(status === 304 && { 'if-none-match': tag }) }
  return async () => {
    const started = performance.now()
    const response = await fetch(url, { headers: all })
    await response.arrayBuffer()
    const duration = performance.now() - started
    if (response.status !== status) throw new Error(`${url} answered ${response.status}`)
    return duration
  }
}

function requireWholeFloor(body: string): void {
  const { sensors } = JSON.parse(body) as { sensors: { data: unknown[] }[] }
  const values = sensors.reduce((sum, { data }) => sum + data.length, 0)
  if (values !== 5_000) throw new Error(`the floor has ${values} values`)
}
