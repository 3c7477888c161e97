import { type Static, Type } from 'typebox'

const version = Type.String({ description: 'Version of the server.', example: '0.1.0' })

const database = Type.Enum(['ok', 'damaged'], {
  description:
    '"damaged": what was stored about locations, sensors, users, clients or logins is partly gone or cannot be read. The operator of the service has to look.',
  example: 'ok',
})

/** The answer of `GET /health`. */
export const Health = Type.Object(
  {
    status: Type.Enum(['ok'], {
      description: 'Always "ok": a service that cannot serve answers 503.',
      example: 'ok',
    }),
    version,
    readings: Type.Enum(['ok', 'damaged', 'read_only', 'unavailable'], {
      description:
        '"damaged": some stored readings are gone or cannot be read. "read_only": readings are served and none are taken, since the disk failed; the operator of the service has to look at the disk and start the server again. "unavailable": readings are neither served nor taken. The operator of the service has to repair its store.',
      example: 'ok',
    }),
    database,
  },
  { $id: 'Health', description: 'The service can serve.' },
)
export type Health = Static<typeof Health>

/** The answer of `GET /health/live`. */
export const Liveness = Type.Object(
  {
    status: Type.Enum(['live'], { description: 'Always "live".', example: 'live' }),
    version,
  },
  { $id: 'Liveness', description: 'The process answers.' },
)
export type Liveness = Static<typeof Liveness>

/** The answer of `GET /health/ready`. */
export const Readiness = Type.Object(
  {
    status: Type.Enum(['ready'], {
      description: 'Always "ready": a service to which nothing should be sent answers 503.',
      example: 'ready',
    }),
    version,
    readings: Type.Enum(['ok', 'damaged', 'read_only', 'unavailable', 'unreachable'], {
      description:
        'As in `/health`; besides, "unreachable": the server that keeps the readings gave no answer when it was asked last.',
      example: 'ok',
    }),
    database,
  },
  { $id: 'Readiness', description: 'Requests may be sent here.' },
)
export type Readiness = Static<typeof Readiness>
