import { operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { FindAdministrator } from '../administration/administrator.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import type { ReadingReader } from '../storage/time-series/time-series.ts'
import type { RetentionAdministration } from './retention-administration.ts'

/** The parts of which the routes are made. */
export interface RetentionRouteParts {
  readonly administration: RetentionAdministration
  readonly store: Pick<ReadingReader, 'readFor'>
  readonly findAdministrator: FindAdministrator
}

/** Registers the routes that say for how long readings are kept. */
export function registerRetentionRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { administration, store, findAdministrator }: RetentionRouteParts,
): void {
  bindOperation(app, guard, operations.readRetention, async ({ caller }) =>
    administration.read(caller.organisationId),
  )

  bindOperation(app, guard, operations.putRetention, async (input) =>
    administration.put(input.caller.organisationId, input.body, findAdministrator(input)),
  )

  bindOperation(app, guard, operations.previewRetention, async ({ caller, body, watch }) => {
    const ofReader = store.readFor({ holder: caller, signal: watch(), isLarge: true })
    return administration.preview(caller.organisationId, body.days, ofReader)
  })
}
