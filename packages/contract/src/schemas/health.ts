import { type Static, Type } from 'typebox'

/** The answer of `GET /health`. */
export const Health = Type.Object(
  {
    status: Type.Enum(['ok'], {
      description: 'Always "ok": a service that cannot serve answers 503.',
      example: 'ok',
    }),
    version: Type.String({ description: 'Version of the server.', example: '0.1.0' }),
    readings: Type.Enum(['ok', 'damaged', 'read_only', 'unavailable'], {
      description:
        '"damaged": some stored readings are gone or cannot be read. "read_only": readings are served and none are taken, since the disk failed; the operator of the service has to look at the disk and start the server again. "unavailable": readings are neither served nor taken. The operator of the service has to repair its store.',
      example: 'ok',
    }),
    database: Type.Enum(['ok', 'damaged'], {
      description:
        '"damaged": what was stored about locations, sensors, users, clients or logins is partly gone or cannot be read. The operator of the service has to look.',
      example: 'ok',
    }),
  },
  { $id: 'Health', description: 'The service can serve.' },
)
export type Health = Static<typeof Health>
