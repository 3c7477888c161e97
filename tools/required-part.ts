import { explainMissingPart, findSystemPart, type SystemPartName } from '../scripts/system-packages.mjs'

/** A program outside npm that a test drives. */
export interface RequiredPart {
  /** For the `skip` option of a test: `false`, or why the test cannot run here. */
  readonly skip: string | false
  /** Absolute path of the program; throws when the part is missing, so only use it inside tests that skip. */
  readonly path: string
}

/**
 * Asks for a program that a test needs. On a laptop a missing one skips the test and says so; in CI
 * (`CI=true`) it is a failure, so that a green run has run everything.
 *
 * @example
 * const chromium = requirePart('chromium')
 * test('a person logs in', { skip: chromium.skip }, async () => { launch(chromium.path) })
 *
 * @throws {Error} when the part is missing and `CI` is `true`.
 */
export function requirePart(name: SystemPartName): RequiredPart {
  const found = findSystemPart(name)
  if (found !== undefined) return { skip: false, path: found }
  const reason = explainMissingPart(name)
  if (process.env.CI === 'true') throw new Error(reason)
  return {
    skip: `SKIPPED: ${reason}`,
    get path(): string {
      throw new Error(reason)
    },
  }
}
