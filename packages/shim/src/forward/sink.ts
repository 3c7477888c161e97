import type { components } from '@openlightfi/client'

/** A reading as the API delivers it, with the `id` that it keeps when it is delivered again. */
export type ForwardedReading = components['schemas']['LoggedReading']

/** A destination of readings. One file per kind; the forwarder opens it anew after every failure. */
export interface Sink {
  /**
   * Connects, and finds out whether readings can be delivered.
   * @returns the cursor that was delivered last; undefined when there was none yet.
   */
  open(signal: AbortSignal): Promise<string | undefined>
  /**
   * Delivers readings in their order. When it resolves they are the destination's for good, and so is the
   * cursor.
   * @param cursor stands behind these readings; undefined leaves the one before, for a part of what lies
   * before a cursor.
   * @throws RefusedError when the destination has taken none of them since it wants none like these; every
   * other error means that nothing is known, and all will be delivered again.
   */
  deliver(
    readings: readonly ForwardedReading[],
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<void>
  /**
   * Finds out whether readings could be delivered, as `open` does, and leaves nothing behind.
   * @returns the cursor that was delivered last, if it can be told.
   * @throws HopelessError, like `open`, for what no time mends; any other error may pass.
   */
  probe(signal: AbortSignal): Promise<string | undefined>
  /** Lets go of everything, whatever state it is in; it can be opened again. */
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
