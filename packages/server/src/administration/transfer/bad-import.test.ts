import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { AdministrationServer } from '../../../testing/administration-server.ts'
import { strangersSensorId } from '../../../testing/api-server.ts'
import { assertProblem } from '../../../testing/assert-problem.ts'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'
import {
  startTransferServer,
  type TransferBody,
  type TransferredRecords,
  type TransferServer,
} from '../../../testing/transfer-server.ts'

describe('an import that is not right', () => {
  const dataDir = createTemporaryDirectory()
  let api: AdministrationServer
  let asAdmin: TransferServer['importAsAdmin']
  let exportEstate: TransferServer['exportEstate']

  before(async () => {
    ;({ api, importAsAdmin: asAdmin, exportEstate } = await startTransferServer(dataDir))
  })
  after(() => api.server.close())

  const good = { location_id: 'new', parent_id: 'org', kind: 'floor', name: 'New' }
  /** The fault, the record, the place, the sentence, and the code where it is not `invalid_body`. */
  const badLocations: [string, object, string, RegExp, string?][] = [
    ['no id', { ...good, location_id: undefined }, 'location_id', /missing|must/],
    ['a malformed id', { ...good, location_id: 'a b' }, 'location_id', /pattern/],
    ["another organisation's id", { ...good, location_id: 'other' }, 'location_id', /cannot be given/],
    ['no parent', { ...good, parent_id: undefined }, 'parent_id', /is missing|new location needs it/],
    ['an absent parent', { ...good, parent_id: 'nowhere' }, 'parent_id', /no location that you may see/],
    [
      "another organisation's parent",
      { ...good, parent_id: 'other' },
      'parent_id',
      /no location that you may see/,
    ],
    ['itself as its parent', { ...good, parent_id: 'new' }, 'parent_id', /lie in itself/],
    ['a place below itself', { location_id: 'building', parent_id: 'room' }, 'parent_id', /lie in itself/],
    ['an organisation in another location', { ...good, kind: 'organisation' }, 'kind', /lies in no other/],
    [
      'an organisation that becomes a site',
      { location_id: 'org', kind: 'site' },
      'kind',
      /only an organisation/,
    ],
    ['an unknown kind', { ...good, kind: 'castle' }, 'kind', /one of organisation, site/],
    ['no kind', { ...good, kind: undefined }, 'kind', /missing|one of/],
    ['a blank name', { ...good, name: '\u00a0' }, 'name', /1 to 200/],
    ['a name too long', { ...good, name: 'x'.repeat(201) }, 'name', /1 to 200/],
    ['an unknown zone', { ...good, time_zone: 'Mars/Olympus' }, 'time_zone', /IANA/],
    ['properties that are a list', { ...good, properties: [] }, 'properties', /object/],
    ['properties too large', { ...good, properties: { a: 'é'.repeat(8192) } }, 'properties', /16384 bytes/],
    ['no parent although it has one', { location_id: 'floor', parent_id: null }, 'parent_id', /must name/],
  ]
  const sensor = { sensor_id: 'AQ2-0000000000FF', location_id: 'floor', name: 'x' }
  const badSensors: typeof badLocations = [
    ['a malformed id', { ...sensor, sensor_id: 'AQ2-xyz' }, 'sensor_id', /pattern/],
    [
      "another organisation's id",
      { ...sensor, sensor_id: strangersSensorId },
      'sensor_id',
      /cannot be given/,
    ],
    ['an absent location', { ...sensor, location_id: 'nowhere' }, 'location_id', /you may see/],
    ["another organisation's location", { ...sensor, location_id: 'other' }, 'location_id', /you may see/],
    ['no name', { ...sensor, name: undefined }, 'name', /missing|must/],
    [
      'a longitude out of range',
      { ...sensor, position: { longitude: 181, latitude: 0 } },
      'longitude',
      /-180 to 180/,
    ],
    [
      'a latitude that is no number',
      { ...sensor, position: { longitude: 1, latitude: 'x' } },
      'latitude',
      /-90 to 90/,
    ],
    ['half a position', { ...sensor, position: { longitude: 1 } }, 'latitude', /missing/],
    ['a retirement in the future', { ...sensor, retired_at: 4e9 }, 'retired_at', /future/],
    [
      'a retirement that is a serial date',
      { ...sensor, retired_at: 46353.3 },
      'retired_at',
      /not 46353.3: .*spreadsheet/,
    ],
    ['a retirement that is no time', { ...sensor, retired_at: 'soon' }, 'retired_at', /number/],
  ]
  const toCsv = (record: object): string => {
    const { position, ...rest } = record as { position?: object }
    const cells = Object.entries({ ...rest, ...position })
    const texts = cells.map(([, value]) => {
      const text = value == null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
      return `"${text.replaceAll('"', '""')}"`
    })
    const missing = position && !('latitude' in position) ? ['latitude'] : []
    return `${[...cells.map(([name]) => name), ...missing].join()}\n${[...texts, ...missing.map(() => '')].join()}\n`
  }
  for (const [what, cases] of [
    ['locations', badLocations],
    ['sensors', badSensors],
  ] as const) {
    for (const [name, record, place, message, code = 'invalid_body'] of cases) {
      for (const format of ['json', 'csv']) {
        it(`${what} with ${name} are refused in ${format}, and nothing is stored`, async () => {
          const before = await exportEstate()
          const body = format === 'csv' ? toCsv(record) : { [what]: [record] }
          const answer = await asAdmin(what, body)
          assertProblem(answer, 'import_rejected')
          const { rejected, stored, rows } = answer.body.report
          assert.deepEqual([rejected, stored], [1, false])
          assert.equal(rows[0].code, code)
          const json = place.replace(/^l(ong|at)itude$/, 'position/$&')
          const pointer = format === 'csv' ? place : `/${what}/0/${json}`
          const error = rows[0].errors.find((one: { pointer: string }) => one.pointer === pointer)
          assert.ok(error, JSON.stringify(rows))
          assert.match(error.detail, message)
          const dry = await asAdmin(what, body, '?dry_run=true')
          assert.equal(dry.status, 200)
          assert.deepEqual(dry.body, answer.body.report)
          assert.equal(await exportEstate(), before)
        })
      }
    }
  }

  const header = 'location_id,name'
  const badBodies: [string, TransferredRecords, TransferBody, string, RegExp][] = [
    ['an empty file', 'locations', '', 'invalid_body', /empty/],
    ['nothing but empty lines', 'locations', '\n\n', 'invalid_body', /empty/],
    [
      'an unclosed quote',
      'locations',
      `${header}\nfloor,"x\nroom,y\n`,
      'invalid_body',
      /quotes do not match/,
    ],
    ['a stray quote', 'locations', `${header}\nfloor,a"b\n`, 'invalid_body', /quotes do not match/],
    ['an unknown column', 'locations', `${header},colour\n`, 'invalid_body', /"colour" is not known/],
    [
      'a header of more columns than are known',
      'sensors',
      `sensor_id${',x'.repeat(30_000)}\n`,
      'invalid_body',
      /header has 30001 columns; at most 7 are read/,
    ],
    [
      'a header of a hundred thousand columns',
      'sensors',
      `${Array.from({ length: 100_000 }, (_, at) => `c${at}`).join()}\n`,
      'invalid_body',
      /begins here has more than 65536 bytes/,
    ],
    [
      'a row without an end',
      'locations',
      `${header}\nfloor,"${'x,\n'.repeat(100_000)}"\n`,
      'invalid_body',
      /begins here has more than 65536 bytes; is a quote left open/,
    ],
    ['a column twice', 'locations', `${header},name\n`, 'invalid_body', /"name" is there twice/],
    ['no column for the id', 'locations', 'name\nx\n', 'invalid_body', /lacks location_id/],
    ['a longitude without a latitude', 'sensors', 'sensor_id,longitude\n', 'invalid_body', /lacks latitude/],
    [
      'what is not UTF-8',
      'locations',
      new Uint8Array([...Buffer.from(`${header}\nfloor,`), 0xff]),
      'invalid_body',
      /UTF-8/,
    ],
    ['a list that is the body', 'locations', [], 'invalid_body', /object with the member "locations"/],
    ['no list', 'sensors', { sensors: {} }, 'invalid_body', /must be a list/],
    [
      'a list too long',
      'sensors',
      { sensors: Array(20_001).fill(0) },
      'invalid_body',
      /at most 20000.*20001/,
    ],
    ['the other list', 'sensors', { locations: [] }, 'invalid_body', /not known/],
    [
      'too many rows',
      'locations',
      `${header}\n${'floor,x\n'.repeat(20_001)}`,
      'invalid_body',
      /more than 20000/,
    ],
    ['too many bytes', 'locations', 'x'.repeat(8 * 1024 ** 2 + 1), 'body_too_large', /8388608/],
  ]
  for (const [name, what, body, code, message] of badBodies) {
    it(`${name} is refused as a whole`, async () => {
      const answer = await asAdmin(what, body)
      assertProblem(answer, code as 'invalid_body')
      assert.match(answer.body.detail, message)
    })
  }

  it('JSON that is broken, absent, no UTF-8 or of another type is refused as a whole', async () => {
    const post = (body: string | Uint8Array<ArrayBuffer> | undefined, contentType: string) =>
      api.call('/imports/sensors', {
        token: api.people.admin.token,
        method: 'POST',
        headers: { 'content-type': contentType },
        ...(body !== undefined && { body }),
      })
    assertProblem(await post('{"sensors":[', 'application/json'), 'malformed_json')
    assertProblem(await post('', 'application/json'), 'malformed_json')
    assertProblem(await post(new Uint8Array([0x22, 0xff, 0x22]), 'application/json'), 'invalid_body')
    assertProblem(await post('x', 'text/plain'), 'unsupported_content_type')
  })

  it('each wrong row is named by its number and line, and one wrong row keeps all from being stored', async () => {
    const before = await exportEstate()
    const csv = `${header}\r\nfloor,Renamed\r\nroom\r\n\r\nfloor,Again\r\nbuilding,"two\r\nlines"\r\n`
    const { body } = await asAdmin('locations', csv)
    const { rows, changed, rejected } = body.report
    assert.deepEqual([changed, rejected], [1, 3])
    assert.deepEqual(
      rows.map((row: { index: number; line: number; action: string; code?: string }) => [
        row.index,
        row.line,
        row.action,
        row.code,
      ]),
      [
        [0, 2, 'change', undefined],
        [1, 3, 'reject', 'malformed_row'],
        [2, 5, 'reject', 'invalid_body'],
        [3, 6, 'reject', 'invalid_body'],
      ],
    )
    assert.match(rows[1].errors[0].detail, /has 1 fields; the header has 2/)
    assert.match(rows[2].errors[0].detail, /in line 2 already/)
    assert.equal(await exportEstate(), before)
  })

  it('rows of tens of thousands of digits and fields are rejected one by one, with the limit and the column', async () => {
    const digits = `AQ2-0000000000FF,${'1'.repeat(60_000)}x,0\n`
    const fields = `AQ2-0000000000FF${','.repeat(60_000)}\n`
    const csv = `sensor_id,longitude,latitude\n${(digits + fields).repeat(60)}`
    const answer = await asAdmin('sensors', csv)
    assertProblem(answer, 'import_rejected')
    const { rejected, rows } = answer.body.report
    assert.equal(rejected, 120)
    for (const { index, code, errors } of rows) {
      assert.equal(code, 'malformed_row')
      const detail =
        index % 2 === 0 ? 'has 60001 characters; at most 1000 are read' : 'has 60001 fields; the header has 3'
      assert.deepEqual(errors, [{ pointer: index % 2 === 0 ? 'longitude' : '', detail }])
    }
  })

  it('a record of many mistakes is told with ten of them', async () => {
    const record = Object.fromEntries(
      Array.from({ length: 5000 }, (_, at) => [`${'x'.repeat(300)}${at}`, at]),
    )
    const { body } = await asAdmin('sensors', { sensors: [record] })
    const [{ errors, id }] = body.report.rows
    assert.equal(id, null)
    assert.equal(errors.length, 10)
    assert.ok(errors.every(({ pointer }: { pointer: string }) => pointer.length < 250))
  })

  it('as a spreadsheet saves it is one that is right, but for numbers that can be read in two ways', async () => {
    const header = 'sensor_id;location_id;name;longitude;latitude'
    const sheet = ['\uFEFFsep=;', header, 'AQ2-0000000000EE;floor;"Büro; links";-0,0877;51,5079']
    const taken = await asAdmin('sensors', `${sheet.join('\r\n')}\r\n`, '?dry_run=true')
    assert.deepEqual([taken.body.created, taken.body.rejected, taken.body.rows[0].line], [1, 0, 3])
    const quoted =
      'sensor_id,location_id,name,longitude,latitude\nAQ2-0000000000EE,floor,Desk,"-0,0877","51,507"\n'
    const { body } = await asAdmin('sensors', quoted, '?dry_run=true')
    assert.deepEqual(body.rows[0].errors, [
      { pointer: 'latitude', detail: 'must be a number from -90 to 90, not "51,507"' },
    ])
  })
})
