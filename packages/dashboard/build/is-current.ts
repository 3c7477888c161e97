import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashSources } from './hash-sources.ts'

/** Tells whether the build in a directory was made of the sources as they are now. */
export function isCurrent(directory: string): boolean {
  const path = join(directory, 'build.json')
  return existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).sources === hashSources()
}
