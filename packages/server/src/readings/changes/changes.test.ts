import assert from 'node:assert/strict'
import { it } from 'node:test'
import { openReadings } from '../../../testing/open-readings.ts'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'
import type { Estate } from '../../estate/index.ts'
import { type LogPlace, placeBefore } from '../../storage/time-series/statements/reading-log.ts'
import type { Readings } from '../index.ts'

const sensorId = 'AQ2-FE753C0D7ADF'
const nowS = Math.floor(Date.now() / 1000)

/** Opens the readings of a directory, like a server at its start, and closes them afterwards. */
async function withReadings<Result>(
  dataDir: string,
  act: (readings: Readings, estate: Estate) => Promise<Result>,
): Promise<Result> {
  const { readings, estate, close } = await openReadings(dataDir)
  try {
    return await act(readings, estate)
  } finally {
    await close()
  }
}

async function store({ ingest }: Readings, ...values: readonly number[]): Promise<void> {
  const rows = values.map((value) => ({ sensor_id: sensorId, var_name: 'CO2ppm', time: nowS - value, value }))
  const receipt = await ingest.store(
    rows,
    { visibility: { organisationId: 'org', locationIds: ['org'] } },
    { strict: true, dryRun: false },
  )
  assert.equal(receipt.accepted, values.length)
}

async function readOn({ changes, series }: Readings, after: LogPlace, limit: number) {
  const listSeries = () => series.list().map(({ seriesId }) => seriesId)
  const page = await changes.readPage({ after, listSeries, isWanted: () => true, limit })
  return { ...page, values: page.readings.map(({ value }) => value) }
}

it('the log goes on in the middle of a commit after a restart, and is passed by no later commit', async () => {
  const dataDir = createTemporaryDirectory()
  const first = await withReadings(dataDir, async (readings, estate) => {
    const organisation = { kind: 'organisation', name: 'Org', timeZone: 'UTC' } as const
    await estate.createLocation({ locationId: 'org', parentId: null, ...organisation })
    await estate.createSensor({ sensorId, locationId: 'org', name: 'Room' })
    await store(readings, 3, 2, 1)
    return readOn(readings, placeBefore(0), 2)
  })
  assert.deepEqual([first.values, first.hasMore], [[3, 2], true])
  const second = await withReadings(dataDir, async (readings) => {
    assert.ok(readings.changes.hasReached(first.next))
    await store(readings, 5, 4)
    return readOn(readings, first.next, 10)
  })
  assert.deepEqual([second.values, second.hasMore], [[1, 5, 4], false])
  const third = await withReadings(dataDir, (readings) => readOn(readings, second.next, 10))
  assert.deepEqual(third.values, [])
})

it('a caller who sees many series gets his own out of all rows', async () => {
  await withReadings(createTemporaryDirectory(), async (readings, estate) => {
    const organisation = { kind: 'organisation', name: 'Org', timeZone: 'UTC' } as const
    await estate.createLocation({ locationId: 'org', parentId: null, ...organisation })
    await estate.createSensor({ sensorId, locationId: 'org', name: 'Room' })
    await store(readings, 1, 2)
    const own = readings.series.list().map(({ seriesId }) => seriesId)
    const many = [...own, ...Array.from({ length: 6000 }, (_, index) => 1_000_000 + index)]
    const ask = (isWanted: (seriesId: number) => boolean) =>
      readings.changes.readPage({ after: placeBefore(0), listSeries: () => many, isWanted, limit: 1 })
    assert.equal((await ask(() => true)).readings.length, 1)
    const none = await ask(() => false)
    assert.deepEqual([none.readings, none.hasMore], [[], false])
  })
})
