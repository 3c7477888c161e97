const kinds = [TypeError, RangeError, ReferenceError, SyntaxError]

/** Tells whether an error comes from a mistake in our code, and not from a store, a disk or a caller. */
export function isOurMistake(error: unknown): boolean {
  return kinds.some((kind) => error instanceof kind)
}
