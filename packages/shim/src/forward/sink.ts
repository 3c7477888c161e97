import type { components } from '@openlightfi/client'

/** A reading as the API delivers it, with the `id` that it keeps when it is delivered again. */
export type ForwardedReading = components['schemas']['LoggedReading']

/** A destination of readings. One file per kind; the forwarder opens it anew after every failure. */
export interface Sink {
  /**
   * Connects, and checks that readings can be delivered.
   * @returns the cursor that was delivered last; undefined when there was none yet.
   */
  open(signal: AbortSignal): Promise<string | undefined>
  /**
   * Delivers readings in their order. When it resolves, the destination has them for good, and the cursor
   * too.
   * @param cursor stands behind these readings; undefined leaves the one before, for a part of what lies
   * before a cursor.
   * @throws RefusedError when the destination refuses readings like these and has taken none of them. After
   * every other error all will be delivered again.
   */
  deliver(
    readings: readonly ForwardedReading[],
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<void>
  /**
   * Checks that readings could be delivered, as `open` does, and leaves nothing behind.
   * @returns the cursor that was delivered last, if it can be told.
   * @throws HopelessError, like `open`, for what no time mends; any other error may pass.
   */
  probe(signal: AbortSignal): Promise<string | undefined>
  /** Releases everything, in whatever state it is. The sink can be opened again. */
  close(): Promise<void>
}

/** The destination will not take these readings, now or later. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
}

/** The destination asks to be left alone for a time. */
export class RetryLaterError extends Error {
  override readonly name = 'RetryLaterError'
  /** Milliseconds. */
  readonly afterMs: number

  constructor(message: string, afterMs: number) {
    super(message)
    this.afterMs = afterMs
  }
}
