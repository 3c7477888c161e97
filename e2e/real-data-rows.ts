import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { readOfficeRows } from '../examples/uci-occupancy-rows.ts'

/** A sensor that the data sets fill, the room it stands in, and its readings as CSV. */
export interface RealSensor {
  readonly sensorId: string
  readonly room: string
  readonly timeZone: string
  /** With a header, long or wide. */
  readonly csv: string
}

/** The office of the "Occupancy Detection" data set as one sensor; see `readOfficeRows` for its source. */
export async function readUciSensors(folder: string): Promise<RealSensor[]> {
  const sensorId = 'AQ2-0C1000000001'
  const rows = await readOfficeRows(join(folder, 'uci-occupancy'))
  const names = ['temperatureC', 'CO2ppm', 'relativeHumidity'] as const
  const lines = rows.map(({ timeS, values }) =>
    [sensorId, timeS, ...names.map((name) => values[name])].join(),
  )
  const csv = [`sensor_id,time,${names.join()}`, ...lines].join('\n')
  return [{ sensorId, room: 'uci office', timeZone: 'Europe/Brussels', csv }]
}

const sduTimeZone = 'Europe/Copenhagen'
const sduFirstDate = Temporal.PlainDate.from('2017-03-22')

/**
 * Four rooms of an office building in Odense, 15 days of minutes (K. Arendt et al., DATA '18, SDU Center for
 * Energy Informatics, CC BY 4.0), a sensor of CO2 and a people counter in each.
 */
export async function readSduSensors(folder: string): Promise<RealSensor[]> {
  const sensors: RealSensor[] = []
  for (const [kind, prefix, varName] of [
    ['co2', 'AQ2', 'CO2ppm'],
    ['occ', 'HAL', 'occSignatures'],
  ] as const) {
    for (const room of [1, 2, 3, 4]) {
      const sensorId = `${prefix}-5D000000000${room}`
      const text = await readFile(join(folder, `sdu-office/${kind}_room_${room}.csv`), 'utf8')
      const rows: string[][] = parse(text, { from_line: 2 })
      const csv = ['sensor_id,var_name,time,value', ...formatSduRows(rows, `${sensorId},${varName}`)].join(
        '\n',
      )
      sensors.push({ sensorId, room: `sdu room ${room}`, timeZone: sduTimeZone, csv })
    }
  }
  return sensors
}

/**
 * Rows have the number of a day, in random order, and its weekday from Monday 0; a minute that the clocks
 * skip is left out.
 */
function formatSduRows(rows: readonly string[][], names: string): string[] {
  const dateOfDay = new Map<string, Temporal.PlainDate>()
  const weekdayOfDay = new Map(rows.map(([day = '', , weekday = '']) => [day, Number(weekday)]))
  for (const weekday of new Set(weekdayOfDay.values())) {
    const days = [...weekdayOfDay].filter((entry) => entry[1] === weekday).map(([day]) => day)
    const first = sduFirstDate.add({ days: (weekday + 8 - sduFirstDate.dayOfWeek) % 7 })
    for (const [week, day] of days.toSorted((a, b) => Number(a) - Number(b)).entries()) {
      dateOfDay.set(day, first.add({ weeks: week }))
    }
  }
  return rows.flatMap(([day = '', clock = '', , , value = '']) => {
    const local = dateOfDay.get(day)?.toPlainDateTime(Temporal.PlainTime.from(clock))
    if (!local) throw new Error(`day ${day} has no date`)
    const zoned = local.toZonedDateTime(sduTimeZone)
    return zoned.toPlainDateTime().equals(local)
      ? [`${names},${zoned.epochMilliseconds / 1000},${value}`]
      : []
  })
}
