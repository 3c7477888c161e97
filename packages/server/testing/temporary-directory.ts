import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Creates a directory that is removed when the process ends, as each test file is a process. An `after` of
 * the test runner would belong to the `before` that calls this, and so take the directory away before the
 * first test.
 */
export function createTemporaryDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), 'lightfi-test-'))
  process.once('exit', () => rmSync(path, { recursive: true, force: true }))
  return path
}
