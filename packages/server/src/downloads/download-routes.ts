import { operations, textPatterns } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import { type Estate, requireVisibleLocation, requireVisibleSensor } from '../estate/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import { refuseBody } from '../http/read-body.ts'
import { ProblemError } from '../problem-error.ts'
import type { DownloadTickets } from './download-tickets.ts'
import { findTarget, type Target } from './find-target.ts'

/** The parts of which the routes are made. */
export interface DownloadRouteParts {
  /** Without a trailing slash. */
  readonly publicUrl: string
  readonly estate: Estate
  readonly tickets: DownloadTickets
}

/** Registers the routes of downloads. */
export function registerDownloadRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { publicUrl, estate, tickets }: DownloadRouteParts,
): void {
  bindOperation(
    app,
    guard,
    operations.createDownload,
    async ({ body, caller }, reply) => {
      const { authorization = '' } = reply.request.headers
      const target = readTarget(body.path)
      // The rights are those of the download, and looked at again when it is asked for.
      await guard.admit(authorization, target.operation)
      for (const id of target.locationIds) requireVisibleLocation(estate, caller, id)
      for (const id of target.sensorIds) requireVisibleSensor(estate, caller, id)
      const fileName = body.file_name ?? target.fileName
      const ticket = { target: body.path, authorization, fileName }
      const { secret, expiresAtMs } = tickets.create(caller, ticket)
      return {
        url: `${publicUrl}/downloads/${secret}`,
        expires_at: expiresAtMs / 1000,
        file_name: fileName,
      }
    },
    { admitBody: (caller) => tickets.requireRoom(caller) },
  )

  // Only what is no address any more comes here: `DownloadTickets.redeem` turns the others into their
  // targets.
  app.get('/downloads/:download_id', { config: { operationId: operations.readDownload.operationId } }, () => {
    throw new ProblemError(
      'not_found',
      'This address was used already, or is too old; make a new one with POST /downloads.',
    )
  })

  app.addHook('onSend', async ({ raw }, reply, payload) => {
    const used = tickets.findUsed(raw)
    if (used && reply.statusCode < 300)
      reply.header('content-disposition', `attachment; filename="${used.fileName}"`)
    return payload
  })
}

/** @throws ProblemError `invalid_body` that points at the path. */
function readTarget(path: string): Target {
  const refuse = (detail: string) => refuseBody([{ pointer: '/path', detail }])
  try {
    const target = findTarget(path)
    if (target) return target
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'invalid_parameter') throw error
    throw refuse(`is not right: ${error.message.replace(/\.$/, '')}`)
  }
  throw refuse(textPatterns.downloadPath.meaning)
}
