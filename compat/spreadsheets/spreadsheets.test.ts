import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import {
  type AdministrationServer,
  startAdministrationServer,
} from '../../packages/server/testing/administration-server.ts'
import { sensorId } from '../../packages/server/testing/api-server.ts'
import { requirePart } from '../../tools/required-part.ts'
import { type CalcCell, type CalcSheets, openInCalc } from './open-in-calc.ts'

const soffice = requirePart('soffice')

const berlinId = 'AQ2-00000000CAFE'
/** A name that is a formula, divides cells, and is no XML. */
const berlinName = '=1+1; "Größe", <b> & \u{1F600}'
/** Half an hour before the clocks of London go back over the hour from one to two. */
const startS = Date.UTC(2025, 9, 26, 0, 30) / 1000
const range = `from=${startS}&to=${startS + 7200}`
const days = 'from=2025-10-26&to=2025-10-27'

/** What is opened, by the names of files. */
const paths = {
  'history.xlsx': `/sensors/${sensorId}/temperatureC/history?${range}&format=xlsx`,
  'readings.xlsx': `/readings?${range}&derived=false&format=xlsx`,
  'location.xlsx': `/locations/building/temperatureC/history?${range}&bucket=30m&format=xlsx`,
  'daily.xlsx': `/locations/org/CO2ppm/daily?${days}&format=xlsx`,
  'motion.xlsx': `/sensors/${sensorId}/motionEvent/hourly?${days}&format=xlsx`,
  'sensors.xlsx': '/exports/sensors?format=xlsx',
  'list.xlsx': '/sensors?format=xlsx',
  'audit.xlsx': '/audit?format=xlsx',
  'plain.csv': `/readings?${range}&derived=false&format=csv`,
} as const
const localPaths = {
  'local-readings.csv': `${paths['plain.csv']}&decimal=comma`,
  'local-daily.csv': `/locations/org/CO2ppm/daily?${days}&format=csv&decimal=comma`,
  'local-sensors.csv': '/exports/sensors?format=csv&decimal=comma',
} as const

type Named<Name extends string> = Readonly<Record<Name, CalcSheets>>

describe('LibreOffice', { skip: soffice.skip, timeout: 900_000 }, () => {
  let folder: string
  let api: AdministrationServer
  const opened: Partial<Record<'en-US' | 'de-DE', Named<keyof typeof paths>>> = {}
  let german: Named<keyof typeof localPaths>

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'spreadsheets-'))
    api = await startAdministrationServer(join(folder, 'data'))
    await fillBuilding(api)
    for (const [name, path] of Object.entries({ ...paths, ...localPaths })) {
      const response = await fetch(api.server.publicUrl + path, {
        headers: { authorization: `Bearer ${tokenFor(path)}` },
      })
      assert.equal(response.status, 200, path)
      await writeFile(join(folder, name), Buffer.from(await response.arrayBuffer()))
    }
    const run = { soffice: soffice.path, folder }
    for (const locale of ['en-US', 'de-DE'] as const)
      opened[locale] = await openAll({ ...run, locale }, Object.keys(paths) as (keyof typeof paths)[])
    german = await openAll(
      { ...run, locale: 'de-DE', divider: ';' },
      Object.keys(localPaths) as (keyof typeof localPaths)[],
    )
  })
  after(async () => {
    await api?.server.close()
    await rm(folder, { recursive: true })
  })

  /** The log is read in New York, whose clocks never show UTC. */
  const tokenFor = (path: string) =>
    path.startsWith('/audit') ? api.people.stranger.token : api.tokens.reader

  async function openAll<Name extends string>(
    run: Parameters<typeof openInCalc>[0],
    names: readonly Name[],
  ): Promise<Named<Name>> {
    const sheets = await openInCalc(
      run,
      names.map((name) => join(folder, name)),
    )
    return Object.fromEntries(names.map((name, at) => [name, sheets[at]])) as Named<Name>
  }

  const read = async (path: string) => (await api.call(path, { token: tokenFor(path) })).body
  const readJson = (path: string) =>
    read(path.replace(/&?format=(xlsx|csv)/, '').replace('&decimal=comma', ''))

  for (const locale of ['en-US', 'de-DE'] as const) {
    const sheet = (name: keyof typeof paths, title: 'Data' | 'About' = 'Data') => {
      const [head = [], ...rows] = opened[locale]?.[name].get(title) ?? []
      return { titles: head.map(({ value }) => value), rows }
    }
    const decimal = (text: string) => (locale === 'de-DE' ? text.replace('.', ',') : text)

    it(`with the locale ${locale} opens a history with numbers as numbers and times as dates, as JSON has them`, async () => {
      const { data } = await readJson(paths['history.xlsx'])
      const { titles, rows } = sheet('history.xlsx')
      assert.deepEqual(titles.slice(3), ['Time (Europe/London)', 'Time (UTC)', 'Temperature (°C)'])
      assert.equal(rows.length, data.length)
      for (const [at, { time, value }] of data.entries()) {
        const [, , , local, utc, number] = rows[at] ?? []
        assertTime(utc, time)
        assertTime(local, time + (time < startS + 1800 ? 3600 : 0))
        assertNumber(number, value)
      }
      const [first, second] = rows
      assert.equal(first?.[5]?.shown, decimal('0.3'))
      assert.equal(first?.[3]?.shown, '2025-10-26 01:30:00')
      assert.equal(second?.[3]?.shown, '2025-10-26 01:30:00', 'the hour that comes twice')
      assert.equal(second?.[4]?.shown, '2025-10-26 01:30:00')
    })

    it(`with the locale ${locale} opens readings of several places, whose names are text and no formulas`, async () => {
      const { data } = await readJson(paths['readings.xlsx'])
      const { rows } = sheet('readings.xlsx')
      assert.equal(rows.length, data.length)
      for (const [at, reading] of data.entries()) {
        const [name, id, place, , local, utc, zone, value, unit] = rows[at] ?? []
        const isBerlin = reading.sensor_id === berlinId
        assert.deepEqual([name?.type, name?.value], ['string', isBerlin ? berlinName : 'Room 1'])
        assert.deepEqual([id?.type, id?.value], ['string', reading.sensor_id])
        assert.equal(place?.value, isBerlin ? 'Org / Spree' : 'Org / Building / Floor')
        assertTime(utc, reading.time)
        assert.equal(local?.type, 'date')
        assert.equal(zone?.value, isBerlin ? 'Europe/Berlin' : 'Europe/London')
        assertNumber(value, reading.value)
        assert.equal(unit?.type, 'string')
      }
    })

    it(`with the locale ${locale} opens buckets and metrics with shares as percentages and days as dates`, async () => {
      const { data, time } = await readJson(paths['location.xlsx'])
      const [columns] = data
      const { rows } = sheet('location.xlsx')
      assert.equal(rows.length, time.length)
      for (const [at, row] of rows.entries()) {
        assertTime(row[4], time[at])
        for (const [index, name] of ['min', 'avg', 'max', 'count', 'coverage'].entries())
          assertNumber(row[5 + index], columns[name][at])
      }
      const daily = sheet('daily.xlsx')
      assert.deepEqual(daily.titles.slice(3, 5), ['Date (local)', 'Time zone'])
      for (const row of daily.rows) {
        assert.deepEqual([row[3]?.type, row[3]?.value, row[3]?.shown], ['date', '2025-10-26', '2025-10-26'])
        assert.equal(row.at(-1)?.type, 'percentage')
      }
      const motion = sheet('motion.xlsx')
      const used = motion.rows
        .map((row) => row[5])
        .find((cell) => cell?.type === 'percentage' && cell.value !== '0')
      assert.match(used?.shown ?? '', locale === 'de-DE' ? /^\d+,\d\s?%$/ : /^\d+\.\d\s?%$/)
    })

    it(`with the locale ${locale} opens the list of sensors with what it says of each`, async () => {
      const { data } = await readJson(paths['list.xlsx'])
      const { titles, rows } = sheet('list.xlsx')
      const column = (title: string) => {
        assert.ok(titles.includes(title), `${title} is none of ${titles}`)
        return titles.indexOf(title)
      }
      assert.equal(rows.length, data.length)
      for (const { sensor_id: id, name, status, status_since: sinceS, last_data_at: lastS } of data) {
        const row = rows.find((one) => one[column('Sensor id')]?.value === id)
        const at = (title: string) => row?.[column(title)]
        assert.deepEqual([at('Sensor')?.type, at('Sensor')?.value], ['string', name])
        assert.equal(at('Status')?.value.toLowerCase().replace(' ', '_'), status)
        assertTime(at('Last data (UTC)'), lastS)
        assert.equal(at('Place')?.value, id === berlinId ? 'Org / Spree' : 'Org / Building / Floor')
        const timeZone = id === berlinId ? 'Europe/Berlin' : 'Europe/London'
        assertTime(at('Status since (UTC)'), sinceS)
        assertTime(at('Status since (local)'), toLocalSeconds(sinceS, timeZone))
        assertTime(at('Last data (local)'), toLocalSeconds(lastS, timeZone))
        assert.equal(at('Time zone')?.value, timeZone)
      }
    })

    it(`with the locale ${locale} opens the audit log, times on the clock of the organisation`, async () => {
      const { data } = await readJson(paths['audit.xlsx'])
      const { titles, rows } = sheet('audit.xlsx')
      assert.deepEqual(titles.slice(0, 3), ['sequence', 'time (America/New_York)', 'time (UTC)'])
      assert.equal(rows.length, data.length)
      for (const [at, entry] of data.entries()) {
        const { sequence, time, action, actor, subject, remote_address: address, details } = entry
        const [number, local, utc, ...texts] = rows[at] ?? []
        assertNumber(number, sequence)
        assertTime(local, toLocalSeconds(time, 'America/New_York'), writtenMs)
        assertTime(utc, time, writtenMs)
        assert.ok(texts.every(({ type }) => type === 'string' || type === 'empty'))
        assert.deepEqual(
          texts.slice(0, -1).map(({ value }) => value),
          [action, actor.kind, actor.id, actor.name, subject.kind, subject.id, subject.name, address].map(
            (text) => text ?? '',
          ),
        )
        assert.deepEqual(JSON.parse(texts.at(-1)?.value ?? ''), details)
      }
      assert.ok(rows.some((row) => row[9]?.value === berlinName))
    })

    it(`with the locale ${locale} opens exports, and the sheet that says what it is`, async () => {
      const { rows } = sheet('sensors.xlsx')
      const room = rows.find(([id]) => id?.value === sensorId)
      assertNumber(room?.[3], -0.0877)
      assertNumber(room?.[4], 51.5079)
      const about = new Map(
        sheet('history.xlsx', 'About').rows.map(([label, value]) => [label?.value, value]),
      )
      assert.equal(about.get('Query')?.value, `GET ${paths['history.xlsx']}`)
      assert.equal(about.get('Time zone')?.value, 'Europe/London')
      assertNumber(about.get('Rows'), 2)
      assert.equal(about.get('Made (UTC)')?.type, 'date')
    })
  }

  it('with a German locale takes decimals of CSV with points for text, and those with commas for numbers', async () => {
    const plain = opened['de-DE']?.['plain.csv'].values().next().value ?? []
    assert.equal(plain[1]?.[3]?.type, 'string', 'if this were a number, the rest would show nothing')
    const { data } = await readJson(paths['plain.csv'])
    const [head, ...rows] = german['local-readings.csv'].values().next().value ?? []
    assert.deepEqual(
      head?.map(({ value }) => value),
      ['sensor_id', 'var_name', 'time', 'value'],
    )
    for (const [at, reading] of data.entries()) {
      assert.deepEqual(
        rows[at]?.slice(0, 2).map(({ value }) => value),
        [reading.sensor_id, reading.var_name],
      )
      assertNumber(rows[at]?.[2], reading.time)
      assertNumber(rows[at]?.[3], reading.value)
    }
    const daily = german['local-daily.csv'].values().next().value ?? []
    assert.equal(daily[1]?.at(-1)?.type, 'float')
    const sensors = german['local-sensors.csv'].values().next().value ?? []
    assert.ok(sensors.some(([id, , name]) => id?.value === berlinId && name?.value === `'${berlinName}`))
    assertNumber(sensors.find(([id]) => id?.value === sensorId)?.[4], 51.5079)
  })
})

async function fillBuilding(api: AdministrationServer): Promise<void> {
  const { estate } = api.server
  const spree = { locationId: 'spree', parentId: 'org', kind: 'building', name: 'Spree' } as const
  await estate.createLocation({ ...spree, timeZone: 'Europe/Berlin' })
  await estate.createSensor({ sensorId: berlinId, locationId: 'spree', name: berlinName })
  const theirs = { parent_id: 'other', kind: 'building', name: berlinName }
  assert.equal((await api.as(api.people.stranger, 'POST', '/locations', theirs)).status, 201)
  const reading = (id: string, varName: string, offset: number, value: number) => ({
    sensor_id: id,
    var_name: varName,
    time: startS + offset,
    value,
  })
  const { body } = await api.post([
    reading(sensorId, 'temperatureC', 0, 0.1 + 0.2),
    reading(sensorId, 'temperatureC', 3600.25, -21.4),
    reading(sensorId, 'CO2ppm', 60, 1234.5),
    ...[120, 300, 500].map((offset) => reading(sensorId, 'motionEvent', offset, 1)),
    reading(berlinId, 'CO2ppm', 0, 700.25),
    reading(berlinId, 'energyInkWh', 30, 1.5e-7),
  ])
  assert.deepEqual(body.rejected, [])
}

/** Asserts that a cell is a number, to the 15 digits that spreadsheets keep; or empty for null. */
function assertNumber(cell: CalcCell | undefined, expected: number | null): void {
  if (expected === null) {
    assert.equal(cell?.type ?? 'empty', 'empty')
    return
  }
  assert.ok(cell?.type === 'float' || cell?.type === 'percentage', `${JSON.stringify(cell)} is no number`)
  assert.equal(Number(cell.value).toPrecision(14), expected.toPrecision(14))
}

/** What LibreOffice writes of a time with milliseconds: hundredths of a second. */
const writtenMs = 10

/**
 * Asserts that a cell is a date that shows a time.
 * @param timeS seconds since 1970 of a wall clock.
 * @param toleranceMs more than a millisecond for times that have such.
 */
function assertTime(cell: CalcCell | undefined, timeS: number, toleranceMs = 1): void {
  assert.equal(cell?.type, 'date', `${JSON.stringify(cell)} is no date`)
  const value = cell?.value.includes('T') ? cell.value : `${cell?.value}T00:00:00`
  assert.ok(
    Math.abs(Date.parse(`${value.slice(0, 23)}Z`) - timeS * 1000) <= toleranceMs,
    `${value}, not ${timeS}`,
  )
}

/** Finds the seconds since 1970 of the wall clock of a place. */
function toLocalSeconds(timeS: number, timeZone: string): number {
  const time = Temporal.Instant.fromEpochMilliseconds(Math.round(timeS * 1000))
  return timeS + time.toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e9
}
