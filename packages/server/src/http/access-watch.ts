import type { Clock } from '../clock.ts'
import type { Caller } from './caller.ts'

/** The facts that tell an access apart from others. */
type Access = Pick<Caller, 'tokenId' | 'grantId' | 'clientId' | 'subject'>

/** Work that takes some time on behalf of an access. */
export interface WatchedWork {
  readonly caller: Caller
  /** @throws the reason why the caller may not be let in again. */
  admitAgain(): Promise<Caller>
  /** Is told the caller whenever the rights may have changed. Must not throw. */
  noteRights?(caller: Caller): void
  /** Is told the reason when the access has ended. Must not throw. */
  end(reason: unknown): void
}

/** Watches whether callers with long work may still have it. */
export class AccessWatch {
  readonly #watched = new Set<WatchedWork>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The number of works that are followed. */
  get size(): number {
    return this.#watched.size
  }

  /**
   * Follows work until it is over.
   * @param untilExpiry true to end it also when the token expires. It is false for answers on their way: a
   *   caller who asked in time gets the whole.
   * @returns a function that says that it is over.
   */
  follow(work: WatchedWork, untilExpiry: boolean): () => void {
    this.#watched.add(work)
    const timer = untilExpiry && setTimeout(() => void check(work), leftMs(work.caller, this.#clock()))
    return () => {
      this.#watched.delete(work)
      if (timer) clearTimeout(timer)
    }
  }

  /** Checks again the accesses that have ended or changed, or may have. */
  noteEnd(isAffected: (access: Access) => boolean): void {
    for (const watched of this.#watched) if (isAffected(watched.caller)) void check(watched)
  }
}

async function check(work: WatchedWork): Promise<void> {
  try {
    const caller = await work.admitAgain()
    work.noteRights?.(caller)
  } catch (reason) {
    work.end(reason)
  }
}

/** Computes the time left, bounded by what timers take: 24 days. A token lasts a day. */
function leftMs({ expiresAtMs }: Caller, nowMs: number): number {
  return Math.min(2 ** 31 - 1, Math.max(0, expiresAtMs - nowMs))
}
