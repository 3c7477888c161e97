import { operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import { type CallerParts, toMe } from './to-me.ts'

/** Registers the route that tells callers about themselves. */
export function registerCallerRoutes(app: FastifyInstance, guard: AccessGuard, parts: CallerParts): void {
  bindOperation(app, guard, operations.readMe, async ({ caller }) => toMe(parts, caller))
}
