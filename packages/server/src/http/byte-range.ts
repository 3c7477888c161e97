/** A range of bytes, both borders included, counted from 0. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * One range (RFC 9110 section 14.1.2). Readers of files do not ask for several at once, and such a header may
 * be ignored.
 */
const oneRange = /^bytes=(\d{1,15})?-(\d{1,15})?$/

/**
 * Tells whether `Range` asks for one range of bytes. Any other header is ignored, and the whole is the right
 * answer.
 * @param field the header as it came.
 */
export function asksForPart(field: string | undefined): field is string {
  const [, start, end] = oneRange.exec(field ?? '') ?? []
  if (start === undefined) return end !== undefined
  return end === undefined || Number(start) <= Number(end)
}

/**
 * Finds the bytes that `Range` means.
 * @param field a header that {@link asksForPart} accepts.
 * @param byteLength the size of the whole.
 * @returns `undefined` when there are no such bytes, which is answered 416.
 */
export function findByteRange(field: string, byteLength: number): ByteRange | undefined {
  const [, start, end] = oneRange.exec(field) ?? []
  const last = byteLength - 1
  if (start === undefined) {
    const count = Math.min(Number(end), byteLength)
    return count > 0 ? { start: byteLength - count, end: last } : undefined
  }
  return Number(start) > last ? undefined : { start: Number(start), end: Math.min(Number(end ?? last), last) }
}
