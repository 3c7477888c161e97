import { isDeepStrictEqual } from 'node:util'
import { problems } from '@openlightfi/contract'
import { sightOf } from './authorisation-callers.ts'
import type { Cell } from './authorisation-matrix.ts'
import { type Outcome, scopeFor } from './authorisation-oracle.ts'
import { marksOf, marksOfOutside } from './authorisation-organisation.ts'
import type { AskedCell } from './authorisation-server.ts'
import type { Expectation } from './authorisation-table.ts'

/** The headers that differ between equal answers. */
const varyingHeaders = new Set(['date', 'content-length', 'connection', 'keep-alive'])

/** Formats a call in words for people. */
export function formatCell({ method, callName, callerName, target }: Cell): string {
  return `${method} ${callName} by ${callerName}, target ${target}`
}

/** Finds the reason why an answer is not the expected one; none when it is. */
export function findFault(asked: AskedCell): string[] {
  const { method, expected, answer } = asked
  const status = statusOf(expected, asked)
  const outcome = method === 'HEAD' ? expected : readOutcome(asked)
  const challenge = challengeOf(asked)
  const isChallenged = answer.headers.get('www-authenticate') === challenge
  if (answer.status === status && outcome === expected && isChallenged) return []
  const found = `${answer.status} ${answer.headers.get('www-authenticate')} ${JSON.stringify(answer.body)}`
  return [`${formatCell(asked)}: expected ${status} ${challenge} ${expected}, found ${found.slice(0, 400)}`]
}

/** Returns the expected `WWW-Authenticate` (RFC 6750 section 3); null where an answer has no such header. */
function challengeOf({ expected, call }: AskedCell): string | null {
  switch (expected) {
    case 'missing_token':
      return 'Bearer'
    case 'invalid_token':
      return 'Bearer error="invalid_token"'
    case 'insufficient_role':
      return 'Bearer error="insufficient_scope"'
    case 'insufficient_scope':
      return `Bearer error="insufficient_scope", scope="${findScope(call)}"`
    default:
      return null
  }
}

/**
 * Finds things in an answer that its caller may not see: the other organisation, and everything out of the
 * caller's sight.
 */
export function findLeak(asked: AskedCell): string[] {
  const { caller, id, answer } = asked
  const text = withoutId(JSON.stringify([answer.body, [...answer.headers]]), id)
  const foreign = marksOf[caller.organisation === 'alphaville' ? 'betatown' : 'alphaville']
  const hidden = sightOf(caller) === 'part' ? [foreign, marksOfOutside[caller.organisation]] : [foreign]
  return hidden.flatMap((marks) => {
    const found = marks.exec(text)
    return found ? [`${formatCell(asked)}: shows ${text.slice(found.index - 60, found.index + 60)}`] : []
  })
}

/**
 * Finds refusals of one call to one caller that can be told apart: by their words once the id that was asked
 * for is taken out, or by a header. There must be none, wherever the thing is that was asked for and whether
 * it exists.
 */
export function findDifferences(all: readonly AskedCell[]): string[] {
  const first = new Map<string, AskedCell>()
  const differences: string[] = []
  for (const asked of all) {
    // A call for something that the caller sees may be refused in its own words.
    if (asked.target === 'own' && asked.expected === asked.call.elsewhere) continue
    const key = `${asked.method} ${asked.callName} ${asked.callerName} ${asked.expected}`
    const before = first.get(key)
    if (!before) first.set(key, asked)
    else if (!isDeepStrictEqual(readWords(before), readWords(asked))) {
      const [one, other] = [before, asked].map((each) => JSON.stringify(readWords(each)))
      differences.push(`${formatCell(asked)} differs from ${before.target}: ${one} and ${other}`)
    }
  }
  return differences
}

function statusOf(expected: Outcome, { method, callName, answer }: AskedCell): number {
  if (expected === 'unknown_sensor' || expected === 'empty') return 200
  if (expected !== 'done') return problems[expected].status
  if (callName.endsWith('with If-None-Match: *')) return 304
  const isFine = answer.status >= 200 && answer.status < 300
  return isFine && (method !== 'HEAD' || answer.status === 200) ? answer.status : 200
}

function findScope({ need }: Expectation): string {
  return need === 'nothing' || need === 'a good token' ? '' : scopeFor[need]
}

/** Reads the outcome of the call from a body. */
function readOutcome({ expected, call, answer }: AskedCell): string {
  const { status, body } = answer
  const isHelpful = body.code !== 'insufficient_scope' || body.detail.includes(findScope(call))
  if (status >= 400) return isHelpful ? body.code : 'insufficient_scope, of which the detail does not name it'
  if (expected === 'empty') return body.data.length === 0 ? 'empty' : 'something'
  const receipt = body as { accepted?: number; rejected?: readonly { code: string }[] | number }
  if (!Array.isArray(receipt.rejected) || receipt.rejected.length === 0) return 'done'
  return receipt.accepted === 0 ? receipt.rejected[0].code : 'something'
}

/** Reads the words of an answer, without those that are there by chance and the id that was asked for. */
function readWords({ answer, id }: AskedCell): unknown {
  const { request_id: _request, ...body } =
    typeof answer.body === 'object' ? answer.body : { text: answer.body }
  const headers = [...answer.headers].filter(([name]) => !varyingHeaders.has(name))
  return [answer.status, headers, withoutId(JSON.stringify(body), id)]
}

function withoutId(text: string, id: string): string {
  return id === '' ? text : text.replaceAll(id, '<id>')
}
