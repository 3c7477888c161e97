import type { ValueChoices } from '../data/format-value.ts'
import type { Sensor, Variable } from '../data/queries.ts'
import type { ChartSeries } from './chart-model.ts'
import { convertColumns, type SeriesColumns } from './series-columns.ts'
import { chooseShownUnit } from './shown-unit.ts'

/** How many series have colours of their own. */
const colours = 6

/** What a series of a chart is made of. */
export interface SeriesSource {
  readonly id: string
  readonly sensor: Pick<Sensor, 'sensor_id' | 'name'>
  readonly variable: Variable
  /** In the unit of the catalogue. */
  readonly columns: SeriesColumns
  /** Its place among the series, which chooses the colour. */
  readonly index: number
  readonly axis: ChartSeries['axis']
  readonly choices: ValueChoices
  /** What tells it from another series of the same sensor, such as the period. */
  readonly note?: string
  /** Whether all series of the chart are of one variable, which then is not named with each. */
  readonly isOneVariable: boolean
  /** Whether all series of the chart are of one sensor, whose variables then are named alone. */
  readonly isOneSensor?: boolean
}

/** Makes a series of a chart. */
export function toChartSeries(source: SeriesSource): ChartSeries {
  const { id, sensor, variable, columns, index, axis, choices, note } = source
  const unit = chooseShownUnit(variable, choices)
  const place = sensor.name ?? sensor.sensor_id
  const addNote = (words: string) => (note === undefined ? words : `${words}, ${note}`)
  const name = `${addNote(place)} · ${variable.label}`
  return {
    id,
    name,
    shortName: source.isOneVariable ? addNote(place) : source.isOneSensor ? addNote(variable.label) : name,
    unit,
    columns: convertColumns(columns, unit.convert),
    shape: chooseShape(variable.kind),
    colour: `--series-${index % colours}`,
    isDashed: note !== undefined || index >= colours,
    axis,
  }
}

function chooseShape(kind: Variable['kind']): ChartSeries['shape'] {
  if (kind === 'event' || kind === 'meter') return 'bars'
  return kind === 'status' ? 'steps' : 'line'
}
