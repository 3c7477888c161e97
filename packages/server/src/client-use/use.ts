import type { ClientFailure } from '@openlightfi/contract'

/** What was done in an hour or a day. */
export interface Counts {
  tokens: number
  refreshes: number
  failures: number
  requests: number
}

/** A failure, and how often it was the same. */
export interface NotedError {
  readonly code: ClientFailure
  readonly detail: string
  /** Unix milliseconds. */
  readonly atMs: number
  readonly sinceMs: number
  readonly count: number
  readonly remoteAddress: string | undefined
}

/** What is known of the use of a client or a grant, or what is new of it. */
export interface Use {
  /** Unix milliseconds, as all times here. */
  lastTokenMs: number | undefined
  /** The network address to which that token was given, where it is known. */
  lastTokenAddress: string | undefined
  lastRefreshMs: number | undefined
  lastError: NotedError | undefined
  /** Whether a token was given after the last error: the next one is counted anew. */
  isErrorOver: boolean
  /** Of what is new: whether the last error goes on from none before. */
  hasBegunAnew: boolean
  /** When each secret was last used, by the name of the secret, see `nameSecret`. */
  readonly secrets: Map<string, number>
  /** By the number of the hour, and of the day, since 1970. */
  readonly hours: Map<number, Counts>
  readonly days: Map<number, Counts>
}

/** How an access token was given. */
export interface GivenToken {
  /** Whether it was given for a refresh token. */
  readonly isRefresh: boolean
  readonly remoteAddress?: string | undefined
}

/** For how many hours and days counts are kept. */
export interface Kept {
  readonly hours: number
  readonly days: number
}

const hourMs = 3_600_000
const dayMs = 86_400_000

/**
 * A client has two secrets at most. One that has ended may have been used after the older of the two was, for
 * as long as that was the newer one: those that ended before it were not used since there is the older one.
 */
const maxSecrets = 3

/** Makes the use of something that was never used. */
export function createUse(): Use {
  return {
    lastTokenMs: undefined,
    lastTokenAddress: undefined,
    lastRefreshMs: undefined,
    lastError: undefined,
    isErrorOver: false,
    hasBegunAnew: false,
    secrets: new Map(),
    hours: new Map(),
    days: new Map(),
  }
}

/** Notes an access token that was given. */
export function addToken(use: Use, nowMs: number, { isRefresh, remoteAddress }: GivenToken): void {
  use.lastTokenMs = nowMs
  use.lastTokenAddress = remoteAddress
  if (isRefresh) use.lastRefreshMs = nowMs
  use.isErrorOver = true
  count(use, nowMs, 'tokens')
  if (isRefresh) count(use, nowMs, 'refreshes')
}

/** Notes a failure. */
export function addFailure(
  use: Use,
  nowMs: number,
  failure: Pick<NotedError, 'code' | 'detail' | 'remoteAddress'>,
): void {
  const before = use.lastError
  const goesOn = before?.code === failure.code && !use.isErrorOver
  if (use.isErrorOver || (before && !goesOn)) use.hasBegunAnew = true
  use.isErrorOver = false
  use.lastError = {
    ...failure,
    atMs: nowMs,
    sinceMs: goesOn ? before.sinceMs : nowMs,
    count: goesOn ? before.count + 1 : 1,
  }
  count(use, nowMs, 'failures')
}

/** Notes that a secret was used, by its hash. */
export function addSecret(use: Use, nowMs: number, secretHash: string): void {
  use.secrets.set(nameSecret(secretHash), nowMs)
}

/** Finds when a secret was last used, by its hash. */
export function findSecretUse({ secrets }: Pick<Use, 'secrets'>, secretHash: string): number | undefined {
  return secrets.get(nameSecret(secretHash))
}

/** The beginning of its hash tells a secret of a client from the other one, and nothing of the secret. */
function nameSecret(secretHash: string): string {
  return secretHash.slice(0, 12)
}

/** Notes a call of the API. */
export function addRequest(use: Use, nowMs: number): void {
  count(use, nowMs, 'requests')
}

/** Takes what came later together with what was before. */
export function mergeUse(before: Use, later: Use, kept: Kept, nowMs: number): Use {
  const { hours, days } = kept
  return {
    lastTokenMs: later.lastTokenMs ?? before.lastTokenMs,
    lastTokenAddress: (later.lastTokenMs === undefined ? before : later).lastTokenAddress,
    lastRefreshMs: later.lastRefreshMs ?? before.lastRefreshMs,
    lastError: mergeErrors(before, later),
    isErrorOver: later.lastError ? later.isErrorOver : before.isErrorOver || later.isErrorOver,
    hasBegunAnew: before.hasBegunAnew || later.hasBegunAnew,
    secrets: mergeSecrets(before.secrets, later.secrets),
    hours: mergeCounts(before.hours, later.hours, Math.floor(nowMs / hourMs) - hours, hours),
    days: mergeCounts(before.days, later.days, Math.floor(nowMs / dayMs) - days, days),
  }
}

/** Counts the calls of this hour and of the 23 before. */
export function countRequestsOfDay({ hours }: Use, nowMs: number): number {
  const thisHour = Math.floor(nowMs / hourMs)
  let requests = 0
  for (const [hour, counts] of hours) {
    if (hour > thisHour - 24 && hour <= thisHour) requests += counts.requests
  }
  return requests
}

/** Lists what was done by hours or days, the newest first. */
export function listActivity(use: Use, interval: 'hour' | 'day'): (Counts & { readonly fromS: number })[] {
  const [entries, lengthS] = interval === 'hour' ? [use.hours, hourMs / 1000] : [use.days, dayMs / 1000]
  return [...entries]
    .sort(([a], [b]) => b - a)
    .map(([number, counts]) => ({ fromS: number * lengthS, ...counts }))
}

function count(use: Use, nowMs: number, what: keyof Counts): void {
  countIn(use.hours, Math.floor(nowMs / hourMs), what)
  countIn(use.days, Math.floor(nowMs / dayMs), what)
}

function countIn(entries: Map<number, Counts>, number: number, what: keyof Counts): void {
  let counts = entries.get(number)
  if (!counts) {
    counts = { tokens: 0, refreshes: 0, failures: 0, requests: 0 }
    entries.set(number, counts)
  }
  counts[what] += 1
}

function mergeErrors(before: Use, later: Use): NotedError | undefined {
  const [old, error] = [before.lastError, later.lastError]
  if (!error) return old
  const goesOn = old?.code === error.code && !before.isErrorOver && !later.hasBegunAnew
  return goesOn ? { ...error, sinceMs: old.sinceMs, count: old.count + error.count } : error
}

function mergeSecrets(
  before: ReadonlyMap<string, number>,
  later: ReadonlyMap<string, number>,
): Map<string, number> {
  const all = new Map([...before, ...later])
  return new Map([...all].sort(([, a], [, b]) => a - b).slice(-maxSecrets))
}

/** Adds counts, and leaves out those up to a number, and all but the newest `most`. */
function mergeCounts(
  before: ReadonlyMap<number, Counts>,
  later: ReadonlyMap<number, Counts>,
  upTo: number,
  most: number,
): Map<number, Counts> {
  const merged = new Map(before)
  for (const [number, counts] of later) {
    const old = merged.get(number)
    merged.set(number, old ? addCounts(old, counts) : counts)
  }
  return new Map(
    [...merged]
      .filter(([number]) => number > upTo)
      .sort(([a], [b]) => a - b)
      .slice(-most),
  )
}

function addCounts(a: Counts, b: Counts): Counts {
  return {
    tokens: a.tokens + b.tokens,
    refreshes: a.refreshes + b.refreshes,
    failures: a.failures + b.failures,
    requests: a.requests + b.requests,
  }
}
