import { stat } from 'node:fs/promises'
import { exitCodes } from '../exit-code.ts'
import type { Settings } from '../settings.ts'
import type { Finding } from './check.ts'

/** Checks who may read the stored login and change the profiles. */
export async function checkFiles({ configFile, tokenFile }: Settings): Promise<Finding[]> {
  return [
    await checkMode('profiles', configFile, 0o022, 'there are no profiles'),
    await checkMode('login file', tokenFile, 0o077, 'there is no stored login'),
  ]
}

async function checkMode(check: string, path: string, forbidden: number, absence: string): Promise<Finding> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!found) return { check, status: 'ok', detail: absence }
  const mode = (found.mode & 0o777).toString(8)
  // Windows has no such modes; the directory belongs to the user there.
  if (process.platform === 'win32' || (found.mode & forbidden) === 0)
    return { check, status: 'ok', detail: `${path}, mode ${mode}` }
  const advice = `Run: chmod 600 '${path}'`
  return { check, status: 'fail', detail: `${path} has mode ${mode}`, advice, exitCode: exitCodes.failure }
}
