/** One HTTP request of a call. Holds neither tokens nor query parameters nor bodies. */
export interface RequestEvent {
  /** The method of the client, e.g. `readSensor`. */
  readonly operation: string
  /** Of HTTP. */
  readonly method: string
  /**
   * The path with its parameters in braces, e.g. `/sensors/{sensor_id}`: few values, as a metric's label
   * should have.
   */
  readonly route: string
  /** Number of this request within its call, from 1; one that follows a 401 counts too. */
  readonly attempt: number
}

/** How a request ended: with the status of an answer, or with an error where none came. */
export interface RequestEnd extends RequestEvent {
  /** The HTTP status; `undefined` when no answer came. */
  readonly status: number | undefined
  /** Why no whole answer came. */
  readonly error: unknown
  /** From sending until the answer was read (of one that is left unread: until it began), milliseconds. */
  readonly durationMs: number
  /**
   * The time by the server's clock when it answered, Unix milliseconds in whole seconds: its `Date`. Ages are
   * right by it, however wrong the clock here is. `undefined` without an answer, and where it has none.
   */
  readonly serverTimeMs: number | undefined
}

/** A call that is about to be sent again. */
export interface RequestRetry extends RequestEvent {
  /** The failure. */
  readonly error: unknown
  /** Milliseconds until the next request. */
  readonly delayMs: number
}

/**
 * The client calls these, for logs and metrics. The call waits for them, so they should be quick. An error
 * that one throws becomes the failure of the call.
 */
export interface ClientHooks {
  requestStarted?(event: RequestEvent): void
  requestEnded?(event: RequestEnd): void
  requestRetried?(event: RequestRetry): void
}
