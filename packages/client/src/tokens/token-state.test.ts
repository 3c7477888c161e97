import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { readStateTable } from '../../../../tools/read-state-table.ts'
import { LoginRequiredError } from '../errors/token-error.ts'
import { advanceTokenState, type TokenEvent, type TokenState } from './token-state.ts'

const grant = { tokens: { accessToken: 'granted', refreshToken: 'new' }, spentRefreshToken: 'old' }
const error = new LoginRequiredError('over')
const token = { value: 'in use', expiresAtMs: 100_000 }

const states: Record<string, TokenState> = {
  empty: { kind: 'empty', rejected: 'bad' },
  ready: { kind: 'ready', token },
  acquiring: { kind: 'acquiring', attempt: 7, rejected: 'bad' },
  'acquiring+': { kind: 'acquiring', attempt: 7, unsaved: grant },
  unsaved: { kind: 'unsaved', grant },
  dead: { kind: 'dead', error },
}

const answers: TokenEvent[] = [
  { kind: 'acquired', attempt: 7, token },
  { kind: 'save_failed', attempt: 7, grant },
  { kind: 'failed', attempt: 7 },
  { kind: 'refused', attempt: 7, error },
]

const events: Record<string, TokenEvent[]> = {
  'ask, fresh': [
    { kind: 'ask', nowMs: 0, attempt: 8 },
    { kind: 'ask', nowMs: 89_999, attempt: 8 },
  ],
  'ask, stale': [
    { kind: 'ask', nowMs: 90_000, attempt: 8 },
    { kind: 'ask', nowMs: 1e15, attempt: 8 },
  ],
  'reject, in use': [{ kind: 'reject', accessToken: 'in use' }],
  'reject, other': [{ kind: 'reject', accessToken: 'replaced' }],
  acquired: answers.filter(({ kind }) => kind === 'acquired'),
  save_failed: answers.filter(({ kind }) => kind === 'save_failed'),
  failed: answers.filter(({ kind }) => kind === 'failed'),
  refused: answers.filter(({ kind }) => kind === 'refused'),
  abandoned: answers.map((answer) => ({ ...answer, attempt: 6 }) as TokenEvent),
  reset: [{ kind: 'reset' }, { kind: 'reset', rejected: 'bad' }],
}

const spec = await readFile(new URL('../../SPEC.md', import.meta.url), 'utf8')
const table = readStateTable(spec, 'src/tokens/token-state.test.ts')

test('the table of SPEC.md has every state and every event', () => {
  assert.deepEqual(table.states, Object.keys(states))
  assert.deepEqual(table.events, Object.keys(events))
})

for (const cell of table.cells) {
  test(`${cell.state} on ${cell.event}: ${cell.next}, ${cell.action}`, () => {
    const state = states[cell.state]
    assert.ok(state)
    for (const event of events[cell.event] ?? []) {
      const step = advanceTokenState(state, event)
      assert.equal(step.action.kind, cell.action)
      if (cell.next === '=') assert.equal(step.state, state)
      else assert.equal(nameOf(step.state), cell.next)
    }
  })
}

function nameOf(state: TokenState): string {
  return state.kind === 'acquiring' && state.unsaved ? 'acquiring+' : state.kind
}

test('a rejected token is remembered until another one is acquired', () => {
  const { state: empty } = advanceTokenState(
    { kind: 'ready', token },
    { kind: 'reject', accessToken: 'in use' },
  )
  const { state: acquiring, action } = advanceTokenState(empty, { kind: 'ask', nowMs: 0, attempt: 1 })
  assert.deepEqual(action, { kind: 'acquire', rejected: 'in use' })
  const { state: again } = advanceTokenState(acquiring, { kind: 'failed', attempt: 1 })
  assert.deepEqual(again, { kind: 'empty', rejected: 'in use' })
})

test('a token of unknown expiry is used until it is rejected', () => {
  const state: TokenState = { kind: 'ready', token: { value: 'opaque', expiresAtMs: undefined } }
  const { action } = advanceTokenState(state, { kind: 'ask', nowMs: 1e15, attempt: 1 })
  assert.deepEqual(action, { kind: 'use', accessToken: 'opaque' })
})

test('a token that a reset names is remembered like a rejected one', () => {
  const { state } = advanceTokenState({ kind: 'dead', error }, { kind: 'reset', rejected: 'bad' })
  const { action } = advanceTokenState(state, { kind: 'ask', nowMs: 0, attempt: 1 })
  assert.deepEqual(action, { kind: 'acquire', rejected: 'bad' })
})
