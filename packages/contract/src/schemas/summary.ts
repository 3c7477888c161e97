import { type Static, Type } from 'typebox'
import { sensorStatuses, sensorStatusList } from '../sensor-statuses.ts'
import { Band } from './bands.ts'
import { LocationId, locationKinds } from './location.ts'
import { nextCursor } from './page.ts'
import { UnixSeconds, VarNameSchema } from './sensor.ts'

const count = (description: string, example = 1) => Type.Integer({ minimum: 0, description, example })

/** The bounds of summaries. */
export const summaryBounds = {
  /** Rows of bands of a variable, above which those of one severity are one row: so five more at the most. */
  maxBands: 45,
} as const

/** The sensors whose current value lies in a band. */
export const BandCount = Type.Object(
  {
    name: Band.properties.name,
    severity: Band.properties.severity,
    sensors: count('Sensors whose current value lies in it.'),
  },
  { $id: 'BandCount', description: 'How many sensors are in a band.' },
)

/** One variable in a place, and how many sensors say what of it. */
export const VariableSummary = Type.Object(
  {
    var_name: VarNameSchema,
    sensors: count('Sensors in use that report it.', 12),
    current: count('Of these, those with current data.', 11),
    no_current_data: count('The others: nothing came yet, or it is older than `stale_after_s`.'),
    bands: Type.Array(BandCount, {
      description: `Those with current data by band: the bands that hold where a sensor is by the settings of its location, from low to high, the empty ones too, those of one name and severity together; above ${summaryBounds.maxBands} names, others of one severity too, under the name of the first. Empty for a variable without bands.`,
    }),
  },
  { $id: 'VariableSummary', description: 'One variable in a place.' },
)

const statusCounts = Object.fromEntries(
  sensorStatusList.map((status) => [status, count(sensorStatuses[status])]),
) as Record<keyof typeof sensorStatuses, ReturnType<typeof count>>

/** What is going on in a place and everything below it. */
export const PlaceSummary = Type.Object(
  {
    location_id: LocationId,
    kind: Type.Enum([...locationKinds], { description: 'What the place is.', example: 'floor' }),
    name: Type.String({ description: 'Name for people.', example: 'First floor' }),
    statuses: Type.Object(statusCounts, { description: 'The sensors by status, the retired ones too.' }),
    variables: Type.Array(VariableSummary, {
      description: 'Each variable that sensors in use there report, but `onlineStatus`.',
    }),
  },
  { $id: 'PlaceSummary', description: 'What is going on in a place and everything below it.' },
)
export type PlaceSummary = Static<typeof PlaceSummary>

/** A location and its direct children, in numbers. */
export const LocationSummary = Type.Object(
  {
    time: UnixSeconds,
    location: PlaceSummary,
    children: Type.Array(PlaceSummary, {
      description: 'The direct child locations, by id. Sensors directly in the location are in none of them.',
    }),
    next_cursor: nextCursor,
  },
  { $id: 'LocationSummary', description: 'A location and its direct children, in numbers.' },
)
export type LocationSummary = Static<typeof LocationSummary>
