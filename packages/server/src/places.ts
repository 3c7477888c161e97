import { FairQueue } from './fair-queue.ts'
import type { Holder } from './holder.ts'

/** The amounts of one thing: for one grant, for all grants of an organisation, and in all. */
export interface Bounds {
  readonly perCaller: number
  readonly perOrganisation: number
  readonly inAll: number
}

/** The rules of places: their kind and their number. */
export interface PlaceRules {
  /** The things that take a place, in the plural, as in "Too many ...". */
  readonly what: string
  /** The owner of the middle bound, as it stands before "at once"; "by this organisation" unless given. */
  readonly byWhom?: string
  readonly held: Bounds
  /** The bounds of those who wait for a place, each holding none meanwhile; without it nobody waits. */
  readonly waiting?: Bounds
  /** The time after which asking again makes sense, whole seconds. */
  readonly retryAfterS: number
}

type PlacesTakenRules = Pick<PlaceRules, 'what' | 'byWhom' | 'retryAfterS'>

/** The error of a bound that is reached; nothing was done. */
export class PlacesTakenError extends Error {
  override readonly name = 'PlacesTakenError'
  /** True when it is a bound of the caller or of its organisation; else it is the one in all. */
  readonly isCallers: boolean
  /** The things that are bounded, in the plural. */
  readonly what: string
  /** The owner of the bound. */
  readonly whose: Whose
  /** Whole seconds. */
  readonly retryAfterS: number

  constructor({ what, byWhom, retryAfterS }: PlacesTakenRules, whose: Whose) {
    const saying = whose === 'organisation' && byWhom !== undefined ? byWhom : sayings[whose]
    super(`Too many ${what} ${saying} at once; try again shortly.`)
    this.isCallers = whose !== 'all'
    this.what = what
    this.whose = whose
    this.retryAfterS = retryAfterS
  }
}

/** The owners of bounds. */
export type Whose = 'caller' | 'organisation' | 'all'

const sayings: Readonly<Record<Whose, string>> = {
  caller: 'with this login or client',
  organisation: 'by this organisation',
  all: 'on this server',
}

/** A request for a place. */
export interface PlaceRequest {
  /**
   * The holder; absent for the server itself, which has only the bound in all, and waits however many wait.
   */
  readonly holder?: Holder | undefined
  /** Aborted when the place is not wanted any more: a waiting request leaves the queue. */
  readonly signal?: AbortSignal | undefined
  /** The amount to take, 1 unless given. More than a bound is refused. */
  readonly weight?: number
  /** True for work that has begun already and must not be broken off: it waits however many wait. */
  readonly isUnderWay?: boolean
}

interface Waiter {
  readonly request: PlaceRequest
  admit(release: () => void): void
  refuse(reason: unknown): void
}

/**
 * Lends places that callers share: bounded, fair and cancellable. Waiting callers are admitted in turn,
 * organisation by organisation and caller by caller, so that a caller that asks for much waits itself, and
 * others do not wait for it.
 */
export class Places {
  readonly #rules: PlaceRules
  readonly #held = new Tally()
  readonly #waiting = new Tally()
  readonly #queue = new FairQueue<Waiter>()
  #onEmpty: (() => void)[] = []

  constructor(rules: PlaceRules) {
    this.#rules = rules
  }

  /** The amount that is taken. */
  get taken(): number {
    return this.#held.inAll
  }

  /** The number of waiting requests. */
  get waiting(): number {
    return this.#waiting.inAll
  }

  /**
   * Takes a place that is free, in the same turn of the event loop.
   * @returns a function that gives it back; calling it again does nothing.
   * @throws PlacesTakenError when none is.
   */
  takeNow(request: PlaceRequest): () => void {
    const whose = this.#held.findFull(this.#rules.held, request)
    if (whose) throw new PlacesTakenError(this.#rules, whose)
    return this.#hold(request)
  }

  /** Tells whether a place is free for a request at this moment. */
  hasRoom(request: PlaceRequest): boolean {
    return this.#held.findFull(this.#rules.held, request) === undefined
  }

  /**
   * Takes a place, as soon as one is free and it is the caller's turn.
   * @returns a function that gives it back; calling it again does nothing.
   * @throws PlacesTakenError when too many wait; the reason of the signal.
   */
  async take(request: PlaceRequest): Promise<() => void> {
    request.signal?.throwIfAborted()
    const { held, waiting = noPlaces } = this.#rules
    const whose = this.#held.findFull(held, request)
    if (!whose) return this.#hold(request)
    const { holder, weight = 1, isUnderWay = false } = request
    if (holder && weight > held.perCaller) throw new PlacesTakenError(this.#rules, 'caller')
    const queueOf = holder && !isUnderWay && this.#waiting.findFull(waiting, { holder })
    if (queueOf) throw new PlacesTakenError(this.#rules, this.#rules.waiting ? queueOf : whose)
    return this.#wait(request)
  }

  /**
   * Takes a place like {@link Places.take}. It is given back when the signal is aborted, which must happen in
   * the end.
   */
  async hold(request: PlaceRequest & { readonly signal: AbortSignal }): Promise<void> {
    const { signal } = request
    const release = await this.take(request)
    if (signal.aborted) release()
    signal.throwIfAborted()
    signal.addEventListener('abort', release, { once: true })
  }

  /**
   * Holds a place like {@link Places.hold}, in the same turn of the event loop.
   * @returns false when none is free, or the signal is aborted already; nothing was done then.
   */
  holdNow(request: PlaceRequest & { readonly signal: AbortSignal }): boolean {
    const { signal } = request
    if (signal.aborted || this.#held.findFull(this.#rules.held, request)) return false
    signal.addEventListener('abort', this.#hold(request), { once: true })
    return true
  }

  /** Runs a task in a place. @throws the errors of `take` and of the task. */
  async run<Result>(request: PlaceRequest, task: () => Promise<Result>): Promise<Result> {
    const release = await this.take(request)
    try {
      return await task()
    } finally {
      release()
    }
  }

  /** Sends away everybody who waits. */
  refuseWaiting(reason: unknown): void {
    for (const waiter of this.#queue.list()) waiter.refuse(reason)
  }

  /** Resolves once nobody holds a place or waits for one. */
  async drain(): Promise<void> {
    if (this.taken === 0 && this.waiting === 0) return
    await new Promise<void>((resolve) => this.#onEmpty.push(resolve))
  }

  #hold(request: PlaceRequest): () => void {
    this.#held.add(request, 1)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      this.#held.add(request, -1)
      this.#admitNext()
    }
  }

  #wait(request: PlaceRequest): Promise<() => void> {
    const { holder, signal } = request
    const { promise, resolve, reject } = Promise.withResolvers<() => void>()
    const leave = () => {
      this.#queue.remove(waiter, holder)
      this.#waiting.add({ holder }, -1)
      signal?.removeEventListener('abort', giveUp)
    }
    const giveUp = () => {
      waiter.refuse(signal?.reason)
      this.#admitNext() // those behind may be lighter
    }
    const waiter: Waiter = {
      request,
      admit: (release) => {
        leave()
        resolve(release)
      },
      refuse: (reason) => {
        leave()
        reject(reason)
        this.#tellWhenEmpty()
      },
    }
    this.#queue.add(waiter, holder)
    this.#waiting.add({ holder }, 1)
    signal?.addEventListener('abort', giveUp, { once: true })
    return promise
  }

  #admitNext(): void {
    while (true) {
      const next = this.#queue.findNext(({ request }) => !this.#held.findFull(this.#rules.held, request))
      if (!next) break
      this.#queue.passTurn(next.request.holder)
      next.admit(this.#hold(next.request))
    }
    this.#tellWhenEmpty()
  }

  #tellWhenEmpty(): void {
    if (this.taken > 0 || this.waiting > 0) return
    const told = this.#onEmpty
    this.#onEmpty = []
    for (const tell of told) tell()
  }
}

const noPlaces: Bounds = { perCaller: 0, perOrganisation: 0, inAll: 0 }

/** Counts the amounts of each caller and each organisation. Those at zero are forgotten. */
class Tally {
  readonly #ofCallers = new Map<string, number>()
  readonly #ofOrganisations = new Map<string, number>()
  inAll = 0

  /** Finds the owner of the bound that does not allow so much more. */
  findFull(bounds: Bounds, { holder, weight = 1 }: PlaceRequest): Whose | undefined {
    if (holder) {
      if ((this.#ofCallers.get(holder.grantId) ?? 0) + weight > bounds.perCaller) return 'caller'
      const ofOrganisation = this.#ofOrganisations.get(holder.organisationId) ?? 0
      if (ofOrganisation + weight > bounds.perOrganisation) return 'organisation'
    }
    return this.inAll + weight > bounds.inAll ? 'all' : undefined
  }

  add({ holder, weight = 1 }: PlaceRequest, sign: 1 | -1): void {
    this.inAll += sign * weight
    if (!holder) return
    addTo(this.#ofCallers, holder.grantId, sign * weight)
    addTo(this.#ofOrganisations, holder.organisationId, sign * weight)
  }
}

function addTo(counts: Map<string, number>, key: string, difference: number): void {
  const count = (counts.get(key) ?? 0) + difference
  if (count > 0) counts.set(key, count)
  else counts.delete(key)
}
