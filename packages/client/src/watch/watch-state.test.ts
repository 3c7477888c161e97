import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { readStateTable } from '../../../../tools/read-state-table.ts'
import {
  advanceWatchState,
  beginWatch,
  type WatchEvent,
  type WatchState,
  type WatchStep,
} from './watch-state.ts'

const nowMs = 1_000_000
const error = new Error('down')
const facts = { error, isDamage: false, retryMs: 2000, retryAfterS: undefined, nowMs, random: 0 }
const givenUp = { nowMs, random: 0, error, retryAfterS: undefined }

/** @param cuts connections in a row before that did not last; a stream that lasted has none. */
function buildStates(cuts: number): Record<string, WatchState> {
  return {
    polling: { kind: 'polling', giveUps: 1, cuts, streamAtMs: nowMs },
    opening: { kind: 'opening', giveUps: 1, cuts },
    streaming: { kind: 'streaming', isProven: false, giveUps: 1, cuts },
    'streaming+': { kind: 'streaming', isProven: true, giveUps: 0, cuts: 0 },
    resting: { kind: 'resting', giveUps: 1, cuts },
    over: { kind: 'over' },
  }
}

const cuts: WatchEvent[] = [
  { kind: 'cut', ...facts },
  { kind: 'cut', ...facts, error: undefined },
  { kind: 'cut', ...facts, isDamage: true },
]
const events: Record<string, { readonly cuts?: number; readonly all: readonly WatchEvent[] }> = {
  'page, more': {
    all: [
      { kind: 'page', hasMore: true, isEarly: false, nowMs: 0 },
      { kind: 'page', hasMore: true, isEarly: false, nowMs },
    ],
  },
  'page, due': {
    all: [
      { kind: 'page', hasMore: false, isEarly: false, nowMs },
      { kind: 'page', hasMore: false, isEarly: true, nowMs },
    ],
  },
  'page, not due': { all: [{ kind: 'page', hasMore: false, isEarly: false, nowMs: nowMs - 1 }] },
  'page, early': { all: [{ kind: 'page', hasMore: false, isEarly: true, nowMs: nowMs - 1 }] },
  poll_failed: { all: [{ kind: 'poll_failed', error, retryAfterS: undefined }] },
  'poll_failed, cut': { cuts: 2, all: [{ kind: 'poll_failed', error, retryAfterS: undefined }] },
  poll_refused: { all: [{ kind: 'poll_refused', error }] },
  snapshot: { all: [{ kind: 'snapshot' }] },
  'news, young': { all: [{ kind: 'news', hasLasted: false }] },
  'news, old': { all: [{ kind: 'news', hasLasted: true }] },
  cut: { all: cuts },
  'cut, again': { cuts: 2, all: cuts },
  renewal: { all: [{ kind: 'renewal', retryMs: 2000, random: 0 }] },
  'renewal, again': { cuts: 2, all: [{ kind: 'renewal', retryMs: 2000, random: 0 }] },
  unreachable: { all: [{ kind: 'unreachable', ...givenUp }] },
  'unreachable, again': { cuts: 2, all: [{ kind: 'unreachable', ...givenUp }] },
  silence: { all: [{ kind: 'silence', ...givenUp }] },
  refusal: { all: [{ kind: 'refusal', ...givenUp }] },
  rested: { all: [{ kind: 'rested' }] },
}

const spec = await readFile(new URL('../../SPEC.md', import.meta.url), 'utf8')
const table = readStateTable(spec, 'src/watch/watch-state.test.ts')

test('the table of SPEC.md has every state and every event', () => {
  assert.deepEqual(table.states, Object.keys(buildStates(0)))
  assert.deepEqual(table.events, Object.keys(events))
})

for (const cell of table.cells) {
  test(`${cell.state} on ${cell.event}: ${cell.next}, ${cell.action}`, () => {
    const { cuts = 0, all = [] } = events[cell.event] ?? {}
    const state = buildStates(cuts)[cell.state]
    assert.ok(state && all.length > 0)
    for (const event of all) {
      const step = advanceWatchState(state, event)
      assert.equal(step.action.kind, cell.action)
      if (cell.next === '=') assert.equal(step.state, state)
      else assert.equal(nameOf(step.state), cell.next)
    }
  })
}

function nameOf(state: WatchState): string {
  return state.kind === 'streaming' && state.isProven ? 'streaming+' : state.kind
}

function advanceAll(state: WatchState, ...all: readonly WatchEvent[]): WatchStep {
  return all.reduce<WatchStep>((step, event) => advanceWatchState(step.state, event), {
    state,
    action: { kind: 'none' },
  })
}

test('a watch begins with a look, and a stream is due after it; without streams it is never due', () => {
  const page: WatchEvent = { kind: 'page', hasMore: false, isEarly: false, nowMs: 0 }
  const { state, action } = beginWatch(true)
  assert.deepEqual(action, { kind: 'poll', waitS: 0 })
  assert.equal(advanceWatchState(state, page).action.kind, 'open')
  assert.deepEqual(advanceAll(beginWatch(false).state, { ...page, nowMs: 1e15 }).action, {
    kind: 'poll',
    waitS: 30,
  })
})

test('the server waits only where nothing else is due, so that a recovery is noticed at once', () => {
  const polling: WatchState = { kind: 'polling', giveUps: 1, cuts: 0, streamAtMs: nowMs }
  const waits = [
    advanceAll(polling, { kind: 'page', hasMore: true, isEarly: false, nowMs: 0 }),
    advanceAll(polling, { kind: 'rested' }),
    advanceAll({ kind: 'opening', giveUps: 0, cuts: 0 }, { kind: 'silence', ...givenUp }),
    advanceAll(polling, { kind: 'page', hasMore: false, isEarly: false, nowMs: 0 }),
  ].map(({ action }) => action.kind === 'poll' && action.waitS)
  assert.deepEqual(waits, [0, 0, 0, 30])
})

test('a stream that is given up again and again is tried after a minute, two, four, at most an hour', () => {
  const waits: number[] = []
  let state: WatchState = { kind: 'opening', giveUps: 0, cuts: 0 }
  for (let round = 0; round < 8; round += 1) {
    const { state: polling } = advanceWatchState(state, { kind: 'refusal', ...givenUp, random: 1 })
    assert.ok(polling.kind === 'polling')
    waits.push((polling.streamAtMs - nowMs) / 60_000)
    const page = { kind: 'page', hasMore: false, isEarly: false, nowMs: polling.streamAtMs } as const
    state = advanceWatchState(polling, page).state
  }
  assert.deepEqual(waits, [1, 2, 4, 8, 16, 32, 60, 60])
  const { state: soonest } = advanceAll(
    { kind: 'opening', giveUps: 0, cuts: 0 },
    { kind: 'silence', ...givenUp },
  )
  assert.ok(soonest.kind === 'polling' && soonest.streamAtMs - nowMs === 30_000)
})

test('a refusal that says when is followed, doubled each time, and never early', () => {
  const waits = [0, 1, 2, 20].map((giveUps) => {
    const { state } = advanceWatchState(
      { kind: 'opening', giveUps, cuts: 0 },
      { kind: 'refusal', ...givenUp, retryAfterS: 5 },
    )
    return state.kind === 'polling' && state.streamAtMs - nowMs
  })
  assert.deepEqual(waits, [5000, 10_000, 20_000, 3_600_000])
})

test('the server waits no longer than until a stream is due', () => {
  const polling: WatchState = { kind: 'polling', giveUps: 1, cuts: 0, streamAtMs: nowMs }
  const waits = [60_000, 30_000, 4200, 1].map((leftMs) => {
    const page = { kind: 'page', hasMore: false, isEarly: false, nowMs: nowMs - leftMs } as const
    const { action } = advanceWatchState(polling, page)
    return action.kind === 'poll' && action.waitS
  })
  assert.deepEqual(waits, [30, 30, 5, 1])
})

test('while nothing answers, a stream is due as soon as the log does; else three tries are enough', () => {
  const opening: WatchState = { kind: 'opening', giveUps: 0, cuts: 0 }
  const missed: WatchEvent = { kind: 'unreachable', ...givenUp }
  const page: WatchEvent = { kind: 'page', hasMore: false, isEarly: false, nowMs }
  const failed: WatchEvent = { kind: 'poll_failed', error, retryAfterS: undefined }
  assert.equal(advanceAll(opening, missed, page).state.kind, 'opening')
  const outages = Array.from({ length: 5 }, () => [missed, failed, failed, page]).flat()
  assert.deepEqual(advanceAll(opening, ...outages).state, opening)
  const cuts = Array.from({ length: 5 }, () => [
    { kind: 'cut', ...facts } as const,
    { kind: 'rested' } as const,
  ])
  assert.equal(advanceAll(opening, ...cuts.flat().slice(0, 5), failed, page).state.kind, 'opening')
  const givenUpAt = advanceAll(opening, missed, page, missed, page, missed, page).state
  assert.ok(givenUpAt.kind === 'polling' && givenUpAt.streamAtMs >= nowMs + 30_000)
})

test('a stream that lasted makes failures before it forgotten, one that only began does not', () => {
  const opening: WatchState = { kind: 'opening', giveUps: 3, cuts: 1 }
  const begun = advanceAll(opening, { kind: 'snapshot' }, { kind: 'news', hasLasted: false }).state
  assert.deepEqual(begun, { kind: 'streaming', isProven: false, giveUps: 3, cuts: 1 })
  const lasted = advanceAll(begun, { kind: 'news', hasLasted: true }).state
  assert.deepEqual(lasted, { kind: 'streaming', isProven: true, giveUps: 0, cuts: 0 })
})

test('a connection that fails before it began is told as trouble, and an event that cannot be read', () => {
  const cut: WatchEvent = { kind: 'cut', ...facts }
  const tell = (state: WatchState) => {
    const { action } = advanceWatchState(state, cut)
    return action.kind === 'rest' && action.trouble
  }
  assert.equal(tell({ kind: 'opening', giveUps: 0, cuts: 0 }), error)
  assert.equal(tell({ kind: 'streaming', isProven: false, giveUps: 0, cuts: 0 }), undefined)
  assert.equal(tell({ kind: 'streaming', isProven: true, giveUps: 0, cuts: 0 }), undefined)
  const damage: WatchEvent = { kind: 'cut', ...facts, isDamage: true }
  const { action } = advanceWatchState({ kind: 'streaming', isProven: true, giveUps: 0, cuts: 0 }, damage)
  assert.ok(action.kind === 'rest' && action.trouble === error)
})

test('pauses are what the server says, doubled, with jitter on top, and what Retry-After says where that is more', () => {
  const rest = (state: WatchState, changes: object) => {
    const { action } = advanceWatchState(state, { kind: 'cut', ...facts, ...changes } as WatchEvent)
    return action.kind === 'rest' && action.pauseMs
  }
  const first: WatchState = { kind: 'opening', giveUps: 0, cuts: 0 }
  const second: WatchState = { kind: 'opening', giveUps: 0, cuts: 1 }
  assert.deepEqual(
    [rest(first, {}), rest(first, { random: 0.999999 }), rest(second, {}), rest(first, { retryAfterS: 10 })],
    [2000, 3000, 4000, 10_000],
  )
  const { action } = advanceAll(
    { kind: 'polling', giveUps: 0, cuts: 0, streamAtMs: 0 },
    { kind: 'poll_failed', error, retryAfterS: 90 },
  )
  assert.deepEqual(action, { kind: 'rest', pauseMs: 90_000, trouble: error })
})
