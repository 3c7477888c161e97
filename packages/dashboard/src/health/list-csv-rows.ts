import { formatValue, type ValueChoices } from '../data/format-value.ts'
import type { CsvCell } from '../data/write-csv.ts'
import { healthTexts } from '../text/en/health.ts'
import { formatIso } from '../time/format-time.ts'
import type { Fault } from './fault.ts'

/** The columns of the file that Health saves. */
export const csvHeader = [
  'fault',
  'sensor_id',
  'name',
  'place',
  'since',
  'since_unix_s',
  'last_values',
  'last_value_at',
  'what_to_do',
] as const

/** Writes faults as rows of CSV. @param namePlace names the place of a fault. */
export function listCsvRows(
  faults: readonly Fault[],
  choices: ValueChoices,
  namePlace: (fault: Fault) => string,
): readonly (readonly CsvCell[])[] {
  return faults.map((fault) => {
    const { kind, sensor, since, values } = fault
    const zone = sensor.time_zone ?? 'UTC'
    const [first] = values
    return [
      { id: kind },
      { id: sensor.sensor_id },
      sensor.name,
      namePlace(fault),
      since === undefined ? undefined : { id: formatIso(since, zone) },
      since,
      values.map(({ variable, value }) => writeValue(variable, value, choices)).join(', '),
      first && { id: formatIso(first.time, zone) },
      healthTexts.faults[kind].act,
    ]
  })
}

function writeValue(
  variable: Fault['values'][number]['variable'],
  value: number,
  choices: ValueChoices,
): string {
  const { text, symbol } = formatValue(variable, value, choices)
  return `${variable.label} ${text} ${symbol}`.trimEnd()
}
