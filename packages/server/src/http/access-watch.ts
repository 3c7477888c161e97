import type { Clock } from '../clock.ts'
import type { Caller } from './caller.ts'

/** What tells an access apart from others. */
type Access = Pick<Caller, 'tokenId' | 'grantId' | 'clientId'>

interface Watched {
  readonly access: Access
  /** Lets the caller in again. @throws why it may not. */
  admitAgain(): Promise<unknown>
  end(reason: unknown): void
}

/** Work that goes on for some time on behalf of an access, and what to do when that ends. */
export interface WatchedWork {
  readonly caller: Caller
  /** @throws why the caller may not be let in again. */
  admitAgain(): Promise<unknown>
  /** Aborted when the work is over. */
  readonly over: AbortSignal
}

/** Follows whether those for whom something goes on may still have it. */
export class AccessWatch {
  readonly #watched = new Set<Watched>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** How much is followed. */
  get size(): number {
    return this.#watched.size
  }

  /**
   * A signal that is aborted when an access is taken away, with the problem as its reason.
   * @param untilExpiry whether it is aborted, too, when the token expires. Not so for answers on their way: who asked in time
   *   gets the whole.
   */
  follow({ caller, admitAgain, over }: WatchedWork, untilExpiry: boolean): AbortSignal {
    const ended = new AbortController()
    const watched = { access: caller, admitAgain, end: (reason: unknown) => ended.abort(reason) }
    this.#watched.add(watched)
    const timer = untilExpiry && setTimeout(() => void check(watched), leftMs(caller, this.#clock()))
    const forget = () => {
      this.#watched.delete(watched)
      if (timer) clearTimeout(timer)
    }
    if (over.aborted) forget()
    else over.addEventListener('abort', forget, { once: true })
    return ended.signal
  }

  /** Looks again at those accesses that have ended, or may have. */
  noteEnd(isAffected: (access: Access) => boolean): void {
    for (const watched of this.#watched) if (isAffected(watched.access)) void check(watched)
  }
}

async function check({ admitAgain, end }: Watched): Promise<void> {
  try {
    await admitAgain()
  } catch (reason) {
    end(reason)
  }
}

/** Timers take 24 days at the most, and a token lasts a day. */
function leftMs({ expiresAtMs }: Caller, nowMs: number): number {
  return Math.min(2 ** 31 - 1, Math.max(0, expiresAtMs - nowMs))
}
