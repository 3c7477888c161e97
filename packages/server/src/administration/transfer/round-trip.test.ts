import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { systemClock } from '../../clock.ts'
import { Estate } from '../../estate/index.ts'
import type { Caller } from '../../http/caller.ts'
import { openRelationalStore, type RelationalStore } from '../../storage/relational/relational-store.ts'
import { createSqliteDialect } from '../../storage/relational/sqlite-dialect.ts'
import { EstateTransfer } from './estate-transfer.ts'
import { RecordBody } from './read-records.ts'
import { locationTable, sensorTable } from './record-tables.ts'
import { writeRecords } from './write-records.ts'

const admin: Caller = {
  subject: 'ada',
  grantId: 'grant',
  tokenId: 'token',
  expiresAtMs: Number.MAX_SAFE_INTEGER,
  clientId: 'web',
  organisationId: 'org',
  role: 'admin',
  isNarrowed: false,
  scopes: new Set(),
  locationIds: ['org'],
}

const name = fc
  .oneof(fc.constantFrom('=1+1', "'=x", '"', 'a,b', '9', '10', 'ß', '🏢'), fc.string({ unit: 'grapheme' }))
  .map((text) =>
    text
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 200),
  )
  .filter((text) => text !== '' && text.isWellFormed())

/** Locations in any order, each in the organisation or in one of the others; never in a circle. */
const tree = fc
  .array(fc.record({ name, parent: fc.nat(), zone: fc.option(fc.constantFrom('Asia/Tokyo', 'UTC')) }), {
    maxLength: 12,
  })
  .chain((places) =>
    fc.shuffledSubarray(
      places.map(({ name: title, parent, zone }, at) => ({
        location_id: `l${at}`,
        parent_id: at === 0 || parent % 3 === 0 ? 'org' : `l${parent % at}`,
        kind: 'zone',
        name: title,
        time_zone: zone,
        properties: { [title]: [parent, title] },
      })),
      { minLength: places.length },
    ),
  )

describe('a random estate', () => {
  const stores: RelationalStore[] = []
  after(() => Promise.all(stores.map((store) => store.close())))

  async function openEstate() {
    const store = await openRelationalStore(createSqliteDialect(':memory:'), systemClock)
    stores.push(store)
    const estate = await Estate.load(store, systemClock)
    const organisation = {
      locationId: 'org',
      parentId: null,
      kind: 'organisation' as const,
      name: 'Org',
      timeZone: 'UTC',
    }
    await estate.createLocation(organisation)
    const transfer = new EstateTransfer(estate)
    const put = async (locations: string, sensors: string, format: 'csv' | 'json', dryRun = false) => {
      const options = { caller: admin, by: { actor: { kind: 'user' as const } }, dryRun }
      return [
        await transfer.importLocations(new RecordBody(format, Buffer.from(locations)), options),
        await transfer.importSensors(new RecordBody(format, Buffer.from(sensors)), options),
      ]
    }
    const take = (format: 'csv' | 'json') => [
      [...writeRecords(locationTable, transfer.exportLocations(admin, undefined).records, format)].join(''),
      [...writeRecords(sensorTable, transfer.exportSensors(admin, undefined).records, format)].join(''),
    ]
    return { store, put, take }
  }
  let first: Awaited<ReturnType<typeof openEstate>>
  before(async () => {
    first = await openEstate()
  })

  it('comes out of a round trip the same, here and in an empty store, and from the store itself', async () => {
    await fc.assert(
      fc.asyncProperty(
        tree,
        fc.array(name, { maxLength: 5 }),
        fc.constantFrom('csv' as const, 'json' as const),
        async (locations, names, format) => {
          const sensors = names.map((title, at) => ({
            sensor_id: `LF-00000000000${at}`,
            location_id: locations[at]?.location_id ?? 'org',
            name: title,
            polygon_id: ` ${title}\n`,
            position: at % 2 ? { longitude: -at / 3, latitude: at / 7 } : null,
            retired_at: at % 3 ? 1_700_000_000.123 : null,
          }))
          await first.put(JSON.stringify({ locations }), JSON.stringify({ sensors }), 'json')
          const [places = '', devices = ''] = first.take(format)
          for (const report of await first.put(places, devices, format, true))
            assert.deepEqual([report.created, report.changed, report.rejected], [0, 0, 0])
          const other = await openEstate()
          await other.put(places, devices, format)
          assert.deepEqual(other.take(format), [places, devices])
          const reloaded = new EstateTransfer(await Estate.load(other.store, systemClock))
          assert.deepEqual(
            [...writeRecords(locationTable, reloaded.exportLocations(admin, undefined).records, format)].join(
              '',
            ),
            places,
          )
        },
      ),
      { numRuns: 40 },
    )
  })
})
