import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Finds the path of a place without symbolic links. What does not exist yet has the path that it would get.
 * @param path an absolute path.
 */
export function findRealPath(path: string): string {
  if (existsSync(path) || dirname(path) === path) return realpathSync(path)
  return join(findRealPath(dirname(path)), basename(path))
}
