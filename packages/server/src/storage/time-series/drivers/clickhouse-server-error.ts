/** A ClickHouse server cannot be used; the message says why and what to do. */
export class ClickhouseServerError extends Error {
  override readonly name = 'ClickhouseServerError'
}
