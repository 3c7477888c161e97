import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { LoginRequiredError } from '@openlightfi/client'
import { readStateTable } from '../../../../tools/read-state-table.ts'
import {
  advanceKeeperState,
  initialKeeperState,
  type KeeperEvent,
  type KeeperState,
  type Standing,
} from './keeper-state.ts'

const error = new LoginRequiredError('over')
const token = { value: 'at hand', expiresAtMs: 1_000_000, sinceMs: 0 }
const rules = { refreshAheadMs: 300_000, refreshEveryMs: 86_400_000 }
const good = { accessToken: 'stored', expiresAtMs: 9_000_000 }
const ended = { accessToken: 'stored', expiresAtMs: 999_000 }

const standings: Record<string, Standing> = {
  starting: { kind: 'starting' },
  holding: { kind: 'holding', token },
  replacing: { kind: 'replacing' },
  failing: { kind: 'failing' },
  'failing+': { kind: 'failing', token },
  dead: { kind: 'dead', error, sinceMs: -3_000_000 },
}

function fail(nowMs: number, stored?: typeof good): KeeperEvent {
  return { kind: 'failed', nowMs, reason: 'down', stored }
}

const acquired: KeeperEvent = { kind: 'acquired', nowMs: 990_000, accessToken: 'new' }
const refused: KeeperEvent = { kind: 'refused', nowMs: 990_000, reason: 'over', error }

/** Names of events that come while an attempt is under way. */
const duringAttempts = /, busy$|^(kept|granted|acquired|refused)$|^failed/

const events: Record<string, KeeperEvent[]> = {
  'look, not due': [
    { kind: 'look', nowMs: 0, rules },
    { kind: 'look', nowMs: 599_999, rules },
  ],
  'look, due': [
    { kind: 'look', nowMs: 700_000, rules },
    { kind: 'look', nowMs: 1e15, rules },
    { kind: 'look', nowMs: -3_000_001, rules },
  ],
  'look, busy': [{ kind: 'look', nowMs: 1e15, rules }],
  'ask, usable': [
    { kind: 'ask', nowMs: 989_999 },
    { kind: 'ask', nowMs: -1e15 },
  ],
  'ask, ended': [
    { kind: 'ask', nowMs: 990_000 },
    { kind: 'ask', nowMs: 1e15 },
  ],
  'ask, busy': [{ kind: 'ask', nowMs: 990_000 }],
  kept: [
    { kind: 'kept', tokens: good },
    { kind: 'kept', tokens: undefined },
  ],
  granted: [{ kind: 'granted', nowMs: 990_000 }],
  acquired: [acquired],
  'failed, usable': [fail(989_999, good)],
  'failed, stored ended': [fail(990_000, ended)],
  'failed, ended': [fail(990_000)],
  refused: [refused],
  late: [acquired, fail(989_999, good), fail(990_000, ended), fail(990_000), refused],
  'reject, in use': [{ kind: 'reject', accessToken: 'at hand' }],
  'reject, other': [{ kind: 'reject', accessToken: 'replaced' }],
  reset: [{ kind: 'reset' }],
}

const spec = await readFile(new URL('../../SPEC.md', import.meta.url), 'utf8')
const table = readStateTable(spec, 'src/credentials/keeper-state.test.ts')

test('the table of SPEC.md has every state and every event', () => {
  assert.deepEqual(table.states, Object.keys(standings))
  assert.deepEqual(table.events, Object.keys(events))
})

for (const { state: name, event: eventName, next, action } of table.cells) {
  test(`${name} on ${eventName}: ${next}, ${action}`, () => {
    const standing = standings[name]
    assert.ok(standing)
    const attempt = duringAttempts.test(eventName) ? 'asked' : 'none'
    for (const event of events[eventName] ?? []) {
      const step = advanceKeeperState({ ...initialKeeperState, standing, attempt }, event)
      assert.equal(step.action.kind, action)
      if (next === '=') assert.equal(step.state.standing, standing)
      else assert.equal(nameOf(step.state.standing), next)
    }
  })
}

function nameOf(standing: Standing): string {
  return standing.kind === 'failing' && standing.token ? 'failing+' : standing.kind
}

function advanceAll(first: Partial<KeeperState>, ...all: KeeperEvent[]): KeeperState {
  const state: KeeperState = { ...initialKeeperState, ...first }
  return all.reduce((before, event) => advanceKeeperState(before, event).state, state)
}

test('an attempt begins once and ends with its answer', () => {
  const begun = advanceAll({}, { kind: 'look', nowMs: 0, rules }, { kind: 'look', nowMs: 1_000, rules })
  assert.equal(begun.attempt, 'asked')
  for (const answer of [acquired, fail(0), refused]) assert.equal(advanceAll(begun, answer).attempt, 'none')
})

test('the end of a token is the one that the store was told', () => {
  const tokens = { accessToken: 'new', expiresAtMs: 5_000_000 }
  const { standing } = advanceAll({ attempt: 'asked' }, { kind: 'kept', tokens }, acquired)
  assert.deepEqual(standing, {
    kind: 'holding',
    token: { value: 'new', expiresAtMs: 5_000_000, sinceMs: 990_000 },
  })
})

test('a token that an earlier run left is as old as its issue, one that was just granted is new', () => {
  const value = `e30.${Buffer.from('{"iat":100}').toString('base64url')}.x`
  const answer: KeeperEvent = { kind: 'acquired', nowMs: 990_000, accessToken: value }
  const read = (state: KeeperState) => state.standing.kind === 'holding' && state.standing.token.sinceMs
  assert.equal(read(advanceAll({ attempt: 'asked' }, answer)), 100_000)
  assert.equal(read(advanceAll({ attempt: 'asked' }, { kind: 'granted', nowMs: 990_000 }, answer)), 990_000)
  assert.equal(read(advanceAll({ attempt: 'asked', standing: { kind: 'replacing' } }, answer)), 990_000)
})

test('a stored token that was rejected, or that a dead login gave, does not serve', () => {
  for (const member of ['rejectedAccessToken', 'deadAccessToken'] as const) {
    const { standing } = advanceAll({ attempt: 'asked', [member]: 'stored' }, fail(0, good))
    assert.deepEqual(standing, { kind: 'failing', token: undefined })
  }
})

test('grants, failures and their reasons are counted and kept', () => {
  const failed = advanceAll({ attempt: 'asked' }, { kind: 'granted', nowMs: 5 }, fail(6))
  assert.deepEqual(
    [failed.refreshes, failed.failures, failed.lastRefreshMs, failed.lastError],
    [1, 1, 5, 'down'],
  )
  assert.equal(advanceAll({ ...failed, attempt: 'asked' }, acquired).lastError, undefined)
})

test('every invariant of SPEC.md names a test that exists', async () => {
  const named = [...spec.matchAll(/^\| K\d+ +\|.*\| `([^`]+)` +\|$/gm)].map(([, name]) => name)
  const source = await readFile(new URL('./token-keeper.test.ts', import.meta.url), 'utf8')
  assert.equal(named.length, 9)
  assert.deepEqual(
    named.filter((name) => !source.includes(`test('${name}'`)),
    [],
  )
})
