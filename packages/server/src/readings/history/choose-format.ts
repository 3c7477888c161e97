import type { DecimalMark, HistoryFormat, TimeFormat } from '@openlightfi/contract'
import type { FastifyReply } from 'fastify'
import { negotiateFormat } from '../../http/negotiate-format.ts'
import { refuseParameter } from '../../http/refuse-parameter.ts'
import { refuseDecimal } from '../../sheets/index.ts'

/** The parameters after the media type of an answer. */
const typeParameters: Readonly<Partial<Record<HistoryFormat, string>>> = {
  json: '; charset=utf-8',
  csv: '; charset=utf-8; header=present',
}

/** The wanted representation, as it stands in the query string. */
export interface FormatQuery<Format extends HistoryFormat> {
  readonly format?: Format
  readonly time_format?: TimeFormat
  readonly decimal?: DecimalMark
}

/**
 * Chooses the representation of a history that a request asks for, and sets the media type of the answer.
 * @param mediaTypes of the possible ones.
 * @throws ProblemError `not_acceptable`; `invalid_parameter` where times or numbers of the asked kind are
 *   impossible.
 */
export function chooseFormat<Format extends HistoryFormat>(
  reply: FastifyReply,
  mediaTypes: Readonly<Record<Format, string>>,
  query: FormatQuery<Format>,
): Format {
  const { format, mediaType } = negotiateFormat(reply.request.raw, mediaTypes, query.format)
  if (format !== 'ndjson' && format !== 'csv' && query.time_format === 'rfc3339') {
    throw refuseParameter('time_format', `must be unix in ${format}; lines (ndjson) and csv take rfc3339 too`)
  }
  refuseDecimal(format, query.decimal)
  reply.type(mediaType + (typeParameters[format] ?? '')).header('vary', 'accept')
  return format
}
