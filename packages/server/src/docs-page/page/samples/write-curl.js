/** @import { SampleCall } from '../types.ts' */
import { writeTarget } from './collect-call.js'

/**
 * Writes a call as a command for a POSIX shell, which has the token in its environment.
 *
 * @param {SampleCall} call
 */
export function writeCurl(call) {
  const url = `${call.apiUrl}${writeTarget(call)}`
  const { body } = call
  const text =
    body && (body.mediaType === 'application/json' ? JSON.stringify(body.content, null, 2) : body.content)
  const isUsual = call.method === (body ? 'POST' : 'GET')
  const lines = [
    `curl -sS --fail-with-body${call.answer === 'events' ? ' -N' : ''}${isUsual ? '' : ` -X ${call.method}`}`,
    call.needsToken && '-H "Authorization: Bearer $ACCESS_TOKEN"',
    ...call.headers.map(({ name, value }) => `-H ${quote(`${name}: ${value}`)}`),
    body && `-H ${quote(`Content-Type: ${body.mediaType}`)}`,
    body && `--data-binary ${quote(String(text))}`,
    call.answer === 'file' && `-o ${quote(call.fileName)}`,
    quote(url),
  ]
  return lines.filter(Boolean).join(' \\\n  ')
}

/** Quotes a text for a POSIX shell. @param {string} text */
function quote(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
