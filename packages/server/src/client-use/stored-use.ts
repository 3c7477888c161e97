import type { ClientFailure } from '@openlightfi/contract'
import { type Counts, createUse, type Use } from './use.ts'

/** A row of counts: the number of the hour or day, tokens, refreshes, failures, requests. */
type CountRow = readonly [number: number, ...counts: readonly [number, number, number, number]]

/** How use is kept, as short as it can be: most of it are counts. */
interface StoredUse {
  readonly token?: number | undefined
  readonly tokenAddress?: string | undefined
  readonly refresh?: number | undefined
  readonly error?:
    | {
        readonly code: ClientFailure
        readonly detail: string
        readonly at: number
        readonly since: number
        readonly count: number
        readonly address?: string | undefined
      }
    | undefined
  readonly over: boolean
  readonly secrets: readonly (readonly [name: string, atMs: number])[]
  readonly hours: readonly CountRow[]
  readonly days: readonly CountRow[]
}

/** Writes what is known of a use as text. */
export function writeUse(use: Use): string {
  const { lastTokenMs: token, lastRefreshMs: refresh, lastError } = use
  const stored: StoredUse = {
    token,
    tokenAddress: use.lastTokenAddress,
    refresh,
    error: lastError && {
      code: lastError.code,
      detail: lastError.detail,
      at: lastError.atMs,
      since: lastError.sinceMs,
      count: lastError.count,
      address: lastError.remoteAddress,
    },
    over: use.isErrorOver,
    secrets: [...use.secrets],
    hours: toRows(use.hours),
    days: toRows(use.days),
  }
  return JSON.stringify(stored)
}

/** Reads such a text; without one, nothing is known. */
export function readUse(text: string | undefined): Use {
  if (text === undefined) return createUse()
  const { token, tokenAddress, refresh, error, over, secrets, hours, days } = JSON.parse(text) as StoredUse
  return {
    lastTokenMs: token,
    lastTokenAddress: tokenAddress,
    lastRefreshMs: refresh,
    lastError: error && {
      code: error.code,
      detail: error.detail,
      atMs: error.at,
      sinceMs: error.since,
      count: error.count,
      remoteAddress: error.address,
    },
    isErrorOver: over,
    hasBegunAnew: false,
    secrets: new Map(secrets),
    hours: toCounts(hours),
    days: toCounts(days),
  }
}

function toRows(counts: ReadonlyMap<number, Counts>): CountRow[] {
  return [...counts].map(([number, { tokens, refreshes, failures, requests }]) => [
    number,
    tokens,
    refreshes,
    failures,
    requests,
  ])
}

function toCounts(rows: readonly CountRow[]): Map<number, Counts> {
  return new Map(
    rows.map(([number, tokens, refreshes, failures, requests]) => [
      number,
      { tokens, refreshes, failures, requests },
    ]),
  )
}
