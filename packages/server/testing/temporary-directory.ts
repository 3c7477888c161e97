import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'

/** A directory that is removed after the tests of the current file or suite. */
export function createTemporaryDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), 'lightfi-test-'))
  after(() => rmSync(path, { recursive: true, force: true }))
  return path
}
