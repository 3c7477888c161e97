import type { Readable } from 'node:stream'
import {
  type DecimalMark,
  type ExportFormat,
  exportMediaTypes,
  listMediaTypes,
  operations,
  recordFormats,
  recordMediaTypes,
} from '@openlightfi/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Estate } from '../../estate/index.ts'
import type { AccessGuard } from '../../http/access-guard.ts'
import { bindOperation, type OperationRequest } from '../../http/bind-operation.ts'
import type { Caller } from '../../http/caller.ts'
import { negotiateFormat } from '../../http/negotiate-format.ts'
import { streamAnswer } from '../../http/stream-answer.ts'
import { refuseDecimal } from '../../sheets/index.ts'
import type { FindAdministrator } from '../administrator.ts'
import type { EstateTransfer, Export } from './estate-transfer.ts'
import { RecordBody } from './read-records.ts'
import { buildRecordSheet } from './record-sheet.ts'
import { locationTable, type RecordTable, sensorTable } from './record-tables.ts'
import { writeRecords } from './write-records.ts'

/** The room for a body with its answer: a report has a line even for the shortest record. */
const bodyExpansion = 16

/** The parts of which the routes are made. */
export interface EstateTransferRouteParts {
  readonly transfer: EstateTransfer
  readonly estate: Estate
  readonly findAdministrator: FindAdministrator
}

/** Registers the routes that export and import locations and sensors. */
export function registerEstateTransferRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { transfer, estate, findAdministrator }: EstateTransferRouteParts,
): void {
  bindOperation(app, guard, operations.exportLocations, async (input, reply) => {
    const find = (caller: Caller) => transfer.exportLocations(caller, input.query.location_id)
    return send(reply, input, locationTable, estate, find)
  })

  bindOperation(app, guard, operations.exportSensors, async (input, reply) => {
    const find = (caller: Caller) => transfer.exportSensors(caller, input.query.location_id)
    return send(reply, input, sensorTable, estate, find)
  })

  app.register(async (scope) => {
    takeRecordBodies(scope)
    const readOptions = (input: OperationRequest<typeof operations.importLocations>) => ({
      caller: input.caller,
      by: findAdministrator(input),
      dryRun: input.query.dry_run ?? false,
    })
    bindOperation(
      scope,
      guard,
      operations.importLocations,
      async (input) => transfer.importLocations(input.body, readOptions(input)),
      { bodyExpansion, readBody: requireRecordBody },
    )
    bindOperation(
      scope,
      guard,
      operations.importSensors,
      async (input) => transfer.importSensors(input.body, readOptions(input)),
      { bodyExpansion, readBody: requireRecordBody },
    )
  })
}

interface ExportInput {
  readonly query: { readonly format?: ExportFormat; readonly decimal?: DecimalMark }
  readonly caller: Caller
  watch(): AbortSignal
  admitAgain(): Promise<Caller>
  makeRoom(byteLength: number): Promise<Caller> | undefined
}

/**
 * @param find is called once more when a reader has waited for its turn, so that a waiting reader holds
 *   nothing.
 */
async function send(
  reply: FastifyReply,
  { query, caller, makeRoom, watch, admitAgain }: ExportInput,
  table: RecordTable,
  estate: Estate,
  find: (caller: Caller) => Export<object>,
): Promise<Readable> {
  const found = find(caller)
  const { format, mediaType } = negotiateFormat(reply.request.raw, exportMediaTypes, query.format)
  refuseDecimal(format, query.decimal)
  if (format === 'xlsx') {
    let callerByNow = caller
    const lookAgain = async () => {
      callerByNow = await admitAgain()
      find(callerByNow)
    }
    reply.type(mediaType).header('vary', 'accept')
    const { url, server } = reply.request
    return server.workbooks.send(reply, { holder: caller, signal: watch(), lookAgain }, () =>
      buildRecordSheet(table, find(callerByNow).records, { url, estate, visibility: callerByNow }),
    )
  }
  const parameters = format === 'csv' ? '; charset=utf-8; header=present' : '; charset=utf-8'
  reply.type(mediaType + parameters).header('vary', 'accept')
  const stream = ({ records }: Export<object>) =>
    streamAnswer(reply, () => writeRecords(table, records, format, query.decimal))
  const turn = reply.request.method === 'HEAD' ? undefined : makeRoom(found.byteLength)
  return turn ? turn.then((callerByNow) => stream(find(callerByNow))) : stream(found)
}

/** Takes bodies as bytes, so that text that is not UTF-8 is refused and not repaired. */
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

/** Requires a body. A request without one has no content type, and so no parser has seen it. */
function requireRecordBody(body: unknown): RecordBody {
  return body instanceof RecordBody ? body : new RecordBody('json', new Uint8Array())
}
