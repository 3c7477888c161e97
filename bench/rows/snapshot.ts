import { withProcess } from '../child-process.ts'
import type { FloorServer } from '../programs/floor-server.ts'
import { type BenchRow, median } from '../row.ts'

const rounds = 300
const warmUps = 50

/** A whole floor with all latest values, and the 304 when nothing has changed since. */
export const snapshots: readonly BenchRow[] = [
  {
    id: 'snapshot',
    work: 'a floor, 1,000 sensors x 5 values',
    against: 'the limit',
    unit: 'ms',
    goal: 1,
    measure: async () => ({ ours: await measureFloor('whole'), other: 5 }),
  },
  {
    id: 'snapshot-304',
    work: 'the same floor, unchanged',
    against: 'the limit',
    unit: 'ms',
    goal: 1,
    measure: async () => ({ ours: await measureFloor('unchanged'), other: 0.5 }),
  },
]

/** Median milliseconds of one request after the other, each read to its end. */
async function measureFloor(what: 'whole' | 'unchanged'): Promise<number> {
  return withProcess('programs/floor-server.ts', [], async ({ url, floorId, token }: FloorServer) => {
    const address = `${url}/locations/${floorId}/?depth=all`
    const authorization = `Bearer ${token}`
    const first = await fetch(address, { headers: { authorization } })
    const snapshot = (await first.json()) as { sensors: { data: unknown[] }[] }
    const values = snapshot.sensors.reduce((sum, { data }) => sum + data.length, 0)
    if (values !== 5_000) throw new Error(`the floor has ${values} values`)
    const tag = first.headers.get('etag') ?? ''
    const headers = { authorization, ...(what === 'unchanged' && { 'if-none-match': tag }) }
    const durationsMs: number[] = []
    for (let round = -warmUps; round < rounds; round += 1) {
      const started = performance.now()
      const response = await fetch(address, { headers })
      await response.arrayBuffer()
      if (round >= 0) durationsMs.push(performance.now() - started)
      if (response.status !== (what === 'whole' ? 200 : 304))
        throw new Error(`${address} answered ${response.status}`)
    }
    return median(durationsMs)
  })
}
