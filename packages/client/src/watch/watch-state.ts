import { computeReconnectMs } from '../events/compute-reconnect-ms.ts'

/** What is remembered between connections of a watch. */
interface WatchMemory {
  /** Streams in a row that were given up for the long poll. */
  readonly giveUps: number
  /** Connections in a row that ended before they had lasted. */
  readonly cuts: number
}

/** The state of a watch. The table of states and events is in SPEC.md. */
export type WatchState =
  /**
   * The log is polled. `streamAtMs`: when the stream is tried again, by the clock of the watch. `cuts` is 0
   * where the stream was given up for another reason than connections that ended or could not be made.
   */
  | ({ readonly kind: 'polling'; readonly streamAtMs: number } & WatchMemory)
  | ({ readonly kind: 'opening' } & WatchMemory)
  | ({ readonly kind: 'streaming'; readonly isProven: boolean } & WatchMemory)
  | ({ readonly kind: 'resting' } & WatchMemory)
  | { readonly kind: 'over' }

/** The events of a watch. Times are milliseconds of its clock, `random` is a number in [0, 1). */
export type WatchEvent =
  | {
      readonly kind: 'page'
      readonly hasMore: boolean
      /** Whether it came empty and at once, although the server was to wait. */
      readonly isEarly: boolean
      readonly nowMs: number
    }
  | { readonly kind: 'poll_failed'; readonly error: Error; readonly retryAfterS: number | undefined }
  | { readonly kind: 'poll_refused'; readonly error: unknown }
  | { readonly kind: 'snapshot' }
  | { readonly kind: 'news'; readonly hasLasted: boolean }
  | {
      readonly kind: 'cut'
      /** Why; `undefined` where the server closed the stream by itself. */
      readonly error: Error | undefined
      /** Whether an event came that cannot be read, so that we hung up. */
      readonly isDamage: boolean
      readonly retryMs: number
      readonly retryAfterS: number | undefined
      readonly nowMs: number
      readonly random: number
    }
  | { readonly kind: 'renewal'; readonly retryMs: number; readonly random: number }
  | { readonly kind: 'silence'; readonly error: Error; readonly nowMs: number; readonly random: number }
  | { readonly kind: 'unreachable'; readonly error: Error; readonly nowMs: number; readonly random: number }
  | {
      readonly kind: 'refusal'
      readonly error: Error
      readonly retryAfterS: number | undefined
      readonly nowMs: number
      readonly random: number
    }
  | { readonly kind: 'rested' }

/** The action of the watch after an event. */
export type WatchAction =
  /** Ask for the log from the cursor on. `waitS`: how long the server may hold the answer back, seconds. */
  | { readonly kind: 'poll'; readonly waitS: number }
  /** Open a stream from the cursor on. */
  | { readonly kind: 'open' }
  /** Read what comes next from the stream. */
  | { readonly kind: 'read' }
  /** Wait. `trouble`: what whoever watches is told of, if anything. */
  | { readonly kind: 'rest'; readonly pauseMs: number; readonly trouble: Error | undefined }
  /** End the watch. */
  | { readonly kind: 'throw'; readonly error: unknown }
  | { readonly kind: 'none' }

/** A state and what to do on entering it. */
export interface WatchStep {
  readonly state: WatchState
  readonly action: WatchAction
}

/** The longest time for which the server may hold an answer back, seconds. */
const longPollS = 30
/**
 * Shortest wait after a failed or an early answer, milliseconds, and the longest `Retry-After` that is
 * followed: an hour.
 */
const leastPauseMs = 1_000
const longestPauseMs = 3_600_000
/** So many connections in a row that did not last are a way that does not work. */
const cutsToGiveUp = 3
/** When a stream is tried again, milliseconds: doubled each time. */
const firstTryAgainMs = 60_000
const longestTryAgainMs = 3_600_000

/**
 * The state in which a watch begins: one look, which says where the log stands and whether it may be read at
 * all, and then the stream.
 *
 * @param hasStream false: the log is polled for good.
 */
export function beginWatch(hasStream: boolean): WatchStep {
  const streamAtMs = hasStream ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  return { state: { kind: 'polling', giveUps: 0, cuts: 0, streamAtMs }, action: { kind: 'poll', waitS: 0 } }
}

/** The state after an event. Pure; events that mean nothing in a state return the same object. */
export function advanceWatchState(state: WatchState, event: WatchEvent): WatchStep {
  switch (state.kind) {
    case 'polling':
      return poll(state, event)
    case 'opening':
    case 'streaming':
      return stream(state, event)
    case 'resting':
      return event.kind === 'rested' ? open(state) : stay(state)
    case 'over':
      return stay(state)
  }
}

/**
 * Milliseconds to wait after a poll that failed.
 *
 * @param retryAfterS the server's advice, if any.
 */
export function findPollPauseMs(retryAfterS: number | undefined): number {
  return Math.min(Math.max(leastPauseMs, (retryAfterS ?? 0) * 1000), longestPauseMs)
}

/** The seconds for which the server may wait, so that a stream that is due is not late. */
function findWaitS(untilStreamMs: number): number {
  return Math.min(longPollS, Math.ceil(untilStreamMs / 1000))
}

function stay(state: WatchState, action: WatchAction = { kind: 'none' }): WatchStep {
  return { state, action }
}

function open({ giveUps, cuts }: WatchMemory): WatchStep {
  return { state: { kind: 'opening', giveUps, cuts }, action: { kind: 'open' } }
}

function poll(state: Extract<WatchState, { kind: 'polling' }>, event: WatchEvent): WatchStep {
  switch (event.kind) {
    case 'page':
      if (event.hasMore) return stay(state, { kind: 'poll', waitS: 0 })
      if (event.nowMs >= state.streamAtMs)
        return open({ ...state, cuts: state.cuts >= cutsToGiveUp ? 0 : state.cuts })
      return event.isEarly
        ? stay(state, { kind: 'rest', pauseMs: leastPauseMs, trouble: undefined })
        : stay(state, { kind: 'poll', waitS: findWaitS(state.streamAtMs - event.nowMs) })
    case 'poll_failed':
      return {
        // Where the log is away too, the stream is not at fault.
        state: state.cuts === 0 ? state : { ...state, cuts: 0, streamAtMs: Number.NEGATIVE_INFINITY },
        action: { kind: 'rest', pauseMs: findPollPauseMs(event.retryAfterS), trouble: event.error },
      }
    case 'poll_refused':
      return { state: { kind: 'over' }, action: { kind: 'throw', error: event.error } }
    case 'rested':
      return stay(state, { kind: 'poll', waitS: 0 })
    default:
      return stay(state)
  }
}

function stream(state: Extract<WatchState, { kind: 'opening' | 'streaming' }>, event: WatchEvent): WatchStep {
  const isProven = state.kind === 'streaming' && state.isProven
  switch (event.kind) {
    case 'snapshot':
      if (state.kind === 'streaming') return stay(state, { kind: 'read' })
      return stay({ ...state, kind: 'streaming', isProven: false }, { kind: 'read' })
    case 'news':
      if (state.kind === 'opening' || isProven || !event.hasLasted) return stay(state, { kind: 'read' })
      return stay({ kind: 'streaming', isProven: true, giveUps: 0, cuts: 0 }, { kind: 'read' })
    case 'cut': {
      const cuts = state.cuts + 1
      if (cuts >= cutsToGiveUp) return giveUp({ ...state, cuts }, event)
      return {
        state: { kind: 'resting', giveUps: state.giveUps, cuts },
        action: {
          kind: 'rest',
          pauseMs: computeReconnectMs({ ...event, cuts }),
          trouble: state.kind === 'opening' || event.isDamage ? event.error : undefined,
        },
      }
    }
    case 'renewal': {
      const cuts = isProven ? 0 : state.cuts + 1
      if (cuts < cutsToGiveUp) return open({ giveUps: state.giveUps, cuts })
      const pauseMs = computeReconnectMs({ ...event, retryAfterS: undefined, cuts })
      return {
        state: { kind: 'resting', giveUps: state.giveUps, cuts },
        action: { kind: 'rest', pauseMs, trouble: undefined },
      }
    }
    case 'unreachable': {
      const cuts = state.cuts + 1
      if (cuts >= cutsToGiveUp) return giveUp({ ...state, cuts }, event)
      return {
        state: { kind: 'polling', giveUps: state.giveUps, cuts, streamAtMs: event.nowMs },
        action: { kind: 'poll', waitS: 0 },
      }
    }
    case 'silence':
    case 'refusal':
      return giveUp({ ...state, cuts: 0 }, event)
    default:
      return stay(state)
  }
}

function giveUp(
  { giveUps: giveUpsBefore, cuts }: WatchMemory,
  event: Extract<WatchEvent, { kind: 'cut' | 'silence' | 'unreachable' | 'refusal' }>,
): WatchStep {
  return {
    state: {
      kind: 'polling',
      giveUps: giveUpsBefore + 1,
      cuts,
      streamAtMs: event.nowMs + Math.round(findTryAgainMs(giveUpsBefore, event)),
    },
    action: { kind: 'poll', waitS: 0 },
  }
}

function findTryAgainMs(
  giveUpsBefore: number,
  event: Extract<WatchEvent, { kind: 'cut' | 'silence' | 'unreachable' | 'refusal' }>,
): number {
  const grow = (ms: number) => Math.min(ms * 2 ** Math.min(giveUpsBefore, 20), longestTryAgainMs)
  if (event.kind !== 'refusal' || event.retryAfterS === undefined)
    return (grow(firstTryAgainMs) / 2) * (1 + event.random)
  return grow(Math.max(event.retryAfterS * 1000, leastPauseMs)) * (1 + event.random / 2)
}
