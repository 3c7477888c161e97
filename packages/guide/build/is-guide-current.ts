import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashGuideSources } from './hash-guide-sources.ts'

/** Tells whether the guide in a directory was made of the sources as they are now. */
export function isGuideCurrent(directory: string): boolean {
  const path = join(directory, 'build.json')
  return existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).sources === hashGuideSources()
}
