/** What a page goes through that concerns whoever follows a server. */
export interface PageWatch {
  /** The device or the tab slept, or there is a network again. */
  readonly onWake: () => void
  /** The network of the device is gone. */
  readonly onOffline: () => void
  /** The page is left; it may come back as it was. */
  readonly onLeave: () => void
  /** Time has gone on, or the page has come into sight or gone out of it. */
  readonly onLook: () => void
  /** Aborting it ends the watch. */
  readonly signal: AbortSignal
}

/** Milliseconds between two looks. */
export const lookMs = 5_000

/**
 * A pause of timers that only the sleep of the device, or of the tab, explains, milliseconds. A clock that
 * was put forward looks the same, and so does one that was put back by as much: the server knows better then.
 */
const sleepMs = 30_000

/** Watches what this page goes through. */
export function watchPage({ onWake, onOffline, onLeave, onLook, signal }: PageWatch): void {
  let lookedMs = Date.now()
  const look = () => {
    const sleptMs = Date.now() - lookedMs
    lookedMs = Date.now()
    if (Math.abs(sleptMs) > sleepMs) onWake()
    onLook()
  }
  const timer = setInterval(look, lookMs)
  signal.addEventListener('abort', () => clearInterval(timer))
  const comeBack = ({ persisted }: PageTransitionEvent) => persisted && onWake()
  window.addEventListener('online', onWake, { signal })
  window.addEventListener('offline', onOffline, { signal })
  window.addEventListener('pagehide', onLeave, { signal })
  window.addEventListener('pageshow', comeBack, { signal })
  document.addEventListener('visibilitychange', look, { signal })
}
