import type { Readable } from 'node:stream'
import {
  listMediaTypes,
  operations,
  type RecordFormat,
  recordFormats,
  recordMediaTypes,
} from '@openlightfi/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { AccessGuard } from '../../http/access-guard.ts'
import { bindOperation } from '../../http/bind-operation.ts'
import { negotiateFormat } from '../../http/negotiate-format.ts'
import { streamAnswer } from '../../http/stream-answer.ts'
import type { DescribeAdministrator } from '../administrator.ts'
import type { EstateTransfer } from './estate-transfer.ts'
import { RecordBody } from './read-records.ts'
import { locationTable, type RecordTable, sensorTable } from './record-tables.ts'
import { writeRecords } from './write-records.ts'

/** What the routes are made of. */
export interface EstateTransferRouteParts {
  readonly transfer: EstateTransfer
  readonly describeAdministrator: DescribeAdministrator
}

/** Registers the routes that export and import locations and sensors. */
export function registerEstateTransferRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { transfer, describeAdministrator }: EstateTransferRouteParts,
): void {
  bindOperation(app, guard, operations.exportLocations, async ({ query, caller }, reply) =>
    send(reply, query.format, locationTable, transfer.exportLocations(caller, query.location_id)),
  )

  bindOperation(app, guard, operations.exportSensors, async ({ query, caller }, reply) =>
    send(reply, query.format, sensorTable, transfer.exportSensors(caller, query.location_id)),
  )

  app.register(async (scope) => {
    takeRecordBodies(scope)
    bindOperation(scope, guard, operations.importLocations, async (input) => {
      const options = {
        caller: input.caller,
        by: describeAdministrator(input),
        dryRun: input.query.dry_run ?? false,
      }
      return transfer.importLocations(requireRecordBody(input.body), options)
    })
    bindOperation(scope, guard, operations.importSensors, async (input) => {
      const options = {
        caller: input.caller,
        by: describeAdministrator(input),
        dryRun: input.query.dry_run ?? false,
      }
      return transfer.importSensors(requireRecordBody(input.body), options)
    })
  })
}

function send(
  reply: FastifyReply,
  asked: RecordFormat | undefined,
  table: RecordTable,
  records: readonly object[],
): Promise<Readable> {
  const { format, mediaType } = negotiateFormat(reply.request.raw, recordMediaTypes, asked)
  const parameters = format === 'csv' ? '; charset=utf-8; header=present' : '; charset=utf-8'
  reply.type(mediaType + parameters).header('vary', 'accept')
  return streamAnswer(reply, () => writeRecords(table, records, format))
}

/** Bodies are read as bytes, so that what is not UTF-8 is refused and not repaired. */
function takeRecordBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  for (const format of recordFormats) {
    scope.addContentTypeParser(
      [...listMediaTypes(recordMediaTypes[format])],
      { parseAs: 'buffer' },
      async (_request: unknown, bytes: Buffer) => new RecordBody(format, bytes),
    )
  }
}

/** A request without a body has no content type, and so no parser has seen it. */
function requireRecordBody(body: unknown): RecordBody {
  return body instanceof RecordBody ? body : new RecordBody('json', new Uint8Array())
}
