import { startProcess } from '../child-process.ts'
import { fixtureSensorId, prepareDataDirectory } from '../fixture.ts'
import { compareRates } from '../load.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import type { OurServer } from '../programs/our-server.ts'
import { type BenchRow, median } from '../row.ts'

/** One sensor with all its latest values, against a bare route that answers the same bytes. */
export const latest: BenchRow = {
  id: 'latest',
  work: 'one sensor, all latest values',
  against: 'a bare Fastify route, same bytes, no auth',
  unit: 'requests/s',
  goal: 0.5,
  async measure() {
    await using ours = await startProcess<OurServer>('programs/our-server.ts', [await prepareDataDirectory()])
    const path = `/sensors/${fixtureSensorId(7)}`
    const headers = { authorization: `Bearer ${await fetchServiceToken(ours.ready)}` }
    const response = await fetch(ours.ready.url + path, { headers })
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    await using bare = await startProcess<{ url: string }>('programs/bare-fastify.ts', [
      await response.text(),
    ])
    const [rates, bareRates] = await compareRates(
      { url: ours.ready.url + path, headers },
      { url: bare.ready.url + path },
    )
    return { ours: median(rates), other: median(bareRates) }
  },
}
