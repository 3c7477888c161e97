import type { IncomingMessage } from 'node:http'
import accepts from 'accepts'
import { ProblemError } from '../problem-error.ts'

/**
 * The representation to answer with: the one asked for by name, else the one that `Accept` likes best, else the first.
 *
 * @param mediaTypes of each representation, the preferred one first.
 * @throws ProblemError `not_acceptable` when `Accept` allows none of them.
 */
export function negotiateFormat<Format extends string>(
  request: IncomingMessage,
  mediaTypes: Readonly<Record<Format, string>>,
  asked?: Format,
): Format {
  if (asked !== undefined) return asked
  const offered = Object.values<string>(mediaTypes)
  const best = accepts(request).type(offered)
  const format = (Object.keys(mediaTypes) as Format[]).find((name) => mediaTypes[name] === best)
  if (format !== undefined) return format
  throw new ProblemError(
    'not_acceptable',
    `This is available as ${offered.join(', ')}, or with "format" as ${Object.keys(mediaTypes).join(', ')}.`,
  )
}
