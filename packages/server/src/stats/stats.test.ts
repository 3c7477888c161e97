import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { emptyOrganisation, openReadings } from '../../testing/open-readings.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import type { Caller } from '../http/caller.ts'
import { PlacesTakenError } from '../places.ts'
import { StatsReader } from './stats.ts'

let opened: Awaited<ReturnType<typeof openReadings>>
before(async () => {
  opened = await openReadings(createTemporaryDirectory())
  await opened.estate.createLocation(emptyOrganisation)
})
after(() => opened.close())

/** Creates a function that reads as somebody: the admission of those who have a turn waits for a gate. */
function createRead(gate: Promise<void> = Promise.resolve()) {
  const { estate, readings, stores } = opened
  const { latest: reports, series, arrivals } = readings
  const clock = () => 1_760_000_000_000
  const stats = new StatsReader({ estate, reports, series, arrivals, clock }, stores.timeSeries)
  return (grantId: string, locationId = 'org') => {
    const caller = { organisationId: 'org', locationIds: ['org'], grantId } as unknown as Caller
    return stats.read({
      caller,
      findTops: () => [estate.findLocation(locationId) ?? assert.fail(locationId)],
      watch: () => new AbortController().signal,
      admitAgain: async () => {
        await gate
        return caller
      },
    })
  }
}

it('one state of data is worked out for a caller at once, few wait, and those behind get the same', async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>()
  const read = createRead(gate)
  const waiting = Array.from({ length: 9 }, () => read('one'))
  await wait(0)
  await assert.rejects(read('one'), PlacesTakenError)
  const other = read('other')
  open()
  const [first, ...rest] = await Promise.all([...waiting, other])
  assert.equal(first?.sensors, 0)
  for (const same of rest) assert.equal(same, first)
})

it('the states of 200 places are kept, and the oldest gives way', async () => {
  const read = createRead()
  const first = await read('one')
  for (let room = 1; room <= 200; room += 1) {
    const locationId = `room_${room}`
    await opened.estate.createLocation({
      ...emptyOrganisation,
      locationId,
      parentId: 'org',
      kind: 'room',
      name: locationId,
    })
  }
  const second = await read('one')
  assert.notEqual(second, first, 'there are rooms in it by now')
  for (let room = 1; room <= 199; room += 1) await read('one', `room_${room}`)
  assert.equal(await read('one'), second)
  await read('one', 'room_200')
  assert.notEqual(await read('one'), second)
})
