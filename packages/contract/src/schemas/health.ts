import { type Static, Type } from 'typebox'

/** The answer of `GET /health`. */
export const Health = Type.Object(
  {
    status: Type.Enum(['ok'], {
      description: 'Always "ok": a service that cannot serve answers 503.',
      example: 'ok',
    }),
    version: Type.String({ description: 'Version of the server.', example: '0.1.0' }),
  },
  { $id: 'Health', description: 'The service can serve.' },
)
export type Health = Static<typeof Health>
