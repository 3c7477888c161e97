import type { Clock } from '../clock.ts'
import type { Caller } from './caller.ts'

/** The facts that tell an access apart from others. */
type Access = Pick<Caller, 'tokenId' | 'grantId' | 'clientId' | 'subject'>

interface Watched {
  readonly access: Access
  /** Lets the caller in again. @throws the reason why it may not. */
  admitAgain(): Promise<Caller>
  noteRights(caller: Caller): void
  end(reason: unknown): void
}

/** Work that takes some time on behalf of an access. */
export interface WatchedWork {
  readonly caller: Caller
  /** @throws the reason why the caller may not be let in again. */
  admitAgain(): Promise<Caller>
  /** Is told the caller whenever the rights may have changed. Must not throw. */
  noteRights?(caller: Caller): void
  /** Aborted when the work is over. */
  readonly over: AbortSignal
}

/** Watches whether callers with long work may still have it. */
export class AccessWatch {
  readonly #watched = new Set<Watched>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The number of works that are followed. */
  get size(): number {
    return this.#watched.size
  }

  /**
   * Follows work. The signal is aborted when the access is taken away, with the problem as its reason.
   * @param untilExpiry true to abort it, too, when the token expires. It is false for answers on their way: a
   *   caller who asked in time gets the whole.
   */
  follow({ caller, admitAgain, noteRights, over }: WatchedWork, untilExpiry: boolean): AbortSignal {
    const ended = new AbortController()
    const watched: Watched = {
      access: caller,
      admitAgain,
      noteRights: (admitted) => noteRights?.(admitted),
      end: (reason) => ended.abort(reason),
    }
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

  /** Checks again the accesses that have ended or changed, or may have. */
  noteEnd(isAffected: (access: Access) => boolean): void {
    for (const watched of this.#watched) if (isAffected(watched.access)) void check(watched)
  }
}

async function check({ admitAgain, noteRights, end }: Watched): Promise<void> {
  try {
    noteRights(await admitAgain())
  } catch (reason) {
    end(reason)
  }
}

/** Computes the time left, bounded by what timers take: 24 days. A token lasts a day. */
function leftMs({ expiresAtMs }: Caller, nowMs: number): number {
  return Math.min(2 ** 31 - 1, Math.max(0, expiresAtMs - nowMs))
}
