import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
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
  reset: [{ kind: 'reset' }],
}

const spec = await readFile(new URL('../../SPEC.md', import.meta.url), 'utf8')
const [, table = ''] = spec.split('<!-- table: read by src/tokens/token-state.test.ts -->\n')
const [header = [], , ...rows] = table
  .split('\n\n')[0]
  ?.split('\n')
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  ) ?? [[], []]

test('the table of SPEC.md has every state and every event', () => {
  assert.deepEqual(header.slice(1), Object.keys(states))
  assert.deepEqual(
    rows.map(([event]) => event),
    Object.keys(events),
  )
})

for (const [eventName = '', ...cells] of rows) {
  for (const [index, cell] of cells.entries()) {
    const stateName = header[index + 1] ?? ''
    test(`${stateName} on ${eventName}: ${cell}`, () => {
      for (const event of events[eventName] ?? []) assertCell(states[stateName], event, cell)
    })
  }
}

function assertCell(state: TokenState | undefined, event: TokenEvent, cell: string) {
  assert.ok(state)
  const [nextName = '', actionKind = 'none'] = cell.split(', ')
  const step = advanceTokenState(state, event)
  assert.equal(step.action.kind, actionKind)
  if (nextName === '=') assert.equal(step.state, state)
  else assert.equal(nameOf(step.state), nextName)
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
