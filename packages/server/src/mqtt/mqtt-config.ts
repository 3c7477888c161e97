import { sensorFamilies, sensorIdPattern, varNameList } from '@openlightfi/contract'
import { type Static, Type } from 'typebox'

/** The most brokers in the file. */
export const maxBrokers = 16

/** The most connections to all brokers together; each holds two payloads at the most. */
export const maxConnections = 64

const file = (description: string) => Type.Optional(Type.String({ minLength: 1, description }))

const topic = Type.String({
  minLength: 1,
  maxLength: 1000,
  description:
    'Topics as MQTT writes them, with + and #; a level may have one named part: zigbee2mqtt/{device}. The first rule that fits a message counts.',
})

const path = (description: string) => Type.String({ minLength: 1, maxLength: 500, description })

/** Messages in the shapes of `POST /readings`. */
const readingsRuleSchema = Type.Object(
  {
    topic,
    format: Type.Literal('readings', {
      description: 'A reading, or {"readings": [...]}, in JSON as POST /readings takes it.',
    }),
  },
  { additionalProperties: false },
)

/** Messages of lines. */
const linesRuleSchema = Type.Object(
  { topic, format: Type.Literal('lines', { description: 'Lines of JSON (NDJSON), a reading each.' }) },
  { additionalProperties: false },
)

/** Messages that are nothing to store. */
const ignoredRuleSchema = Type.Object(
  {
    topic,
    format: Type.Literal('ignored', { description: 'Acknowledged and counted, and nothing else.' }),
  },
  { additionalProperties: false },
)

const templatePattern = `^(${Object.values(sensorFamilies)
  .map(({ prefix }) => prefix)
  .join('|')})-\\{hex12\\}$`

/** A value of a message. */
const valueSchema = Type.Object(
  {
    path: path(
      "Place of the value, e.g. $.params['temperature:0'].tC; a message without it, or with null, has none.",
    ),
    varName: Type.Enum([...varNameList], { description: 'Variable that it is.' }),
    unit: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 20,
        description: 'Unit in which it comes, e.g. °F, K, Pa, Wh. Default: that of the variable.',
      }),
    ),
    table: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Union([Type.Number(), Type.Null()], { expected: 'must be a number, or null for no reading' }),
        {
          description:
            'What words, true and false mean: a number, or null for no reading. Others are refused then. Of motionEvent 0 is no reading either.',
        },
      ),
    ),
  },
  { additionalProperties: false },
)

/** Messages of other systems. */
const mappedRuleSchema = Type.Object(
  {
    topic,
    format: Type.Literal('mapped', { description: 'JSON of another system, read by paths.' }),
    device: Type.String({
      minLength: 1,
      maxLength: 500,
      description: 'What tells the device: the name of a part of the topic, or a path.',
    }),
    sensors: Type.Record(
      Type.String(),
      Type.String({
        pattern: sensorIdPattern,
        expected: 'must be the id of a sensor such as AQ2-FE753C0D7ADF, in capital letters',
      }),
      { default: {}, description: 'Our sensor of each device.' },
    ),
    sensor: Type.Optional(
      Type.String({
        pattern: templatePattern,
        expected: 'must be the prefix of a family and {hex12}, such as MS1-{hex12}',
        description:
          'Our sensor of a device that is not in sensors: {hex12} is the last 12 hexadecimal digits of its name.',
      }),
    ),
    time: Type.Optional(
      Type.Object(
        {
          path: path('Place of the time, e.g. $.last_seen.'),
          format: Type.Enum(['rfc3339', 'unixS', 'unixMs'], {
            description: 'RFC 3339 with an offset, or Unix time in seconds or milliseconds.',
          }),
        },
        { additionalProperties: false },
      ),
    ),
    values: Type.Array(valueSchema, {
      minItems: 1,
      maxItems: 64,
      description: 'Readings that a message has.',
    }),
    others: Type.Enum(['refuse', 'ignore'], {
      default: 'refuse',
      description: 'Messages of other devices, and without any of these values: kept as refused, or ignored.',
    }),
  },
  { additionalProperties: false },
)

/** A broker, and what is read there. */
export const brokerSchema = Type.Object(
  {
    name: Type.String({
      pattern: '^[a-z0-9][a-z0-9-]{0,30}$',
      expected: 'must be up to 31 lower-case letters, digits and dashes, a letter or digit first',
      description: 'Name of the broker in the log and in /metrics.',
    }),
    url: Type.String({
      pattern: '^mqtts?://[^@/?#\\s]+/?$',
      expected: 'must be mqtt:// or mqtts://, host and port, with neither user nor password nor path',
      description: 'Address of the broker, e.g. mqtts://broker.example.org:8883.',
    }),
    organisation: Type.String({
      minLength: 1,
      maxLength: 64,
      description: 'Id of the organisation whose sensors these are; readings of any others are refused.',
    }),
    username: Type.Optional(Type.String({ minLength: 1, description: 'User at the broker.' })),
    passwordFile: file('File with the password at the broker and nothing else.'),
    caFile: file(
      'File with the certificates that the broker must be signed by, PEM. Default: the usual ones.',
    ),
    certFile: file('File with the certificate that the server shows, PEM; together with keyFile.'),
    keyFile: file('File with the key of that certificate, PEM.'),
    clientId: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9_-]{1,60}$',
        expected: 'must have 1 to 60 letters, digits, - and _',
        description:
          'Client id at the broker; the number of the connection is added. Default: of the name, and lasting for the data directory.',
      }),
    ),
    connections: Type.Integer({
      minimum: 1,
      maximum: 16,
      default: 1,
      description: 'Connections at once. Each works on one message at a time.',
    }),
    sharedGroup: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9_-]{1,60}$',
        expected: 'must have 1 to 60 letters, digits, - and _',
        description:
          'Name of a shared subscription ($share/NAME/...), so that each message goes to one connection. Needed for more than one.',
      }),
    ),
    sessionExpiryS: Type.Integer({
      minimum: 0,
      maximum: 0xffff_ffff,
      default: 7 * 24 * 3600,
      description: 'Time for which the broker keeps messages while the server is away, seconds.',
    }),
    receiveMaximum: Type.Integer({
      minimum: 1,
      maximum: 1000,
      default: 64,
      description: 'Messages that the broker sends ahead of their acknowledgement, on each connection.',
    }),
    maxPayloadBytes: Type.Integer({
      minimum: 1024,
      maximum: 1024 ** 2,
      default: 256 * 1024,
      description:
        'Longest payload; a longer one is refused. The broker is told to send nothing above twice this size.',
    }),
    topics: Type.Array(
      Type.Union([readingsRuleSchema, linesRuleSchema, mappedRuleSchema, ignoredRuleSchema], {
        discriminator: 'format',
      }),
      { minItems: 1, maxItems: 100, description: 'What is subscribed to, and how it is read.' },
    ),
  },
  { additionalProperties: false },
)

/** Every setting of the file that `LIGHTFI_MQTT_FILE` names. */
export const mqttConfigSchema = Type.Object(
  {
    brokers: Type.Array(brokerSchema, {
      minItems: 1,
      maxItems: maxBrokers,
      description: 'Brokers to subscribe to.',
    }),
  },
  { additionalProperties: false },
)

/** The configuration, with every default filled in. */
export type MqttConfig = Static<typeof mqttConfigSchema>
export type BrokerConfig = MqttConfig['brokers'][number]
export type RuleConfig = BrokerConfig['topics'][number]
export type MappedRuleConfig = Extract<RuleConfig, { readonly format: 'mapped' }>
