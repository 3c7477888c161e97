import { type Health, type Liveness, operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { DatabaseState, ReadingsState } from '../integrity/index.ts'
import { version } from '../version.ts'
import type { Readiness } from './readiness.ts'

/** The parts of the rest of the server that the routes look at. */
export interface HealthParts {
  readonly integrity: { readonly state: ReadingsState }
  readonly database: { readonly state: DatabaseState }
  readonly readiness: Readiness
}

/** Registers the routes that say how the server is. They take no token and wait in no queue. */
export function registerHealthRoutes(app: FastifyInstance, parts: HealthParts): void {
  const { integrity, database, readiness } = parts
  const register = ({ path, operationId }: { path: string; operationId: string }, read: () => unknown) => {
    app.get(path, { config: { operationId } }, async (_request, reply) => {
      reply.header('cache-control', 'no-store')
      return read()
    })
  }
  register(
    operations.readHealth,
    (): Health => ({ status: 'ok', version, readings: integrity.state, database: database.state }),
  )
  register(operations.readLiveness, (): Liveness => ({ status: 'live', version }))
  register(operations.readReadiness, () => readiness.look())
}
