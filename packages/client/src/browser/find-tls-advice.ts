/**
 * In browsers no script learns why a connection failed; takes the place of `../find-tls-advice.ts` (see
 * `imports` in package.json).
 */
export function findTlsAdvice(_error: unknown): string | undefined {
  return undefined
}
