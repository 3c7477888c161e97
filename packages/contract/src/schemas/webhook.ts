import { type Static, Type } from 'typebox'
import { LocationId } from './location.ts'
import { nextCursor } from './page.ts'
import { SensorId, VarNameSchema } from './sensor.ts'
import { buildVersionSchema } from './version.ts'

/** The bounds of webhooks; each is included. */
export const webhookBounds = {
  /** Webhooks of an organisation. */
  maxPerOrganisation: 100,
  maxUrlLength: 2_048,
  maxLocations: 100,
  maxSensors: 200,
  /** Readings of one delivery. */
  maxReadings: 1_000,
  /** Kept attempts of a webhook. */
  maxAttempts: 1_000,
  /** The time for which the secret before a rotation still signs: 7 days at the most, a day by default. */
  maxOverlapS: 604_800,
  overlapS: 86_400,
} as const

/** The reasons for which a webhook is paused. */
export const pauseReasons = ['requested', 'gone', 'location_deleted'] as const

/** The kinds of requests to a receiver. */
export const attemptKinds = ['delivery', 'test'] as const

/**
 * The reasons for which an attempt failed. They say nothing of the network behind an address that was
 * refused.
 */
export const attemptErrors = [
  'status',
  'timeout',
  'refused_network',
  'unresolved',
  'unreachable',
  'tls',
  'closed',
  'bad_answer',
  'no_final_answer',
] as const

/** Id of a webhook: opaque, URL-safe. */
export const WebhookId = Type.String({
  pattern: '^[A-Za-z0-9_-]{1,64}$',
  description: 'Id of a webhook: opaque, URL-safe.',
  example: 'hook_b3f0Zk2mVtXq9aLc',
})

const url = Type.String({
  pattern: '^https?://[^\\s]+$',
  maxLength: webhookBounds.maxUrlLength,
  description:
    'Where readings are posted: https, without user, password and fragment. http, and addresses of private networks, only where the operator of the server lists the network; where a name leads is looked at when a delivery connects, not when it is named here.',
  example: 'https://receiver.example/lightfi',
})

const description = Type.String({
  maxLength: 200,
  description: 'For people.',
  example: 'Energy dashboard',
})

const filter = {
  location_ids: Type.Array(LocationId, {
    minItems: 1,
    maxItems: webhookBounds.maxLocations,
    description:
      'Readings of these locations and of everything below them. Nothing outside is ever delivered, whatever moves. Default: the whole organisation.',
    example: ['loc_demo_building'],
  }),
  sensor_ids: Type.Array(SensorId, {
    minItems: 1,
    maxItems: webhookBounds.maxSensors,
    description: 'Of these sensors only, as long as they lie in the locations. Default: of all.',
    example: ['AQ2-FE753C0D7ADF'],
  }),
  var_names: Type.Array(VarNameSchema, {
    minItems: 1,
    maxItems: 32,
    description: 'Of these variables only. Default: of all.',
    example: ['CO2ppm', 'temperatureC'],
  }),
}

const filterInput = Type.Object(Type.Partial(Type.Object(filter)).properties, {
  additionalProperties: false,
  description: 'Which readings are delivered. Each member narrows them further.',
  example: { location_ids: ['loc_demo_building'] },
})

/** A webhook to be created. */
export const WebhookInput = Type.Object(
  {
    url,
    description: Type.Optional(description),
    filter: Type.Optional(filterInput),
    start: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9_-]{1,200}$',
        description:
          'Where it begins: `now` (the default) with what is stored from now on, `beginning` with the oldest stored reading, or behind a `next_cursor` of `/readings/changes`.',
        example: 'now',
      }),
    ),
  },
  {
    $id: 'WebhookInput',
    additionalProperties: false,
    description: 'A webhook to be created.',
  },
)
export type WebhookInput = Static<typeof WebhookInput>

/** The properties of a webhook that can change. */
export const WebhookChanges = Type.Object(
  {
    url: Type.Optional(url),
    description: Type.Optional(description),
    filter: Type.Optional(filterInput),
    paused: Type.Optional(
      Type.Boolean({
        description:
          'True pauses it; false lets it go on from where it stood, and at once where it waits to try again.',
        example: false,
      }),
    ),
  },
  {
    $id: 'WebhookChanges',
    additionalProperties: false,
    description: 'What is to change; what is not given stays. A filter takes the place of the one before.',
    minProperties: 1,
  },
)
export type WebhookChanges = Static<typeof WebhookChanges>

const webhookMembers = {
  webhook_id: WebhookId,
  version: buildVersionSchema(),
  url,
  description,
  filter: Type.Object(
    {
      location_ids: filter.location_ids,
      sensor_ids: Type.Optional(filter.sensor_ids),
      var_names: Type.Optional(filter.var_names),
    },
    {
      description: 'Which readings are delivered.',
      example: { location_ids: ['loc_demo_building'] },
    },
  ),
  status: Type.Enum(['active', 'paused'], {
    description: 'A paused webhook delivers nothing, and goes on from where it stood when it is resumed.',
    example: 'active',
  }),
  pause: Type.Union(
    [
      Type.Object({
        since: Type.Number({ description: 'Unix time in seconds.', example: 1760000000.5 }),
        reason: Type.Enum([...pauseReasons], {
          description:
            '`requested` by an administrator; `gone`: the receiver answered 410; `location_deleted`: a location of the filter is no more.',
          example: 'gone',
        }),
        detail: Type.String({
          description: 'What happened and what to do.',
          example: 'The receiver answered 410: it is gone for good. Correct the URL, or resume it.',
        }),
      }),
      Type.Null(),
    ],
    {
      description: 'Since when and why it is paused; null while it is active.',
      example: null,
    },
  ),
  created_at: Type.Number({ description: 'Unix time in seconds.', example: 1760000000.5 }),
  secret_overlap_until: Type.Union([Type.Number(), Type.Null()], {
    description:
      'Until when the secret before the last rotation signs besides the new one, Unix time in seconds; null when it does not.',
    example: null,
  }),
  lag_s: Type.Number({
    minimum: 0,
    description:
      'How long ago the oldest reading that is not delivered was stored, seconds: never less, and up to some minutes more, or to the age of the reading itself and 10 minutes where that is not known; 0 when nothing waits.',
    example: 0,
  }),
  lag_readings: Type.Integer({
    minimum: 0,
    description:
      'How many readings are not delivered yet, about. In lists, as it was counted last; for one webhook, as it is.',
    example: 0,
  }),
  failures: Type.Integer({
    minimum: 0,
    description: 'Deliveries that failed since one succeeded.',
    example: 0,
  }),
  next_attempt_at: Type.Union([Type.Number(), Type.Null()], {
    description: 'When a failed delivery is tried again, Unix time in seconds; null when none waits.',
    example: null,
  }),
}

/** A webhook, never with its secret. */
export const WebhookOutput = Type.Object(webhookMembers, {
  $id: 'WebhookOutput',
  description: 'A webhook, and how far it is. Its secret is never shown again.',
})
export type WebhookOutput = Static<typeof WebhookOutput>

const secret = Type.String({
  description:
    'The secret of its signatures, shown this once: `whsec_` and 256 random bits in base64, as Standard Webhooks writes it.',
  example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=',
})

/** A webhook that was just created, with the only copy of its secret. */
export const CreatedWebhook = Type.Object(
  { ...webhookMembers, secret },
  { $id: 'CreatedWebhook', description: 'A new webhook with its secret.' },
)
export type CreatedWebhook = Static<typeof CreatedWebhook>

/** A page of webhooks. */
export const WebhookList = Type.Object(
  {
    data: Type.Array(WebhookOutput, { description: "The organisation's webhooks, the oldest first." }),
    next_cursor: nextCursor,
  },
  { $id: 'WebhookList', description: 'Webhooks.' },
)
export type WebhookList = Static<typeof WebhookList>

/** How a secret is rotated. */
export const SecretRotation = Type.Object(
  {
    overlap_s: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: webhookBounds.maxOverlapS,
        description:
          'For how long requests are signed with the secret before as well, seconds: 0 to 7 days. Default: a day.',
        example: webhookBounds.overlapS,
      }),
    ),
  },
  {
    $id: 'SecretRotation',
    additionalProperties: false,
    description: 'How a secret is rotated; `{}` is enough.',
  },
)
export type SecretRotation = Static<typeof SecretRotation>

/** The new secret of a webhook. */
export const WebhookSecret = Type.Object(
  {
    webhook_id: WebhookId,
    secret,
    secret_overlap_until: webhookMembers.secret_overlap_until,
  },
  { $id: 'WebhookSecret', description: 'The new secret of a webhook.' },
)
export type WebhookSecret = Static<typeof WebhookSecret>

/** Where a webhook is to deliver from. */
export const Redelivery = Type.Object(
  {
    from: Type.String({
      pattern: '^[A-Za-z0-9_-]{1,200}$',
      description:
        '`beginning`, `now` (which leaves out everything that waits), or a cursor: the `from_cursor` or `to_cursor` of an attempt, or a `next_cursor` of `/readings/changes`.',
      example: 'beginning',
    }),
  },
  {
    $id: 'Redelivery',
    additionalProperties: false,
    description: 'Where a webhook is to deliver from.',
  },
)
export type Redelivery = Static<typeof Redelivery>

const cursorOfBorder = (which: string) =>
  Type.Union([Type.String(), Type.Null()], {
    description: `The cursor ${which} its readings; null for a test.`,
    example: 's1-q0n7yT2mJk4xZ1cWb8vLhA5rPd',
  })

/** One request to the receiver of a webhook. */
export const WebhookAttempt = Type.Object(
  {
    number: Type.Integer({ minimum: 1, description: 'Rises from attempt to attempt.', example: 7 }),
    time: Type.Number({ description: 'Unix time in seconds.', example: 1760000000.5 }),
    kind: Type.Enum([...attemptKinds], { description: 'What it was.', example: 'delivery' }),
    message_id: Type.String({
      description: 'Its `webhook-id`: the same for the same readings when they are tried again.',
      example: 'msg_5HcVQzN1mYb0oXqf3kZ2rw',
    }),
    delivered: Type.Boolean({
      description: 'Whether the receiver took it: it answered 2xx.',
      example: true,
    }),
    status: Type.Union([Type.Integer(), Type.Null()], {
      description: 'The HTTP status of the answer; null without one.',
      example: 204,
    }),
    error: Type.Optional(
      Type.Enum([...attemptErrors], {
        description:
          'Why it failed: `status` other than 2xx; `timeout`; `refused_network`: the address is of a network that the operator does not allow; `unresolved`: the name was not found; `unreachable`: nobody took the connection; `tls`: the certificate is not good; `closed` before the answer; `bad_answer`: it was not HTTP, or left it (101); `no_final_answer`: one interim answer (1xx) came after the other. Absent for a success.',
        example: 'timeout',
      }),
    ),
    duration_ms: Type.Integer({ minimum: 0, description: 'Milliseconds.', example: 41 }),
    readings: Type.Integer({
      minimum: 0,
      maximum: webhookBounds.maxReadings,
      description: 'How many readings were in it.',
      example: 12,
    }),
    from_cursor: cursorOfBorder('before'),
    to_cursor: cursorOfBorder('behind'),
  },
  { $id: 'WebhookAttempt', description: 'One request to the receiver of a webhook.' },
)
export type WebhookAttempt = Static<typeof WebhookAttempt>

/** A page of attempts. */
export const WebhookAttemptList = Type.Object(
  {
    data: Type.Array(WebhookAttempt, { description: 'The newest first.' }),
    next_cursor: nextCursor,
  },
  { $id: 'WebhookAttemptList', description: 'Attempts of a webhook; the last 1,000 are kept.' },
)
export type WebhookAttemptList = Static<typeof WebhookAttemptList>
