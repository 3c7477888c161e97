import { setTimeout as delay } from 'node:timers/promises'
import {
  createTokenSource,
  findRetryAfterS,
  LoginRequiredError,
  type StoredTokens,
  TimeoutError,
  type TokenGrant,
  type TokenSource,
  type TokenSourceOptions,
  type TokenStore,
} from '@openlightfi/client'
import { waitUnlessAborted } from '@openlightfi/client/wait'
import { formatError, type ShimLog } from '../shim-log.ts'
import { AttemptPacer } from './attempt-pacer.ts'
import type { RenewalRules } from './held-token.ts'
import {
  advanceKeeperState,
  findUsableToken,
  initialKeeperState,
  type KeeperAction,
  type KeeperEvent,
  type KeeperState,
} from './keeper-state.ts'
import { readTokenStatus, type TokenStatus } from './token-status.ts'

/** Parts and settings of a keeper. */
export interface TokenKeeperOptions extends RenewalRules {
  readonly grant: TokenGrant
  readonly store: TokenStore
  /** The longest time that a caller waits for a token, milliseconds. */
  readonly tokenWaitMs: number
  readonly now: () => number
  readonly log: ShimLog
  /** When to ask again within one attempt. Default: the SDK's. */
  readonly retry?: TokenSourceOptions['retry']
  /** Called when the state of the credentials changes. */
  readonly onChange?: (status: TokenStatus) => void
}

/**
 * How often the keeper looks at the clock, milliseconds: short, so that neither suspend nor a long life
 * matters.
 */
const lookEveryMs = 1_000

/**
 * Keeps an access token at hand that is renewed before it ends, whether anybody asks or not. While a renewal
 * fails, the token that is still good goes on being used; when it has ended too, callers wait for a while and
 * then fail.
 *
 * It is a token source like any other: 401s are reported to it, and one acquisition serves all. SPEC.md has
 * the table of its states.
 */
export class TokenKeeper implements TokenSource {
  readonly #options: TokenKeeperOptions
  readonly #source: TokenSource
  readonly #pacer: AttemptPacer
  #state: KeeperState = initialKeeperState
  #acquisition: Promise<string> = Promise.resolve('') // replaced before any wait for it
  #timer: NodeJS.Timeout | undefined

  constructor(options: TokenKeeperOptions) {
    const { grant, store, now, retry } = options
    this.#options = options
    this.#pacer = new AttemptPacer(now)
    this.#source = createTokenSource({
      grant,
      store,
      now,
      ...(retry !== undefined && { retry }),
      hooks: {
        requestGranted: () => this.#advance({ kind: 'granted', nowMs: now() }),
        tokensKept: ({ tokens }) => this.#advance({ kind: 'kept', tokens }),
      },
    })
  }

  /** Begins to keep the token fresh. */
  start(): void {
    this.#timer ??= setInterval(() => void this.keepFresh(), lookEveryMs)
    void this.keepFresh()
  }

  /**
   * Stops after a refresh under way: a rotated refresh token that is not stored would be lost.
   */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#acquisition.catch(() => undefined) // its failure has been logged
  }

  /** Milliseconds until the next attempt to get a token may begin; 0 for at once. */
  get waitMs(): number {
    return this.#pacer.waitMs
  }

  /** The token at hand, without waiting; `undefined` when there is none that can be used. */
  peekAccessToken(): string | undefined {
    return findUsableToken(this.#state, this.#options.now())?.value
  }

  async getAccessToken({ signal }: { readonly signal?: AbortSignal } = {}): Promise<string> {
    const atHand = this.peekAccessToken()
    if (atHand !== undefined) return atHand
    const patience = AbortSignal.timeout(this.#options.tokenWaitMs)
    const either = signal ? AbortSignal.any([signal, patience]) : patience
    let failure: unknown
    do {
      try {
        return await waitUnlessAborted(this.#ask(), either)
      } catch (error) {
        signal?.throwIfAborted()
        if (error instanceof LoginRequiredError) throw error
        if (error !== patience.reason) failure = error
        if (this.#pacer.waitMs > this.#options.tokenWaitMs) break
        // The loop judges.
        await delay(this.#pacer.waitMs, undefined, { signal: either }).catch(() => undefined)
      }
    } while (!either.aborted)
    signal?.throwIfAborted()
    throw failure ?? new TimeoutError('No access token could be had in time.', this.#options.tokenWaitMs)
  }

  rejectAccessToken(accessToken: string): void {
    this.#advance({ kind: 'reject', accessToken })
    this.#source.rejectAccessToken(accessToken)
  }

  /** Forgets the token at hand and a dead login: what the store holds now counts. */
  reset(): void {
    this.#pacer.noteSuccess()
    this.#follow(this.#advance({ kind: 'reset' }))
  }

  /**
   * Looks into the store after somebody else may have written to it: another login counts at once.
   * @returns whether there was one.
   */
  async readStoreAgain(): Promise<boolean> {
    let isOther: boolean
    do {
      // A login that the keeper itself is storing is no other one. To forget it midway would waste it.
      await this.#acquisition.catch(() => undefined) // its failure has been logged
      isOther = await this.#findsOtherLogin()
    } while (this.#state.attempt !== 'none')
    if (isOther) this.reset()
    await this.keepFresh()
    return isOther
  }

  async #findsOtherLogin(): Promise<boolean> {
    const isDead = this.#state.standing.kind === 'dead'
    try {
      const stored = await this.#options.store.load()
      if (stored?.refreshToken !== this.#state.kept?.refreshToken) return true
      return isDead && stored?.accessToken !== this.#state.deadAccessToken
    } catch {
      return isDead // the acquisition that follows tells why the store cannot be read
    }
  }

  /** Renews the token if it is time. One round of what {@link start} does each second; never throws. */
  async keepFresh(): Promise<void> {
    if (this.#pacer.waitMs > 0) return
    const action = this.#advance({ kind: 'look', nowMs: this.#options.now(), rules: this.#options })
    if (action.kind === 'none') return
    await this.#follow(action).catch(() => undefined) // logged, and kept as the last error
  }

  readStatus(): TokenStatus {
    return readTokenStatus(this.#state)
  }

  async #ask(): Promise<string> {
    const action = this.#advance({ kind: 'ask', nowMs: this.#options.now() })
    if (action.kind === 'use') return action.accessToken
    if (action.kind === 'fail') throw action.error
    return this.#follow(action)
  }

  #advance(event: KeeperEvent): KeeperAction {
    const before = this.readStatus().state
    const { state, action } = advanceKeeperState(this.#state, event)
    this.#state = state
    const status = this.readStatus()
    if (status.state !== before) this.#options.onChange?.(status)
    return action
  }

  /** @returns the acquisition that began, or the last one. */
  #follow(action: KeeperAction): Promise<string> {
    if (action.kind === 'renew') this.#source.rejectAccessToken(action.accessToken)
    if (action.kind === 'revive' || action.kind === 'reset') this.#source.reset(action)
    if (action.kind === 'acquire' || action.kind === 'renew' || action.kind === 'revive') {
      this.#acquisition = this.#acquire()
      // Each waiter handles its failure, and all may have stopped waiting.
      this.#acquisition.catch(() => undefined)
    }
    return this.#acquisition
  }

  async #acquire(): Promise<string> {
    try {
      const accessToken = await this.#source.getAccessToken()
      this.#pacer.noteSuccess()
      this.#advance({ kind: 'acquired', nowMs: this.#options.now(), accessToken })
      return accessToken
    } catch (error) {
      await this.#noteFailure(error)
      const atHand = this.peekAccessToken()
      if (atHand === undefined) throw error
      return atHand
    }
  }

  async #noteFailure(error: unknown): Promise<void> {
    const { log, now } = this.#options
    const isOver = error instanceof LoginRequiredError
    const stored = isOver || this.peekAccessToken() !== undefined ? undefined : await this.#readStore()
    const wishS = findRetryAfterS(error)
    this.#pacer.noteFailure(wishS === undefined ? undefined : wishS * 1000)
    const reason = formatError(error)
    const nowMs = now()
    this.#advance(
      isOver ? { kind: 'refused', nowMs, reason, error } : { kind: 'failed', nowMs, reason, stored },
    )
    log.warn('no new access token', { error, goes_on_with_the_old_one: this.peekAccessToken() !== undefined })
  }

  /**
   * Nothing can be renewed, say, in a read-only home. Then the token that an earlier run stored is used to
   * its end.
   */
  async #readStore(): Promise<StoredTokens | undefined> {
    try {
      const tokens = await this.#options.store.load()
      this.#advance({ kind: 'kept', tokens })
      return tokens
    } catch {
      return undefined // the failure at hand tells why
    }
  }
}
