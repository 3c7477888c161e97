import type { Fault, FaultEffect } from './fault-relay.ts'

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Deals every card once in an order of chance, then again. */
export class Deck<Card> {
  readonly #cards: readonly Card[]
  readonly #random: () => number
  #left: Card[] = []

  constructor(cards: readonly Card[], random: () => number) {
    this.#cards = cards
    this.#random = random
  }

  draw(): Card {
    if (this.#left.length === 0) this.#left = [...this.#cards]
    const [card] = this.#left.splice(Math.floor(this.#random() * this.#left.length), 1)
    return card as Card // the deck is not empty
  }
}

/** The faults that one shim can have. */
export type ShimEvent =
  | { readonly kind: 'token_fault'; readonly name: string; readonly fault: Fault }
  | { readonly kind: 'api_drop'; readonly name: string; readonly fault: Fault }
  | { readonly kind: 'api_outage'; readonly name: string; readonly fault: Fault }
  | { readonly kind: 'clock_jump'; readonly name: string }

/** The faults that the server can have. */
export type ServerEvent = 'server_restarted' | 'server_killed' | 'signing_keys_rotated' | 'server_clock_jump'

const unhandled: readonly FaultEffect[] = [
  'hang_up',
  'stall',
  'bad_gateway',
  'unavailable',
  'too_many_requests',
  'not_http',
  'html',
]
const lossy: readonly FaultEffect[] = ['hang_up', 'stall', 'bad_gateway', 'not_http']
const outages: readonly FaultEffect[] = [
  'stall',
  'bad_gateway',
  'unavailable',
  'too_many_requests',
  'not_http',
]

function faultToken(effect: FaultEffect, isHandled: boolean, times: number): ShimEvent {
  const name = isHandled ? `token_answer_lost_${effect}` : `token_${effect}`
  return { kind: 'token_fault', name, fault: { target: 'token', isHandled, effect, times } }
}

/** Everything that can happen to a shim, each once; token faults for one request and for several in a row. */
export const shimEvents: readonly ShimEvent[] = [
  ...unhandled.flatMap((effect) => [faultToken(effect, false, 1), faultToken(effect, false, 4)]),
  // Three in a row: with rotation, three refresh tokens that nobody got.
  ...lossy.flatMap((effect) => [faultToken(effect, true, 1), faultToken(effect, true, 3)]),
  ...outages.map(
    (effect): ShimEvent => ({
      kind: 'api_outage',
      name: `api_${effect}`,
      fault: { target: 'api', isHandled: false, effect, times: 100 },
    }),
  ),
  {
    kind: 'api_drop',
    name: 'api_hang_up_once',
    fault: { target: 'api', isHandled: false, effect: 'hang_up', times: 1 },
  },
  { kind: 'clock_jump', name: 'shim_clock_jump' },
  { kind: 'clock_jump', name: 'shim_clock_jump' },
  { kind: 'clock_jump', name: 'shim_clock_jump' },
]

/** Everything that can happen to the server. */
export const serverEvents: readonly ServerEvent[] = [
  'server_restarted',
  'server_killed',
  'signing_keys_rotated',
  'server_clock_jump',
  'server_clock_jump',
]
