import { access, constants, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/**
 * Makes sure that a directory can be written to, or made where it is missing; makes nothing.
 * @throws the system's error, such as ENOTDIR or EACCES.
 */
export async function requireWritable(directory: string): Promise<void> {
  const path = resolve(directory)
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && dirname(path) !== path) return undefined
    throw error
  })
  if (!found) return requireWritable(dirname(path))
  if (!found.isDirectory()) throw Object.assign(new Error(`${path} is a file`), { code: 'ENOTDIR' })
  await access(path, constants.W_OK | constants.X_OK)
}
