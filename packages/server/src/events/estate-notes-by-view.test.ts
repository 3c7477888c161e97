/** The work that a change of the estate makes for streams, counted by what is asked of the estate. */
import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { type ApiServer, sensorId, startApiServer, strangersSensorId } from '../../testing/api-server.ts'
import type { Estate, EstateChange } from '../estate/index.ts'
import type { Caller } from '../http/caller.ts'
import { EstateNotesByView } from './estate-notes-by-view.ts'
import { findOrganisations } from './find-organisations.ts'
import { StreamView } from './stream-view.ts'

const floors = 5_000
let api: ApiServer
const changes: EstateChange[] = []
const organisations: unknown[] = []
before(async () => {
  api = await startApiServer()
  const { estate } = api.server
  await estate.createLocation({ locationId: 'big', parentId: 'org', kind: 'building', name: 'Big' })
  await estate.changeTogether((draft) => ({
    locations: Array.from({ length: floors }, (_, at) =>
      draft.buildLocation({
        locationId: `floor_${at}`,
        parentId: 'big',
        kind: 'floor',
        name: `${at}`,
        timeZone: 'Europe/London',
      }),
    ),
    sensors: [],
  }))
  estate.watch((change) => {
    changes.push(change)
    organisations.push([change.kind, ...findOrganisations(estate, change)])
  })
})
after(() => api.server.close())

/** Builds what somebody with a login of their own follows. */
function buildView(locationId?: string, subject = 'somebody'): StreamView {
  const caller: Caller = {
    subject,
    clientId: 'client',
    grantId: subject,
    tokenId: subject,
    expiresAtMs: 0,
    role: 'viewer',
    isNarrowed: false,
    scopes: new Set(),
    organisationId: 'org',
    locationIds: ['org'],
  }
  return new StreamView(
    api.server.estate,
    caller,
    locationId === undefined ? {} : { location_id: locationId },
  )
}

/** An estate that counts the places that it was asked for. */
function countLooks(): { readonly estate: Estate; readonly count: () => number } {
  const { estate } = api.server
  let count = 0
  const counting = new Proxy(estate, {
    get: (_, name) => {
      const member: unknown = Reflect.get(estate, name, estate)
      if (typeof member !== 'function') return member
      return (...args: unknown[]) => {
        count += 1
        return member.apply(estate, args)
      }
    },
  })
  return { estate: counting, count: () => count }
}

it('bounds what is looked at for one view, and for many', async () => {
  await api.server.estate.changeLocation('big', { timeZone: 'Asia/Seoul' }) // which no floor inherits
  const { caller } = buildView()
  for (const views of [1, 400]) {
    const { estate, count } = countLooks()
    const notes = new EstateNotesByView(estate, changes.at(-1) as EstateChange)
    for (let at = 0; at < views; at += 1) {
      const view = new StreamView(estate, { ...caller, locationIds: ['org', `floor_${at}`] }, {})
      assert.equal(notes.list(view), undefined)
    }
    assert.ok(count() < 100 * views, `${count()} questions for ${views} views`)
  }
})

it('looks once for views that are equal, whosever they are', async () => {
  await api.server.estate.changeLocation('floor', { timeZone: 'Asia/Tokyo' })
  const notes = new EstateNotesByView(api.server.estate, changes.at(-1) as EstateChange)
  const found = notes.list(buildView('floor', 'one'))
  assert.deepEqual(
    found?.map(({ id }) => id),
    ['floor', sensorId],
  )
  assert.equal(notes.list(buildView('floor', 'two')), found)
  assert.notEqual(notes.list(buildView()), found)
})

it('tells each kind of change to the streams of its organisation alone', async () => {
  const { estate } = api.server
  const before = organisations.length
  await estate.changeSensor(strangersSensorId, { name: 'New' })
  await estate.createLocation({ locationId: 'theirs', parentId: 'other', kind: 'floor', name: 'Floor' })
  await estate.changeLocation('theirs', { name: 'Renamed' })
  await estate.floorplans.put('theirs', { geojson: '{}', polygonIds: new Set() })
  await estate.floorplans.delete('theirs')
  await estate.createSensor({ sensorId: 'AQ2-00000000AAAA', locationId: 'theirs', name: 'S' })
  await estate.deleteSensor('AQ2-00000000AAAA')
  await estate.deleteLocation('theirs')
  const kinds = ['sensor', 'location', 'location', 'floorplan', 'floorplan', 'sensor', 'sensor', 'location']
  assert.deepEqual(
    organisations.slice(before),
    kinds.map((kind) => [kind, 'other']),
  )
})
