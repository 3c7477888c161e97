import type { HistoryFormat, TimeFormat } from '@openlightfi/contract'
import type { FastifyReply } from 'fastify'
import { negotiateFormat } from '../../http/negotiate-format.ts'
import { refuseParameter } from '../../http/refuse-parameter.ts'

/** Behind the media type of an answer. */
const typeParameters: Readonly<Partial<Record<HistoryFormat, string>>> = {
  json: '; charset=utf-8',
  csv: '; charset=utf-8; header=present',
}

/**
 * The representation of a history that a request asks for; the answer is given its media type.
 * @param mediaTypes of those that there are.
 * @throws ProblemError `not_acceptable`; `invalid_parameter` where times of the asked kind cannot be had.
 */
export function chooseFormat<Format extends HistoryFormat>(
  reply: FastifyReply,
  mediaTypes: Readonly<Record<Format, string>>,
  query: { readonly format?: Format; readonly time_format?: TimeFormat },
): Format {
  const { format, mediaType } = negotiateFormat(reply.request.raw, mediaTypes, query.format)
  if (format !== 'ndjson' && format !== 'csv' && query.time_format === 'rfc3339') {
    throw refuseParameter('time_format', `must be unix in ${format}; lines (ndjson) and csv take rfc3339 too`)
  }
  reply.type(mediaType + (typeParameters[format] ?? '')).header('vary', 'accept')
  return format
}
