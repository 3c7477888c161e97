import { isDeepStrictEqual } from 'node:util'
import { problems } from '@openlightfi/contract'
import { sightOf } from './authorisation-callers.ts'
import type { Cell } from './authorisation-matrix.ts'
import { type Outcome, scopeFor } from './authorisation-oracle.ts'
import { marksOf, marksOfOutside } from './authorisation-organisation.ts'
import type { AskedCell } from './authorisation-server.ts'
import type { Expectation } from './authorisation-table.ts'

/** Headers that differ between answers which say the same. */
const varyingHeaders = new Set(['date', 'content-length', 'connection', 'keep-alive'])

/** A call in words for people. */
export function describeCell({ method, callName, callerName, target }: Cell): string {
  return `${method} ${callName} by ${callerName}, target ${target}`
}

/** Why an answer is not what was expected; none when it is. */
export function findFault(asked: AskedCell): string[] {
  const { method, expected, answer } = asked
  const status = statusOf(expected, asked)
  const outcome = method === 'HEAD' ? expected : readOutcome(asked)
  const challenge = challengeOf(asked)
  const isChallenged = answer.headers.get('www-authenticate') === challenge
  if (answer.status === status && outcome === expected && isChallenged) return []
  const found = `${answer.status} ${answer.headers.get('www-authenticate')} ${JSON.stringify(answer.body)}`
  return [`${describeCell(asked)}: expected ${status} ${challenge} ${expected}, found ${found.slice(0, 400)}`]
}

/** What `WWW-Authenticate` is to say (RFC 6750 section 3): nothing where an answer has no such header. */
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

/** What an answer shows that its caller may not see: the other organisation, and what lies outside of the caller's sight. */
export function findLeak(asked: AskedCell): string[] {
  const { caller, id, answer } = asked
  const text = withoutId(JSON.stringify([answer.body, [...answer.headers]]), id)
  const foreign = marksOf[caller.organisation === 'alphaville' ? 'betatown' : 'alphaville']
  const hidden = sightOf(caller) === 'part' ? [foreign, marksOfOutside[caller.organisation]] : [foreign]
  return hidden.flatMap((marks) => {
    const found = marks.exec(text)
    return found ? [`${describeCell(asked)}: shows ${text.slice(found.index - 60, found.index + 60)}`] : []
  })
}

/**
 * Refusals of one call to one caller that can be told apart: by their words once the id that was asked for is taken out, or by a
 * header. None may be, wherever the thing is that was asked for and whether it is there.
 */
export function findDifferences(all: readonly AskedCell[]): string[] {
  const first = new Map<string, AskedCell>()
  const differences: string[] = []
  for (const asked of all) {
    // What the caller sees may be refused in words of its own.
    if (asked.target === 'own' && asked.expected === asked.call.elsewhere) continue
    const key = `${asked.method} ${asked.callName} ${asked.callerName} ${asked.expected}`
    const before = first.get(key)
    if (!before) first.set(key, asked)
    else if (!isDeepStrictEqual(readWords(before), readWords(asked))) {
      const [one, other] = [before, asked].map((each) => JSON.stringify(readWords(each)))
      differences.push(`${describeCell(asked)} differs from ${before.target}: ${one} and ${other}`)
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
  return need === 'nothing' ? '' : scopeFor[need]
}

/** What a body says became of the call. */
function readOutcome({ expected, call, answer }: AskedCell): string {
  const { status, body } = answer
  const isHelpful = body.code !== 'insufficient_scope' || body.detail.includes(findScope(call))
  if (status >= 400) return isHelpful ? body.code : 'insufficient_scope, of which the detail does not name it'
  if (expected === 'empty') return body.data.length === 0 ? 'empty' : 'something'
  const receipt = body as { accepted?: number; rejected?: readonly { code: string }[] | number }
  if (!Array.isArray(receipt.rejected) || receipt.rejected.length === 0) return 'done'
  return receipt.accepted === 0 ? receipt.rejected[0].code : 'something'
}

/** What an answer says, but for what is in it by chance and the id that was asked for. */
function readWords({ answer, id }: AskedCell): unknown {
  const { request_id: _request, ...body } =
    typeof answer.body === 'object' ? answer.body : { text: answer.body }
  const headers = [...answer.headers].filter(([name]) => !varyingHeaders.has(name))
  return [answer.status, headers, withoutId(JSON.stringify(body), id)]
}

function withoutId(text: string, id: string): string {
  return id === '' ? text : text.replaceAll(id, '<id>')
}
