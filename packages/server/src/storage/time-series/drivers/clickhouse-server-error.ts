/** The error of a ClickHouse server that cannot be used; the message says why and what to do. */
export class ClickhouseServerError extends Error {
  override readonly name = 'ClickhouseServerError'
}
