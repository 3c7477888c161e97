import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { emptyOrganisation, openReadings } from '../../../testing/open-readings.ts'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'
import { systemClock } from '../../clock.ts'
import { PlacesTakenError } from '../../places.ts'
import { ProblemError } from '../../problem-error.ts'
import { StoreBusyError } from '../../storage/time-series/drivers/time-series-driver.ts'
import { GroupCommitter } from '../commit/group-committer.ts'
import type { PreparedBatch } from '../commit/motion-settler.ts'
import { Ingest } from './ingest.ts'
import type { PostedRow } from './posted-row.ts'

const sensorId = 'AQ2-FE753C0D7ADF'
const nowS = Math.floor(Date.now() / 1000)
const noQueries = {
  what: 'queries are waiting',
  held: { perCaller: 0, perOrganisation: 0, inAll: 0 },
  retryAfterS: 1,
}

describe('a body of which a part is stored when no more can be', () => {
  let opened: Awaited<ReturnType<typeof openReadings>>
  before(async () => {
    opened = await openReadings(createTemporaryDirectory())
    await opened.estate.createLocation(emptyOrganisation)
    await opened.estate.createSensor({ sensorId, locationId: 'org', name: 'one' })
  })
  after(() => opened.close())

  async function* twoCommits(): AsyncGenerator<PostedRow[]> {
    for (const part of [0, 1]) {
      yield Array.from({ length: 10_000 }, (_, index) => ({
        index: part * 10_000 + index,
        input: { sensor_id: sensorId, var_name: 'CO2ppm', time: nowS - index, value: 500 },
      }))
    }
  }

  for (const [what, refusal, code] of [
    ['too many wait for the store', new PlacesTakenError(noQueries, 'caller'), 'too_many_requests'],
    ['the store has too much to do', new StoreBusyError('busy'), 'overloaded'],
  ] as const) {
    it(`is told what was stored, and when to come again: ${what}`, async () => {
      let commits = 0
      const { estate, readings } = opened
      const ingest = new Ingest({
        estate,
        series: readings.series,
        clock: systemClock,
        motion: {
          prepare: async (stored) => {
            commits += 1
            if (commits > 1) throw refusal
            return { readings: stored, recorded: new Map(), release() {} }
          },
        },
        committer: new GroupCommitter(async (batches: readonly PreparedBatch[]) =>
          batches.map(() => ({ throttled: 0 })),
        ),
      })
      const sender = { visibility: { organisationId: 'org', locationIds: ['org'] } }
      await assert.rejects(
        ingest.storeParts(twoCommits(), sender, { strict: false, dryRun: false }),
        (error) => {
          assert.ok(error instanceof ProblemError)
          assert.equal(error.code, code)
          assert.match(
            error.message,
            /10000 readings before that were stored; posting the body again is safe/,
          )
          assert.ok(error.extras.headers?.['retry-after'])
          return true
        },
      )
    })
  }
})
