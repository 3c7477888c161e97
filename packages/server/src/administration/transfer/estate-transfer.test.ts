import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { AdministrationServer, Person } from '../../../testing/administration-server.ts'
import { sensorId } from '../../../testing/api-server.ts'
import { assertProblem } from '../../../testing/assert-problem.ts'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'
import {
  startTransferServer,
  type TransferredRecords,
  type TransferServer,
} from '../../../testing/transfer-server.ts'
import { startServer } from '../../index.ts'

describe('export and import of locations and sensors', () => {
  const dataDir = createTemporaryDirectory()
  let api: AdministrationServer
  let importAs: TransferServer['importAs']
  let asAdmin: TransferServer['importAsAdmin']
  let exportAs: TransferServer['exportAs']
  let exportEstate: TransferServer['exportEstate']

  before(async () => {
    ;({ api, importAs, importAsAdmin: asAdmin, exportAs, exportEstate } = await startTransferServer(dataDir))
  })
  after(() => api.server.close())

  const actions = (report: { rows: { action: string }[] }) => report.rows.map(({ action }) => action)
  const good = { location_id: 'new', parent_id: 'org', kind: 'floor', name: 'New' }
  const sensor = { sensor_id: 'AQ2-0000000000FF', location_id: 'floor', name: 'x' }

  it('an export imports again without a change and comes out the same, byte for byte', async () => {
    await api.server.estate.retireSensor('LF-000000000001')
    const { admin } = api.people
    for (const what of ['locations', 'sensors'] as const) {
      for (const format of ['json', 'csv']) {
        const exported = await exportAs(admin, what, `?format=${format}`)
        for (const query of ['?dry_run=true', '']) {
          const { status, body } = await importAs(admin, what, exported, query)
          assert.equal(status, 200, JSON.stringify(body))
          const { stored, created, changed, rejected, unchanged, rows } = body
          assert.deepEqual([stored, created, changed, rejected], [query === '', 0, 0, 0])
          assert.equal(unchanged, rows.length)
          assert.ok(unchanged > 1)
        }
        assert.deepEqual(await exportAs(admin, what, `?format=${format}`), exported)
      }
    }
    await api.server.estate.reinstateSensor('LF-000000000001')
  })

  it('an export holds what one location holds, and no more than the caller sees', async () => {
    const all = await exportAs(api.people.admin, 'locations')
    assert.deepEqual(all.locations[0], {
      location_id: 'org',
      parent_id: null,
      kind: 'organisation',
      name: 'Org',
      time_zone: 'Europe/London',
      properties: {},
    })
    const ids = (body: { locations: { location_id: string }[] }) =>
      body.locations.map((one) => one.location_id)
    assert.deepEqual(ids(all), ['org', 'annex', 'building', 'floor', 'room'])
    assert.deepEqual(ids(await exportAs(api.people.admin, 'locations', '?location_id=floor')), [
      'floor',
      'room',
    ])
    const part = await exportAs(api.people.partAdmin, 'locations')
    assert.deepEqual(ids(part), ['building', 'floor', 'room'])
    assert.equal(part.locations[0].parent_id, null)
    assert.equal((await importAs(api.people.partAdmin, 'locations', part)).body.unchanged, 3)
    assertProblem(
      await api.as(api.people.partAdmin, 'GET', '/exports/sensors?location_id=annex'),
      'not_found',
    )
    assertProblem(await api.as(api.people.stranger, 'GET', '/exports/locations?location_id=org'), 'not_found')
    assert.equal((await exportAs(api.people.viewer, 'sensors')).sensors.length, 2)
  })

  it('locations are created and moved in any order of the rows, and time zones follow', async () => {
    const csv = [
      'name,location_id,parent_id,kind,time_zone,properties',
      'Desk,desk,bay,zone,,',
      'Bay,bay,tower,floor,Asia/Tokyo,"{""desks"":[1,2]}"',
      'Tower,tower,org,building,,',
    ].join('\r\n')
    const dry = await asAdmin('locations', `\uFEFF${csv}`, '?dry_run=true')
    assert.deepEqual(actions(dry.body), ['create', 'create', 'create'])
    assert.equal(api.server.estate.findLocation('tower'), undefined)
    assert.equal((await asAdmin('locations', csv)).body.created, 3)
    assert.equal(api.server.estate.findLocation('desk')?.timeZone, 'Asia/Tokyo')
    assert.deepEqual(api.server.estate.findLocation('bay')?.properties, { desks: [1, 2] })
    // The order is upside down: each step alone would be a circle.
    const { status, body } = await asAdmin('locations', {
      locations: [
        { location_id: 'tower', parent_id: 'desk' },
        { location_id: 'bay', parent_id: 'org', time_zone: null },
        { location_id: 'desk', parent_id: 'bay', kind: 'zone' },
      ],
    })
    assert.equal(status, 200, JSON.stringify(body))
    assert.deepEqual(
      body.rows.map((row: { changed?: string[] }) => row.changed),
      [['parent_id'], ['parent_id', 'time_zone'], undefined],
    )
    assert.equal(api.server.estate.findLocation('tower')?.timeZone, 'Europe/London')
    assert.ok(api.server.estate.isWithin('tower', 'bay'))
  })

  it('sensors are placed, moved, retired and reinstated; what is not given stays', async () => {
    const csv =
      'sensor_id,location_id,name,longitude,latitude,polygon_id,retired_at\n' +
      "AQ2-0000000000A1,room,'=One,-0.5,51,'-p,\nAQ2-0000000000A2,room,Two,,,,1700000000.5\n"
    assert.equal((await asAdmin('sensors', csv)).body.created, 2)
    const { estate } = api.server
    assert.deepEqual(estate.findSensor('AQ2-0000000000A1'), {
      sensorId: 'AQ2-0000000000A1',
      family: 'alpine',
      locationId: 'room',
      name: '=One',
      position: { longitude: -0.5, latitude: 51 },
      polygonId: '-p',
      retiredAtMs: null,
    })
    assert.equal(estate.findSensor('AQ2-0000000000A2')?.retiredAtMs, 1_700_000_000_500)
    const { body } = await asAdmin('sensors', {
      sensors: [
        { sensor_id: 'AQ2-0000000000A1', location_id: 'annex', position: null, retired_at: 1_700_000_000 },
        { sensor_id: 'AQ2-0000000000A2', retired_at: null },
      ],
    })
    assert.deepEqual(
      body.rows.map((row: { changed?: string[] }) => row.changed),
      [['location_id', 'position', 'retired_at'], ['retired_at']],
    )
    const moved = estate.findSensor('AQ2-0000000000A1')
    assert.deepEqual([moved?.locationId, moved?.position, moved?.name], ['annex', null, '=One'])
    assert.equal(estate.findSensor('AQ2-0000000000A2')?.retiredAtMs, null)
    const { data } = (await api.as(api.people.admin, 'GET', '/audit?subject_id=AQ2-0000000000A1')).body
    assert.deepEqual(
      data.map((entry: { action: string; actor: { name: string }; details: object }) => [
        entry.action,
        entry.actor.name,
        entry.details,
      ]),
      [
        ['sensor.retired', 'admin@example.org', { name: '=One', imported: true }],
        [
          'sensor.changed',
          'admin@example.org',
          {
            name: '=One',
            changed: ['location_id', 'position'],
            moved_from: 'room',
            moved_to: 'annex',
            imported: true,
          },
        ],
        ['sensor.created', 'admin@example.org', { name: '=One', location_id: 'room', imported: true }],
      ],
    )
  })
  it('circles over several rows, and what hangs on a rejected row, are told apart', async () => {
    const { body } = await asAdmin('locations', {
      locations: [
        { ...good, location_id: 'a', parent_id: 'b' },
        { ...good, location_id: 'b', parent_id: 'c' },
        { ...good, location_id: 'c', parent_id: 'a' },
        { ...good, location_id: 'd', parent_id: 'a' },
      ],
    })
    assert.deepEqual(
      body.report.rows.map((row: { errors: { detail: string }[] }) => row.errors[0]?.detail),
      [
        ...Array(3).fill('would make the location lie in itself'),
        'names a location of this import that is rejected itself',
      ],
    )
  })

  it('a tree is 100 levels deep at most, whether it is built or moved', async () => {
    const chain = (prefix: string, length: number, top: string) =>
      Array.from({ length }, (_, at) => ({
        location_id: `${prefix}${at}`,
        parent_id: at === 0 ? top : `${prefix}${at - 1}`,
        kind: 'zone',
        name: 'Deep',
      }))
    const tooDeep = await asAdmin('locations', { locations: chain('deep', 100, 'org') })
    assert.match(tooDeep.body.report.rows[99].errors[0].detail, /100 levels deep; this would be 101/)
    assert.equal(tooDeep.body.report.rejected, 1)
    assert.equal((await asAdmin('locations', { locations: chain('deep', 99, 'org') })).body.created, 99)
    assert.equal((await asAdmin('locations', { locations: chain('hung', 2, 'org') })).body.created, 2)
    const move = async (parentId: string) =>
      (await api.as(api.people.admin, 'PATCH', '/locations/hung0', { parent_id: parentId })).status
    assert.deepEqual([await move('deep97'), await move('deep96')], [400, 200])
  })

  it('who may import what is as with one location or sensor', async () => {
    const { partAdmin, installer, viewer, stranger, admin } = api.people
    const before = await exportEstate()
    const reject = async (
      person: Person,
      what: TransferredRecords,
      record: object,
      code: string,
      message: RegExp,
    ) => {
      const answer = await importAs(person, what, { [what]: [record] })
      assertProblem(answer, 'import_rejected')
      const [{ code: found, errors }] = answer.body.report.rows
      assert.equal(found, code)
      assert.match(errors[0].detail, message)
    }
    await reject(partAdmin, 'locations', { ...good, parent_id: 'annex' }, 'invalid_body', /you may see/)
    await reject(
      partAdmin,
      'locations',
      { location_id: 'annex', name: 'y' },
      'invalid_body',
      /cannot be given/,
    )
    await reject(
      partAdmin,
      'locations',
      { location_id: 'building', parent_id: 'org' },
      'invalid_body',
      /you may see/,
    )
    await reject(
      partAdmin,
      'locations',
      { location_id: 'floor', parent_id: 'annex' },
      'invalid_body',
      /you may see/,
    )
    await reject(
      partAdmin,
      'sensors',
      { sensor_id: sensorId, location_id: 'annex' },
      'invalid_body',
      /you may see/,
    )
    await reject(
      partAdmin,
      'sensors',
      { sensor_id: 'LF-000000000001', name: 'y' },
      'invalid_body',
      /cannot be given/,
    )
    await reject(
      stranger,
      'locations',
      { location_id: 'floor', name: 'y' },
      'invalid_body',
      /cannot be given/,
    )
    await reject(
      stranger,
      'sensors',
      { sensor_id: sensorId, location_id: 'other' },
      'invalid_body',
      /cannot be given/,
    )
    await reject(installer, 'sensors', { sensor_id: sensorId, retired_at: 1e9 }, 'insufficient_role', /admin/)
    assertProblem(await importAs(installer, 'locations', { locations: [] }), 'insufficient_role')
    assertProblem(await importAs(viewer, 'sensors', { sensors: [] }), 'insufficient_role')
    assert.equal(await exportEstate(), before)
    const placed = { sensors: [{ ...sensor, sensor_id: 'AQ2-0000000000B1' }] }
    assert.equal((await importAs(installer, 'sensors', placed)).body.created, 1)
    const inside = { locations: [{ ...good, location_id: 'inside', parent_id: 'building' }] }
    assert.equal((await importAs(partAdmin, 'locations', inside)).body.created, 1)
    assert.equal((await importAs(admin, 'locations', { locations: [] })).body.stored, true)
  })

  it('moves come under no plan that lacks a polygon in use, as the tree is afterwards', async () => {
    const { estate } = api.server
    await estate.createLocation({
      locationId: 'planned',
      parentId: 'building',
      kind: 'floor',
      name: 'Planned',
    })
    await estate.createLocation({ locationId: 'tied', parentId: 'floor', kind: 'room', name: 'Tied' })
    await estate.createSensor({ sensorId: 'AQ2-0000000000C1', locationId: 'tied', name: 'x', polygonId: 'p' })
    await estate.floorplans.put('planned', { geojson: '{}', polygonIds: new Set(['q']) })
    const move = { location_id: 'tied', parent_id: 'planned' }
    const { body } = await asAdmin('locations', { locations: [move] })
    assert.match(body.report.rows[0].errors[0].detail, /"planned" has no polygon "p"/)
    const kind = await asAdmin('locations', { locations: [{ location_id: 'planned', kind: 'zone' }] })
    assert.match(kind.body.report.rows[0].errors[0].detail, /stays a floor/)
    const sensorRow = { sensor_id: 'AQ2-0000000000C1', location_id: 'planned' }
    const moved = await asAdmin('sensors', { sensors: [sensorRow] })
    assert.equal(moved.body.report.rows[0].errors[0].pointer, '/sensors/0/polygon_id')
    assert.equal((await asAdmin('sensors', { sensors: [{ ...sensorRow, polygon_id: 'q' }] })).status, 200)
  })

  it('everything imported is there after a restart', async () => {
    const list = ({ estate }: Pick<AdministrationServer['server'], 'estate'>) => {
      const org = estate.findLocation('org')
      assert.ok(org)
      const locations = [...estate.subtreeOf(org)]
      return locations.map((location) => ({ location, sensors: estate.sensorsIn(location.locationId) }))
    }
    const before = list(api.server)
    assert.ok(before.some(({ location }) => location.locationId === 'bay'))
    await api.server.close()
    const again = await startServer({ dataDir, port: 0, logLevel: 'fatal' })
    assert.deepEqual(list(again), before)
    await again.close()
  })
})
