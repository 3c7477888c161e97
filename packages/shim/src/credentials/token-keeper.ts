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
import { describeError, type ShimLog } from '../shim-log.ts'
import { AttemptPacer } from './attempt-pacer.ts'
import { type HeldToken, isUsable, needsRenewal, type RenewalRules, readIssuedAtMs } from './held-token.ts'

/** How the credentials stand; no secrets. Times are Unix milliseconds. */
export interface TokenStatus {
  /** `login_required`: only a person can help. `failing`: no token now, but trying goes on. */
  readonly state: 'starting' | 'ok' | 'failing' | 'login_required'
  /** End of the access token in use. */
  readonly validUntilMs: number | undefined
  readonly lastRefreshMs: number | undefined
  /** Why the last attempt failed; absent since the last success. */
  readonly lastError: string | undefined
  readonly refreshes: number
  readonly failures: number
}

/** What a keeper is made of. */
export interface TokenKeeperOptions extends RenewalRules {
  readonly grant: TokenGrant
  readonly store: TokenStore
  /** How long a caller waits for a token while none can be had, milliseconds. */
  readonly tokenWaitMs: number
  readonly now: () => number
  readonly log: ShimLog
  /** When to ask again within one attempt. Default: the SDK's. */
  readonly retry?: TokenSourceOptions['retry']
  /** Called when the state of the credentials changes. */
  readonly onChange?: (status: TokenStatus) => void
}

/** How often the keeper looks at the clock, milliseconds: short, so that neither suspend nor a long life matters. */
const lookEveryMs = 1_000
/** How often a dead login is tried all the same, milliseconds: the server may have been wrong. */
const retryDeadEveryMs = 3_600_000

/**
 * Keeps an access token at hand that is renewed before it ends, whether anybody asks or not. While a renewal fails, the
 * token that is still good goes on being used; when it has ended too, callers wait for a while and then fail.
 *
 * It is a token source like any other: 401s are reported to it, and one acquisition serves all.
 */
export class TokenKeeper implements TokenSource {
  readonly #options: TokenKeeperOptions
  readonly #store: TokenStore
  readonly #source: TokenSource
  readonly #pacer: AttemptPacer
  #held: HeldToken | undefined
  #seen: StoredTokens | undefined
  /** The access token of a dead login, which the store still holds. */
  #dead: string | undefined
  /** The access token that the server refused last. */
  #rejected: string | undefined
  #granted = false
  #state: TokenStatus['state'] = 'starting'
  #lastRefreshMs: number | undefined
  #lastError: string | undefined
  #diedAtMs = 0
  #refreshes = 0
  #failures = 0
  #acquisition: Promise<string> | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(options: TokenKeeperOptions) {
    this.#options = options
    this.#pacer = new AttemptPacer(options.now)
    const { now, retry } = options
    this.#store = this.#watchStore()
    this.#source = createTokenSource({
      grant: this.#countGrants(),
      store: this.#store,
      now,
      ...(retry !== undefined && { retry }),
    })
  }

  /** Begins to keep the token fresh. */
  start(): void {
    this.#timer ??= setInterval(() => void this.keepFresh(), lookEveryMs)
    void this.keepFresh()
  }

  /** Ends the keeping, after a refresh under way: a rotated refresh token that is not stored would be lost. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#acquisition?.catch(() => undefined) // its failure has been logged
  }

  /** Milliseconds until the next attempt to get a token; 0 for none to wait for. */
  get waitMs(): number {
    return this.#pacer.waitMs
  }

  /** The token at hand, without waiting; `undefined` when there is none that can be used. */
  peekAccessToken(): string | undefined {
    const held = this.#held
    return held && isUsable(held, this.#options.now()) ? held.value : undefined
  }

  async getAccessToken({ signal }: { readonly signal?: AbortSignal } = {}): Promise<string> {
    const atHand = this.peekAccessToken()
    if (atHand !== undefined) return atHand
    const patience = AbortSignal.timeout(this.#options.tokenWaitMs)
    const either = signal ? AbortSignal.any([signal, patience]) : patience
    let failure: unknown
    do {
      try {
        return await waitUnlessAborted(this.#acquire(), either)
      } catch (error) {
        signal?.throwIfAborted()
        if (error instanceof LoginRequiredError) throw error
        if (error !== patience.reason) failure = error
        if (this.#pacer.waitMs > this.#options.tokenWaitMs) break
        await delay(this.#pacer.waitMs, undefined, { signal: either }).catch(() => undefined) // the loop judges
      }
    } while (!either.aborted)
    signal?.throwIfAborted()
    throw failure ?? new TimeoutError('No access token could be had in time.', this.#options.tokenWaitMs)
  }

  rejectAccessToken(accessToken: string): void {
    if (this.#held?.value === accessToken) this.#held = undefined
    this.#rejected = accessToken
    this.#source.rejectAccessToken(accessToken)
  }

  /** Forgets the token at hand and a dead login: what the store holds now counts. */
  reset(): void {
    this.#held = undefined
    this.#source.reset()
    this.#pacer.noteSuccess()
    if (this.#state === 'login_required') this.#change('starting')
  }

  /**
   * Looks into the store after somebody else may have written to it: another login counts at once.
   * @returns whether there was one.
   */
  async readStoreAgain(): Promise<boolean> {
    let isOther: boolean
    do {
      // What is being stored by ourselves is no other login, and forgetting it midway would waste it.
      await this.#acquisition?.catch(() => undefined) // its failure has been logged
      isOther = await this.#findsOtherLogin()
    } while (this.#acquisition)
    if (isOther) this.reset()
    await this.keepFresh()
    return isOther
  }

  async #findsOtherLogin(): Promise<boolean> {
    const isDead = this.#state === 'login_required'
    try {
      const stored = await this.#options.store.load()
      if (stored?.refreshToken !== this.#seen?.refreshToken) return true
      return isDead && stored?.accessToken !== this.#dead
    } catch {
      return isDead // the acquisition that follows tells why the store cannot be read
    }
  }

  /** Renews the token if it is time. One round of what {@link start} does each second; never throws. */
  async keepFresh(): Promise<void> {
    const { now } = this.#options
    if (this.#acquisition || this.#pacer.waitMs > 0) return
    if (this.#state === 'login_required') {
      const sinceMs = now() - this.#diedAtMs
      if (sinceMs >= 0 && sinceMs < retryDeadEveryMs) return
      this.#source.reset()
    }
    const held = this.#held
    if (held && !needsRenewal(held, this.#options, now())) return
    if (held) this.#source.rejectAccessToken(held.value)
    await this.#acquire().catch(() => undefined) // logged, and kept as the last error
  }

  readStatus(): TokenStatus {
    return {
      state: this.#state,
      validUntilMs: this.#held?.expiresAtMs,
      lastRefreshMs: this.#lastRefreshMs,
      lastError: this.#lastError,
      refreshes: this.#refreshes,
      failures: this.#failures,
    }
  }

  #acquire(): Promise<string> {
    this.#acquisition ??= this.#acquireOnce().finally(() => {
      this.#acquisition = undefined
    })
    return this.#acquisition
  }

  async #acquireOnce(): Promise<string> {
    const { now } = this.#options
    try {
      // What was held is renewed: what another process stored since is as good as a grant of our own.
      const isFirst = this.#held === undefined && this.#state === 'starting'
      this.#granted = false
      const value = await this.#source.getAccessToken()
      const expiresAtMs = this.#seen?.accessToken === value ? this.#seen.expiresAtMs : undefined
      const issuedAtMs = isFirst && !this.#granted ? readIssuedAtMs(value) : undefined
      this.#held = { value, expiresAtMs, sinceMs: Math.min(now(), issuedAtMs ?? now()) }
      this.#pacer.noteSuccess()
      this.#lastError = undefined
      this.#change('ok')
      return value
    } catch (error) {
      if (!(error instanceof LoginRequiredError)) await this.#holdStored()
      this.#noteFailure(error)
      const atHand = this.peekAccessToken()
      if (atHand === undefined) throw error
      return atHand
    }
  }

  /** Where nothing can be renewed, say for a read-only home, what an earlier run stored is used to its end. */
  async #holdStored(): Promise<void> {
    const { now } = this.#options
    if (this.peekAccessToken() !== undefined) return
    const stored = await this.#store.load().catch(() => undefined) // the failure at hand tells why
    const { accessToken: value, expiresAtMs } = stored ?? {}
    if (value === undefined || expiresAtMs === undefined || value === this.#rejected) return
    this.#held = { value, expiresAtMs, sinceMs: Math.min(now(), readIssuedAtMs(value) ?? now()) }
  }

  #noteFailure(error: unknown): void {
    const { log, now } = this.#options
    this.#failures += 1
    this.#lastError = describeError(error)
    const wishS = findRetryAfterS(error)
    this.#pacer.noteFailure(wishS === undefined ? undefined : wishS * 1000)
    log.warn('no new access token', { error, goes_on_with_the_old_one: this.peekAccessToken() !== undefined })
    if (error instanceof LoginRequiredError) {
      this.#held = undefined // fail closed: what this login gave has been taken back
      this.#dead = this.#seen?.accessToken
      this.#diedAtMs = now()
      this.#change('login_required')
    } else this.#change(this.peekAccessToken() === undefined ? 'failing' : 'ok')
  }

  #change(state: TokenStatus['state']): void {
    if (this.#state === state) return
    this.#state = state
    this.#options.onChange?.(this.readStatus())
  }

  /** The grant, noting what comes of it. */
  #countGrants(): TokenGrant {
    const { grant, now } = this.#options
    return {
      requestTokens: async (refreshToken, options) => {
        const tokens = await grant.requestTokens(refreshToken, options)
        this.#granted = true
        this.#refreshes += 1
        this.#lastRefreshMs = now()
        return tokens
      },
    }
  }

  /** The store, noting what passes through it: that is where the end of a token is known. */
  #watchStore(): TokenStore {
    const { store } = this.#options
    return {
      ...store,
      load: async () => {
        const stored = await store.load()
        const { accessToken, expiresAtMs: _, ...rest } = stored ?? {}
        this.#seen = accessToken !== undefined && accessToken === this.#dead ? rest : stored
        return this.#seen
      },
      save: async (tokens) => {
        await store.save(tokens)
        this.#seen = tokens
      },
    }
  }
}

/** Waits for shared work without stopping it when the wait ends. */
function waitUnlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stopWaiting = () => reject(signal.reason)
    if (signal.aborted) stopWaiting()
    signal.addEventListener('abort', stopWaiting, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stopWaiting))
  })
}
