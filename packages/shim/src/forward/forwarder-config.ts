import { type Static, Type } from 'typebox'

const file = (description: string) => Type.Optional(Type.String({ minLength: 1, description }))

/** Settings that every forwarder has. */
const common = {
  name: Type.String({
    pattern: '^[a-z0-9][a-z0-9-]{0,62}$',
    expected: 'must be up to 63 lower-case letters, digits and dashes, a letter or digit first',
    description:
      'Name of the forwarder: lower-case letters, digits and dashes. Its progress is kept under it, so another name begins anew.',
  }),
  start: Type.Enum(['now', 'beginning'], {
    default: 'now',
    description:
      'Where a new forwarder begins: with what is stored from now on, or with the oldest stored reading.',
  }),
  locationId: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_-]{1,64}$',
      expected: 'must be the id of a location, as "lightfi locations" shows it: letters, digits, - and _',
      description:
        'Forward the readings of this location and of everything below it. Default: all you may see.',
    }),
  ),
  sensorIds: Type.Optional(
    Type.Array(
      Type.String({
        pattern: '^[A-Z0-9]{2,5}-[0-9A-F]{12}$',
        expected: 'must be the id of a sensor such as AQ2-FE753C0D7ADF, in capital letters',
      }),
      {
        minItems: 1,
        maxItems: 200,
        description: 'Forward the readings of these sensors only; not together with locationId.',
      },
    ),
  ),
  varNames: Type.Optional(
    Type.Array(
      Type.String({
        pattern: '^[A-Za-z0-9]{1,40}$',
        expected: 'must be the name of a variable such as CO2ppm',
      }),
      {
        minItems: 1,
        maxItems: 32,
        description: 'Forward these variables only.',
      },
    ),
  ),
  batchSize: Type.Integer({
    minimum: 1,
    maximum: 10_000,
    default: 1000,
    description: 'Readings that are delivered together at the most.',
  }),
  maxRetryDelayS: Type.Integer({
    minimum: 1,
    maximum: 3600,
    default: 60,
    description: 'Longest time between two tries while the destination refuses or is away, seconds.',
  }),
}

/** Readings as messages of an MQTT broker. */
export const mqttForwarderSchema = Type.Object(
  {
    type: Type.Literal('mqtt', { description: 'Publish each reading as a message, QoS 1.' }),
    ...common,
    url: Type.String({
      pattern: '^(mqtts?|wss?)://[^@\\s]+$',
      expected: 'must begin with mqtt://, mqtts://, ws:// or wss://, and have no user or password in it',
      description:
        'Address of the broker, e.g. mqtts://broker.example.org:8883. User and password stand elsewhere.',
    }),
    username: Type.Optional(Type.String({ minLength: 1, description: 'User at the broker.' })),
    passwordFile: file('File with the password at the broker and nothing else.'),
    caFile: file(
      'File with the certificates that the broker must be signed by, PEM. Default: the usual ones.',
    ),
    certFile: file('File with the certificate that the shim shows, PEM; together with keyFile.'),
    keyFile: file('File with the key of that certificate, PEM.'),
    clientId: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'Client id at the broker. Default: made up.',
      }),
    ),
    topic: Type.String({
      pattern: '^[^+#\\u0000]{1,1000}$',
      expected: 'must have 1 to 1000 characters, neither + nor # among them',
      default: 'lightfi/{sensor_id}/{var_name}',
      description: 'Topic of a message; {sensor_id} and {var_name} are filled in.',
    }),
    retain: Type.Boolean({
      default: false,
      description: 'Have the broker keep the newest message of each topic for those who subscribe later.',
    }),
  },
  { additionalProperties: false },
)

/** Readings as rows of a PostgreSQL table. */
export const postgresForwarderSchema = Type.Object(
  {
    type: Type.Literal('postgres', { description: 'Put readings into a table, each exactly once.' }),
    ...common,
    url: Type.String({
      pattern: '^postgres(ql)?://\\S+$',
      expected: 'must begin with postgresql://, and have no spaces',
      isSecret: true,
      description:
        'The database, postgresql://user@host:5432/name. A password may be in it, or in passwordFile; sslmode=verify-full asks for TLS.',
    }),
    passwordFile: file('File with the password of the user and nothing else.'),
    caFile: file('File with the certificates that the server must be signed by, PEM; means verified TLS.'),
    table: Type.String({
      pattern: '^([a-z_][a-z0-9_]{0,62}\\.)?[a-z_][a-z0-9_]{0,55}$',
      expected:
        'must be a name of lower-case letters, digits and _ of up to 56 characters, if need be with its schema: building.readings',
      default: 'lightfi_readings',
      description:
        'The table, if need be with its schema; made when it is not there. Its progress is in a second one, <table>_cursor.',
    }),
  },
  { additionalProperties: false },
)

/** Readings as rows of CSV files, one a day. */
export const csvForwarderSchema = Type.Object(
  {
    type: Type.Literal('csv', { description: 'Append readings to files, one for each local day.' }),
    ...common,
    directory: Type.String({ minLength: 1, description: 'Where the files are; made when it is not there.' }),
    timeZone: Type.String({
      minLength: 1,
      maxLength: 64,
      default: 'UTC',
      description: 'IANA name of the time zone whose days they are, e.g. Europe/London.',
    }),
  },
  { additionalProperties: false },
)

/** Readings as HTTP requests. */
export const webhookForwarderSchema = Type.Object(
  {
    type: Type.Literal('webhook', {
      description: 'Post readings as JSON, like the webhooks of the server.',
    }),
    ...common,
    url: Type.String({
      pattern: '^https?://\\S+$',
      expected: 'must be an http or https address',
      isSecret: true,
      description: 'Where readings are posted. A secret: it is never printed.',
    }),
    secretFile: file(
      'File with the secret that signs requests as Standard Webhooks says (header webhook-signature): whsec_ and base64, or any text, whose own bytes are the key then.',
    ),
    timeoutMs: Type.Integer({
      minimum: 100,
      maximum: 600_000,
      default: 30_000,
      description: 'Time limit of one request, milliseconds.',
    }),
  },
  { additionalProperties: false },
)

/** The destinations of new readings. */
export const forwardersSchema = Type.Array(
  Type.Union([mqttForwarderSchema, postgresForwarderSchema, csvForwarderSchema, webhookForwarderSchema], {
    discriminator: 'type',
  }),
  { default: [], maxItems: 32, description: 'Where new readings are forwarded to.' },
)

/** The settings of one forwarder. */
export type ForwarderConfig = Static<typeof forwardersSchema>[number]
export type MqttForwarderConfig = Static<typeof mqttForwarderSchema>
export type PostgresForwarderConfig = Static<typeof postgresForwarderSchema>
export type CsvForwarderConfig = Static<typeof csvForwarderSchema>
export type WebhookForwarderConfig = Static<typeof webhookForwarderSchema>
