import { operations, variableCatalogue } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import { answerUnchanged, tagContent } from '../http/entity-tag.ts'

/** Registers the route that reads the catalogue of variables, whose bytes all readers share. */
export function registerVariableRoutes(app: FastifyInstance, guard: AccessGuard): void {
  const tag = tagContent(variableCatalogue)
  const bytes = Buffer.from(JSON.stringify(variableCatalogue))
  bindOperation(app, guard, operations.readVariables, async (_input, reply) => {
    if (answerUnchanged(reply, tag)) return undefined
    reply.type('application/json; charset=utf-8')
    return bytes
  })
}
