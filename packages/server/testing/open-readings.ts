import { systemClock } from '../src/clock.ts'
import { Estate } from '../src/estate/index.ts'
import { SeriesDirectory } from '../src/readings/commit/series-directory.ts'
import { createReadings } from '../src/readings/index.ts'
import { openStores } from '../src/stores.ts'

/** Opens the parts of a server that take in and show readings, without its API. */
export async function openReadings(dataDir: string) {
  const stores = await openStores({ dataDir })
  const { relational, timeSeries } = stores
  const estate = await Estate.load(relational, systemClock)
  const series = await SeriesDirectory.load(relational.series)
  const readings = await createReadings({
    estate,
    timeSeries,
    relational,
    series,
    clock: systemClock,
    summaries: () => {},
  })
  return {
    stores,
    estate,
    readings,
    close: async () => {
      await readings.drain()
      await stores.close()
    },
  }
}

/** An organisation without locations in it. */
export const emptyOrganisation = {
  locationId: 'org',
  parentId: null,
  kind: 'organisation',
  name: 'Org',
  timeZone: 'UTC',
} as const
