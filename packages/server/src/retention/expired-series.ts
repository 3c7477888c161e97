import type {
  ExpiredSeriesRepository,
  SeriesExpiry,
} from '../storage/relational/expired-series-repository.ts'
import type { ExpiryBorders } from './expiry-borders.ts'

/** A series, and the time before which it is to expire. */
export interface DueSeries {
  readonly seriesId: number
  /** A border of slots, Unix milliseconds. */
  readonly borderMs: number
}

/**
 * Knows how far each series has expired, durably. A border only rises: what is gone does not come back when
 * more is to be kept from now on.
 */
export class ExpiredSeries implements ExpiryBorders {
  readonly #repository: ExpiredSeriesRepository
  readonly #expiries = new Map<number, SeriesExpiry>()
  readonly #closedMs = new Map<number, number>()

  private constructor(repository: ExpiredSeriesRepository) {
    this.#repository = repository
  }

  /** Loads what is known. */
  static async load(repository: ExpiredSeriesRepository): Promise<ExpiredSeries> {
    const expired = new ExpiredSeries(repository)
    for (const expiry of await repository.list()) expired.#expiries.set(expiry.seriesId, expiry)
    return expired
  }

  /** True when nothing has expired, or is about to. */
  get isEmpty(): boolean {
    return this.#expiries.size === 0 && this.#closedMs.size === 0
  }

  expiredMs(seriesId: number): number {
    return this.#expiries.get(seriesId)?.keptMs ?? 0
  }

  listExpired(): Iterable<number> {
    return this.#expiries.keys()
  }

  closedMs(seriesId: number): number {
    return Math.max(this.#closedMs.get(seriesId) ?? 0, this.expiredMs(seriesId))
  }

  /** Takes no readings of before the borders from now on. */
  close(due: readonly DueSeries[]): void {
    for (const { seriesId, borderMs } of due) {
      this.#closedMs.set(seriesId, Math.max(borderMs, this.closedMs(seriesId)))
    }
  }

  /** Notes that figures of everything before the borders are durable: from now on they are the answer. */
  async noteKept(due: readonly DueSeries[]): Promise<void> {
    await this.#put(
      due.map(({ seriesId, borderMs }) => ({
        seriesId,
        keptMs: Math.max(borderMs, this.expiredMs(seriesId)),
        deletedMs: this.#expiries.get(seriesId)?.deletedMs ?? 0,
      })),
    )
  }

  /** Lists the series of which readings are still to be deleted. */
  listUndeleted(): SeriesExpiry[] {
    return [...this.#expiries.values()].filter(({ keptMs, deletedMs }) => deletedMs < keptMs)
  }

  /** Notes that the readings of before the borders are deleted. */
  async noteDeleted(expiries: readonly SeriesExpiry[]): Promise<void> {
    await this.#put(expiries.map((expiry) => ({ ...expiry, deletedMs: expiry.keptMs })))
  }

  async #put(expiries: readonly SeriesExpiry[]): Promise<void> {
    await this.#repository.put(expiries)
    for (const expiry of expiries) {
      this.#expiries.set(expiry.seriesId, expiry)
      this.#closedMs.delete(expiry.seriesId)
    }
  }
}
