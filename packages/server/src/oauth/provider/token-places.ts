import type { ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import { findNetwork } from '../../accounts/accounts.ts'
import type { Clock } from '../../clock.ts'
import { FairQueue } from '../../fair-queue.ts'
import type { Holder } from '../../holder.ts'
import { clientGoneStatus } from '../../http/answer-ends.ts'
import { watchAnswer } from '../../http/answer-watch.ts'
import { type PlaceRules, Places, PlacesTakenError } from '../../places.ts'

/** The routes of requests that clients make themselves: each is authenticated, looked up and signed. */
const boundRoutes: ReadonlySet<string> = new Set([
  'token',
  'revocation',
  'introspection',
  'device_authorization',
])

/**
 * The bounds of requests under way. A caller is a client at an address, since anybody can name a client; and
 * those of one address share the place of an organisation elsewhere. Few at a time lose nothing: they share
 * one thread.
 */
const underWay: PlaceRules = {
  what: 'token requests are waiting',
  byWhom: 'from this address',
  held: { perCaller: 8, perOrganisation: 12, inAll: 16 },
  waiting: { perCaller: 1_024, perOrganisation: 1_536, inAll: 2_048 },
  retryAfterS: 1,
}

/**
 * The bounds of tokens that a client takes for itself: a burst, and then a number each second. No user waits
 * for them.
 */
const ownTokens = { perClient: { burst: 1_000, perS: 100 }, perOrganisation: { burst: 2_000, perS: 200 } }

/**
 * The number of clients and organisations that are counted. A forgotten one begins anew, which needs a
 * thousand others that were as busy.
 */
const maxCounted = 10_000

/** The requests that are begun in one round of the event loop; a round is about a millisecond then. */
const begunPerRound = 2

/** The part of the library's request context for which a place is taken. */
interface RequestContext {
  readonly ip: string
  readonly res: ServerResponse
  readonly oidc: { readonly route: string }
  set(name: string, value: string): void
}

interface Entry {
  readonly holder: Holder
  begin(): void
}

interface OwnClient {
  readonly clientId: string
  readonly organisationId: string | undefined
}

/**
 * Bounds the requests to the token endpoint and its like that are worked on at once, and the tokens that a
 * client takes for itself.
 */
export class TokenPlaces {
  readonly #places = new Places(underWay)
  readonly #entries = new FairQueue<Entry>()
  #entering = 0
  readonly #taken = new WeakMap<object, () => void>()
  readonly #counts = new LRUCache<string, { left: number; atMs: number }>({ max: maxCounted })
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /**
   * Resolves when a request that has just come may be begun: few in each round of the event loop, so that
   * other requests come in between, and one address after the other. A waiting request holds a connection.
   */
  enter(address: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const network = findNetwork(address)
    const holder = { organisationId: network, grantId: network }
    if (this.#entering === 0) setImmediate(() => this.#beginSome())
    this.#entering += 1
    this.#entries.add({ holder, begin: resolve }, holder)
    return promise
  }

  #beginSome(): void {
    for (let begun = 0; begun < begunPerRound; begun += 1) {
      const entry = this.#entries.findNext(() => true)
      if (!entry) break
      this.#entries.remove(entry, entry.holder)
      this.#entries.passTurn(entry.holder)
      this.#entering -= 1
      entry.begin()
    }
    if (this.#entering > 0) setImmediate(() => this.#beginSome())
  }

  /**
   * Waits for the turn of a request, whose body has been read by then.
   * @param clientId the id that the request names; nothing has been proven yet.
   * @throws TokenRefusal when too many wait.
   */
  async take(ctx: RequestContext, clientId: string): Promise<void> {
    if (!boundRoutes.has(ctx.oidc.route) || this.#taken.has(ctx)) return
    const holder = { organisationId: findNetwork(ctx.ip), grantId: `${findNetwork(ctx.ip)} ${clientId}` }
    const signal = watchAnswer(ctx.res)
    try {
      this.#taken.set(ctx, await this.#places.take({ holder, signal }))
    } catch (error) {
      // Nobody reads this answer; without it the library would take the case for a mistake of the server.
      if (signal.aborted) throw new TokenRefusal(clientGoneStatus, 'the client has gone')
      refuse(ctx, error)
    }
  }

  /** Gives the place of a request back once it has been worked on, whether its answer is taken or not. */
  async giveBackAfter(ctx: object, next: () => Promise<void>): Promise<void> {
    try {
      await next()
    } finally {
      this.#taken.get(ctx)?.()
    }
  }

  /**
   * Counts a token that a client takes for itself, once it has proven its identity. @throws TokenRefusal when
   * it takes too many.
   */
  countOwn(ctx: RequestContext, { clientId, organisationId }: OwnClient): void {
    try {
      this.#count(`client ${clientId}`, ownTokens.perClient, 'caller')
      if (organisationId !== undefined)
        this.#count(`organisation ${organisationId}`, ownTokens.perOrganisation, 'organisation')
    } catch (error) {
      refuse(ctx, error)
    }
  }

  #count(
    key: string,
    { burst, perS }: { burst: number; perS: number },
    whose: 'caller' | 'organisation',
  ): void {
    const nowMs = this.#clock()
    const count = this.#counts.get(key) ?? { left: burst, atMs: nowMs }
    const regainedS = Math.max(0, nowMs - count.atMs) / 1000
    const left = Math.min(burst, count.left + regainedS * perS)
    const mayTake = left >= 1
    this.#counts.set(key, { left: mayTake ? left - 1 : left, atMs: nowMs })
    if (!mayTake)
      throw new PlacesTakenError({ what: 'tokens were taken', retryAfterS: underWay.retryAfterS }, whose)
  }
}

/** An error that the library takes for its own: it answers with it. */
class TokenRefusal extends Error {
  readonly expose = true
  readonly status: number
  readonly statusCode: number
  readonly error = 'temporarily_unavailable'
  readonly error_description: string

  constructor(status: number, description: string) {
    super('temporarily_unavailable')
    this.status = this.statusCode = status
    this.error_description = description
  }
}

function refuse(ctx: RequestContext, error: unknown): never {
  if (!(error instanceof PlacesTakenError)) throw error
  ctx.set('retry-after', String(error.retryAfterS))
  throw new TokenRefusal(error.isCallers ? 429 : 503, error.message)
}
