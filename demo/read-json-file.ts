import { readFile } from 'node:fs/promises'

/**
 * The value in a JSON file, `undefined` where there is no such file. The caller vouches for its type: only
 * files that the demo itself wrote are read.
 *
 * @throws Error naming the file, where it is not JSON.
 */
export async function readJsonFile<Value>(path: string): Promise<Value | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  try {
    return JSON.parse(text) as Value
  } catch (error) {
    throw new Error(`${path} is damaged: it holds no JSON. Remove the data directory to begin anew.`, {
      cause: error,
    })
  }
}
