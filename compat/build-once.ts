import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

const cache = join(import.meta.dirname, '..', '.cache', 'compat')

/**
 * A folder below `.cache` that is built once for each set of ingredients and kept for later runs.
 *
 * @param name first part of the folder's name, for people.
 * @param ingredients everything that the content depends on.
 * @param build fills a new, empty folder; what it throws is thrown on, and nothing is kept.
 * @returns absolute path of the finished folder.
 */
export async function buildOnce(
  name: string,
  ingredients: readonly string[],
  build: (folder: string) => Promise<void>,
): Promise<string> {
  const digest = createHash('sha256').update(JSON.stringify(ingredients)).digest('hex').slice(0, 16)
  const finished = join(cache, `${name}-${digest}`)
  if (existsSync(finished)) return finished
  await mkdir(dirname(finished), { recursive: true })
  const unfinished = await mkdtemp(join(dirname(finished), `.${basename(finished)}-`))
  try {
    await build(unfinished)
    await rename(unfinished, finished)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    // Another run may have built the same at the same time, and has it in place.
    if (!existsSync(finished)) throw error
  }
  return finished
}
