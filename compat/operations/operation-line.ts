import assert from 'node:assert/strict'
import type { OperationAnswer, OperationCall, OperationCaller } from './operation-caller.ts'
import type { Scene } from './scene.ts'

/**
 * The checks of one operation, through every generated client. Lines run in order: a later one uses what an
 * earlier one made.
 */
export interface OperationLine {
  readonly operation: string
  /** The checks in words, for people. */
  readonly checks: string
  run(client: OperationCaller, scene: Scene): Promise<void>
}

/** Makes a call that must be answered so. @returns what the client made of the answer. */
export async function callFor(
  client: OperationCaller,
  status: number,
  call: OperationCall,
): Promise<OperationAnswer> {
  const answer = await client.call(call)
  assert.equal(answer.status, status, `${call.operation}: ${JSON.stringify(answer.body)}`)
  return answer
}

/** Makes a call whose answer must be an object with at least these members; null is the same as absent. */
export async function callForBody(
  client: OperationCaller,
  status: number,
  call: OperationCall,
  expected: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const { body } = await callFor(client, status, call)
  assert.partialDeepStrictEqual(dropNulls(body), dropNulls(expected))
  return body as Record<string, unknown>
}

/** Makes a call that must be refused with this problem. */
export async function callForProblem(
  client: OperationCaller,
  status: number,
  code: string,
  call: OperationCall,
): Promise<void> {
  await callForBody(client, status, call, { status, code })
}

/** The list of an answer. */
export function readList(body: unknown): readonly Readonly<Record<string, unknown>>[] {
  assert.ok(typeof body === 'object' && body !== null && 'data' in body && Array.isArray(body.data))
  return body.data
}

/** A value without its members that are null: Python models do not tell null from absent. */
export function dropNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropNulls)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, member]) => member !== null)
  return Object.fromEntries(members.map(([name, member]) => [name, dropNulls(member)]))
}
