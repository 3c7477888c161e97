import { findHeldToken, type KeeperState, type Standing } from './keeper-state.ts'

/** The status of the credentials; no secrets. Times are Unix milliseconds. */
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

const statusOf: Readonly<Record<Standing['kind'], TokenStatus['state']>> = {
  starting: 'starting',
  holding: 'ok',
  replacing: 'ok',
  failing: 'failing',
  dead: 'login_required',
}

/** Reads the status of a keeper for health, metrics and alerts. */
export function readTokenStatus({
  standing,
  lastRefreshMs,
  lastError,
  refreshes,
  failures,
}: KeeperState): TokenStatus {
  return {
    state: statusOf[standing.kind],
    validUntilMs: findHeldToken(standing)?.expiresAtMs,
    lastRefreshMs,
    lastError,
    refreshes,
    failures,
  }
}
