import type { VarName } from '@openlightfi/contract'

/** Knows which readings have expired: only figures are left of them. */
export interface ExpiryBorders {
  /** Finds the time before which a series has expired, a border of slots in Unix milliseconds; 0 for none. */
  expiredMs(seriesId: number): number
  /** Lists the series that have expired in part. */
  listExpired(): Iterable<number>
  /** Finds the time before which no readings of a series are taken any more: the same, or a later one. */
  closedMs(seriesId: number): number
}

/** Knows which times are not taken any more. */
export interface ClosedTimes {
  /** Finds the time before which readings of a variable of a sensor are refused, Unix milliseconds. */
  closedMs(sensorId: string, varName: VarName): number
}

/** Nothing has expired. */
export const nothingExpired: ExpiryBorders = {
  expiredMs: () => 0,
  closedMs: () => 0,
  listExpired: () => [],
}

/**
 * The readings of this long before a border stay stored, unseen, milliseconds: coverage and use of the time
 * behind it come from them. Longer than the reach of any datum and than any gap in use.
 */
export const storedMarginMs = 3_600_000
