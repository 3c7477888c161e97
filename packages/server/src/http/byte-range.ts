/** Some bytes, both borders included, counted from 0. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** One range (RFC 9110 section 14.1.2). Several at once are not asked for by readers of files, and may be ignored. */
const oneRange = /^bytes=(\d{1,15})?-(\d{1,15})?$/

/**
 * Whether `Range` asks for one range of bytes. Anything else is as if it was not there, and the whole is right.
 * @param field as it came.
 */
export function asksForPart(field: string | undefined): field is string {
  const [, start, end] = oneRange.exec(field ?? '') ?? []
  if (start === undefined) return end !== undefined
  return end === undefined || Number(start) <= Number(end)
}

/**
 * The bytes that `Range` means.
 * @param field one that {@link asksForPart}.
 * @param byteLength of the whole.
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
