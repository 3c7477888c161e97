import { type Static, type TSchema, Type } from 'typebox'
import { LocationId } from './location.ts'
import { SensorId, UnixSeconds } from './sensor.ts'
import { WebhookOutput } from './webhook.ts'

/** The bounds of what is told of the state of data. */
export const statsBounds = {
  /** Entries of each list; how many there are is told besides. */
  maxEntries: 20,
  /** Days of which the readings are counted, that of today included. */
  days: 14,
  /** A sensor without a datum for longer has a gap, seconds. */
  gapS: 3_600,
  /** A reading that came later than this is late, seconds. */
  lateS: 900,
  /** One that came later than this is imported and not late, seconds. */
  importedS: 7 * 86_400,
} as const

const whole = (description: string, example: number) => Type.Integer({ minimum: 0, description, example })

const sensorMembers = {
  sensor_id: SensorId,
  name: Type.String({ description: 'Name for people.', example: 'Meeting room 1.1' }),
  location_id: LocationId,
}

/** The readings of a day. */
export const DayReadings = Type.Object(
  {
    date: Type.String({ description: 'A local date.', example: '2026-01-31' }),
    readings: whole('Readings whose time lies in it, of whatever variable.', 47_232),
  },
  { $id: 'DayReadings', description: 'How many readings a day has.' },
)

/** A sensor of which nothing comes. */
export const QuietSensor = Type.Object(
  {
    ...sensorMembers,
    status: Type.Enum(['silent', 'offline'], { description: 'Its status.', example: 'silent' }),
    since: Type.Union([UnixSeconds, Type.Null()], {
      description: 'The time of the last datum that it measured; null when there is none.',
      example: 1760000000.5,
    }),
  },
  { $id: 'QuietSensor', description: 'A sensor that is silent or offline.' },
)

/** A sensor whose battery is low. */
export const LowBattery = Type.Object(
  { ...sensorMembers, level: Type.Number({ description: 'The battery level, percent.', example: 12 }) },
  { $id: 'LowBattery', description: 'A sensor whose battery is low.' },
)

/** A sensor of which nothing came for a while. */
export const SensorGaps = Type.Object(
  {
    ...sensorMembers,
    gaps: whole('How many gaps it had.', 2),
    longest_s: Type.Number({ description: 'The longest of them, seconds.', example: 5400 }),
    longest_from: UnixSeconds,
  },
  {
    $id: 'SensorGaps',
    description: 'A sensor with gaps in its data, and the time of the last datum before the longest.',
  },
)

/** A sensor whose readings came late. */
export const LateSensor = Type.Object(
  {
    ...sensorMembers,
    readings: whole('How many readings were late.', 24),
    largest_s: Type.Number({
      description: 'How late the latest was at least, seconds; to the minute as a rule.',
      example: 25_200,
    }),
  },
  { $id: 'LateSensor', description: 'A sensor whose readings came late.' },
)

/** A sensor whose clock is off. */
export const SensorClock = Type.Object(
  {
    ...sensorMembers,
    offset_s: Type.Number({
      description:
        'How far it is off at least, seconds: positive when it is ahead, negative when it is behind.',
      example: -3600,
    }),
  },
  { $id: 'SensorClock', description: 'A sensor whose clock seems to be off.' },
)

const { webhook_id, description, status, lag_s, lag_readings, failures } = WebhookOutput.properties

/** A webhook that is behind. */
export const WebhookBehind = Type.Object(
  { webhook_id, description, status, lag_s, lag_readings, failures },
  { $id: 'WebhookBehind', description: 'A webhook that is paused, fails, or is behind.' },
)

/** A broker that is not reached. */
export const BrokerDown = Type.Object(
  {
    name: Type.String({ description: 'Its name in the configuration.', example: 'basement' }),
    connections: whole('Connections that are to be up.', 2),
    connected: whole('Of these, those that are.', 1),
  },
  { $id: 'BrokerDown', description: 'An MQTT broker with connections that are not up.' },
)

/** How long a disk lasts. It has no name of its own, since it may be null. */
const DiskOutlook = Type.Object({
  free_bytes: whole('Bytes that the server may still write.', 120_000_000_000),
  used_bytes: whole('Bytes of what the server has stored on that disk.', 1_800_000_000),
  growth_bytes_per_day: Type.Union([Type.Number(), Type.Null()], {
    description: 'By how much that grows a day, by the last 7 days; null until a day is known.',
    example: 4_400_000,
  }),
  days_left: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], {
    description: 'Days until the disk is full if it goes on like that; null when it does not grow.',
    example: 27_272,
  }),
})

/** Builds the schema of a list that is cut, with how many entries there are. */
function cutList<Entry extends TSchema>(description: string, entry: Entry) {
  return Type.Object(
    {
      count: whole('How many there are.', 1),
      data: Type.Array(entry, {
        maxItems: statsBounds.maxEntries,
        description: `At most ${statsBounds.maxEntries} of them.`,
      }),
    },
    { description },
  )
}

const administratorsOnly =
  'Null for everybody but administrators of the whole organisation, and for narrowed tokens.'

/** Builds the schema of something that administrators alone are told. */
function ofAdministrators<Schema extends TSchema>(schema: Schema, description: string) {
  return Type.Union([schema, Type.Null()], { description: `${description} ${administratorsOnly}` })
}

/** The state of the data of some sensors, and of what hands readings on. */
export const Stats = Type.Object(
  {
    time: UnixSeconds,
    time_zone: Type.String({
      description: 'The time zone of the days: that of the location, or of the first base location.',
      example: 'Europe/London',
    }),
    sensors: whole('Sensors in use.', 41),
    readings_by_day: Type.Array(DayReadings, {
      description: `The last ${statsBounds.days} days, the oldest first; the last one is today so far.`,
    }),
    quiet: cutList('Sensors that are silent or offline, longest ago first.', QuietSensor),
    low_batteries: cutList(
      'Sensors whose last `batteryLevelPct` lies in a band of their place that is not as it should be, the emptiest first.',
      LowBattery,
    ),
    gaps: cutList(
      'Sensors of which no datum came for more than an hour, and then one again in the last 24 hours; longest gap first. Data that came late fill a gap. A sensor that is quiet now is in `quiet`.',
      SensorGaps,
    ),
    delays: cutList(
      `Sensors with readings that were stored in the last 24 hours, and more than ${statsBounds.lateS / 60} minutes after their own time; the latest first. Readings of more than 7 days ago are imported and not late.`,
      LateSensor,
    ),
    clocks: cutList(
      'Sensors whose clock seems to be off: readings of the last 24 hours were stored before their own time, or all of them late by about as much, as in a wrong time zone. Most wrong first.',
      SensorClock,
    ),
    webhooks: ofAdministrators(
      cutList(
        'Webhooks of the organisation that are paused, fail, or have readings waiting for more than a minute; furthest behind first.',
        WebhookBehind,
      ),
      'Webhooks that are behind.',
    ),
    brokers: ofAdministrators(
      cutList(
        "The organisation's MQTT brokers with connections that are not up: what they have waits there.",
        BrokerDown,
      ),
      'Brokers that are not reached.',
    ),
    disk: ofAdministrators(DiskOutlook, 'The disk of the data directory.'),
  },
  { $id: 'Stats', description: 'The state of data, and what needs somebody to look.' },
)
export type Stats = Static<typeof Stats>
