import type { ActivityEntry, ClientOutput } from '@openlightfi/contract'
import { type KnownUse, listActivity } from '../client-use/index.ts'

/** What clients and grants tell of their use. */
type UseMembers = Pick<
  ClientOutput,
  'last_token_at' | 'last_token_address' | 'last_refresh_at' | 'last_error' | 'requests_24h'
>

/** Formats what is known of the use of a client or a grant. */
export function toUseMembers(use: KnownUse): UseMembers {
  const { lastTokenMs, lastTokenAddress, lastRefreshMs, lastError, requestsOfDay } = use
  return {
    last_token_at: toSeconds(lastTokenMs),
    last_token_address: lastTokenAddress ?? null,
    last_refresh_at: toSeconds(lastRefreshMs),
    last_error: lastError
      ? {
          code: lastError.code,
          detail: lastError.detail,
          at: lastError.atMs / 1000,
          since: lastError.sinceMs / 1000,
          count: lastError.count,
          remote_address: lastError.remoteAddress ?? null,
        }
      : null,
    requests_24h: requestsOfDay,
  }
}

/** Formats what was done hour by hour or day by day, the newest first. */
export function toActivity(use: KnownUse, interval: 'hour' | 'day'): ActivityEntry[] {
  return listActivity(use, interval).map(({ fromS, tokens, refreshes, failures, requests }) => ({
    from: fromS,
    tokens,
    refreshes,
    failures,
    requests,
  }))
}

/** Formats a time that may be none: Unix seconds. */
export function toSeconds(timeMs: number | undefined): number | null {
  return timeMs === undefined ? null : timeMs / 1000
}
