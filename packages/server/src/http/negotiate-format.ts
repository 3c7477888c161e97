import type { IncomingMessage } from 'node:http'
import { listMediaTypes } from '@openlightfi/contract'
import accepts from 'accepts'
import { ProblemError } from '../problem-error.ts'

/** A representation, and the media type by which it was asked for. */
export interface ChosenFormat<Format extends string> {
  readonly format: Format
  readonly mediaType: string
}

/**
 * Chooses the representation of an answer: the one asked for by name, else the one that `Accept` likes best,
 * else the first. Only two parameters of media types count, since an answer has no choice in the others: `q`,
 * and a `header=absent` of CSV.
 *
 * @param mediaTypes the types of each representation, the preferred one first; see {@link listMediaTypes} for
 *   their other names.
 * @throws ProblemError `not_acceptable` when `Accept` allows none of them.
 */
export function negotiateFormat<Format extends string>(
  request: Pick<IncomingMessage, 'headers'>,
  mediaTypes: Readonly<Record<Format, string>>,
  asked?: Format,
): ChosenFormat<Format> {
  if (asked !== undefined) return { format: asked, mediaType: mediaTypes[asked] }
  const chosen = findFormat(request, mediaTypes)
  if (chosen) return chosen
  throw new ProblemError(
    'not_acceptable',
    `This is available as ${Object.values(mediaTypes).join(', ')}, or with "format" as ${Object.keys(mediaTypes).join(', ')}.`,
  )
}

/**
 * Refuses a request whose `Accept` leaves out the only representation there is.
 * @throws ProblemError `not_acceptable`.
 */
export function requireAccepted(request: Pick<IncomingMessage, 'headers'>, mediaType: string): void {
  if (findFormat(request, { only: mediaType })) return
  throw new ProblemError('not_acceptable', `This is available as ${mediaType} alone.`)
}

function findFormat<Format extends string>(
  request: Pick<IncomingMessage, 'headers'>,
  mediaTypes: Readonly<Record<Format, string>>,
): ChosenFormat<Format> | undefined {
  const accept = request.headers.accept?.trim()
  const headers = accept ? { accept: dropParameters(accept) } : {}
  const formats = Object.keys(mediaTypes) as Format[]
  const offered = formats.flatMap((format) =>
    listMediaTypes(mediaTypes[format]).map((mediaType) => ({ format, mediaType })),
  )
  const best = accepts({ headers } as IncomingMessage).type(offered.map(({ mediaType }) => mediaType))
  return offered.find(({ mediaType }) => mediaType === best)
}

/** Reduces an `Accept` to its media ranges and their `q`. */
function dropParameters(accept: string): string {
  const ranges = splitOutsideQuotes(accept, ',').flatMap((range) => {
    const [mediaType = '', ...parameters] = splitOutsideQuotes(range, ';').map((part) => part.trim())
    const isWithoutHeader = parameters.some((parameter) => /^header="?absent"?$/i.test(parameter))
    if (isWithoutHeader && mediaType.toLowerCase() === 'text/csv') return []
    return [[mediaType, ...parameters.filter((parameter) => /^q=/i.test(parameter))].join(';')]
  })
  return ranges.join(',') || 'none/none' // an empty one would allow everything
}

/** Splits a header's value; a part in quotes (RFC 9110 section 5.6.4) may hold the divider. */
function splitOutsideQuotes(text: string, divider: ',' | ';'): string[] {
  const parts: string[] = []
  let [start, isQuoted] = [0, false]
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted
    else if (isQuoted && text[at] === '\\') at += 1
    else if (!isQuoted && text[at] === divider) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...parts, text.slice(start)]
}
