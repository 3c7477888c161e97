import { withProcess } from '../child-process.ts'
import { fixtureSensorId, prepareDataDirectory } from '../fixture.ts'
import { compareRates } from '../load.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import type { OurServer } from '../programs/our-server.ts'
import { type BenchRow, type Measured, median } from '../row.ts'

/** One sensor with all its latest values, against a bare route that answers the same bytes. */
export const latest: BenchRow = {
  id: 'latest',
  work: 'one sensor, all latest values',
  against: 'a bare Fastify route, same bytes, no auth',
  unit: 'requests/s',
  goal: 0.5,
  async measure() {
    return withProcess('programs/our-server.ts', [await prepareDataDirectory()], compareWithBare)
  },
}

async function compareWithBare(ours: OurServer): Promise<Measured> {
  const path = `/sensors/${fixtureSensorId(7)}`
  const headers = { authorization: `Bearer ${await fetchServiceToken(ours)}` }
  const response = await fetch(ours.url + path, { headers })
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return withProcess('programs/bare-fastify.ts', [await response.text()], async (bare: { url: string }) => {
    const [rates, bareRates] = await compareRates({ url: ours.url + path, headers }, { url: bare.url + path })
    return { ours: median(rates), other: median(bareRates) }
  })
}
