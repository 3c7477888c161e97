import { type DecimalMark, type MetricFormat, metricMediaTypes } from '@openlightfi/contract'
import type { FastifyReply } from 'fastify'
import type { Estate } from '../estate/index.ts'
import type { Caller } from '../http/caller.ts'
import { refuseDecimal, type WorkbookReader } from '../sheets/index.ts'
import { buildMetricSheet } from './metric-sheet.ts'
import { type MetricChild, type MetricTable, writeMetricCsv } from './metric-table.ts'
import { readRoomNames } from './read-room-names.ts'

/** A request for metrics, and how its answer is to be written. */
export interface MetricRequest {
  readonly query: { readonly format?: MetricFormat; readonly decimal?: DecimalMark }
  readonly estate: Estate
  readonly table: MetricTable
  readonly reader: WorkbookReader
  /** The caller by now, after the figures were worked out. */
  readonly findCaller: () => Caller
}

/** Figures of children, and the same as the JSON of an answer. */
export interface Measured<Json> {
  readonly json: Json
  readonly children: readonly MetricChild[]
}

/** @throws ProblemError `invalid_parameter` for parameters of a format that do not go together. */
export function checkMetricFormat({ format = 'json', decimal }: MetricRequest['query']): void {
  refuseDecimal(format, decimal)
}

/** The memory of a row until its reader has taken it. */
const rowBytes = 150

const typeParameters: Readonly<Record<MetricFormat, string>> = {
  json: '; charset=utf-8',
  csv: '; charset=utf-8; header=present',
  xlsx: '',
}

/** Finds the media type of an answer, with its parameters. */
export function findMetricType(format: MetricFormat = 'json'): string {
  return metricMediaTypes[format] + typeParameters[format]
}

/**
 * Answers metrics in the format that was asked for.
 * @param measure works the figures out.
 * @throws the errors of `measure`; PlacesTakenError.
 */
export async function sendMetrics<Json>(
  reply: FastifyReply,
  { query, estate, table, reader, findCaller }: MetricRequest,
  measure: () => Promise<Measured<Json>>,
) {
  const { format = 'json', decimal } = query
  if (format === 'json') return (await measure()).json
  if (format === 'csv') {
    const { children } = await measure()
    reply.type(findMetricType(format))
    return writeMetricCsv(children, table, decimal)
  }
  const { url, server } = reply.request
  const workbook = await server.workbooks.send(reply, reader, async () => {
    const { children } = await measure()
    const rowCount = children.reduce((sum, { data }) => sum + data.length, 0)
    server.answerPlaces.count(reply, reader.holder, rowCount * rowBytes)
    const roomNames = await readRoomNames(estate, children)
    return buildMetricSheet(children, table, { url, estate, visibility: findCaller(), roomNames })
  })
  reply.type(findMetricType(format))
  return workbook
}
