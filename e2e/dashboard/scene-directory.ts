import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '@openlightfi/server'
import { furnishScene } from './furnish-scene.ts'
import { sceneTime } from './scene.ts'

const root = join(import.meta.dirname, '..', '..')
const cache = join(root, '.cache', 'dashboard-scene')

/** Everything that decides what the scene's data directory has in it. */
const sources = [
  'e2e/dashboard/{change-air,furnish-scene,scene,scene-readings}.ts',
  'packages/contract/src/**/*.ts',
  'packages/server/src/{estate,metrics,readings,storage}/**/*.ts',
  'packages/simulator/src/**/*.ts',
]

/**
 * Makes a data directory with the scene. The first time takes some seconds; what was made is kept in `.cache`
 * and copied, until something changes that decides what is in it.
 */
export async function createSceneDirectory(): Promise<string> {
  const kept = join(cache, hashSources())
  if (!existsSync(kept)) await fillCache(kept)
  const directory = await mkdtemp(join(tmpdir(), 'lightfi-dashboard-'))
  await cp(kept, directory, { recursive: true, verbatimSymlinks: true })
  return directory
}

async function fillCache(kept: string): Promise<void> {
  const made = await mkdtemp(join(tmpdir(), 'lightfi-scene-'))
  const server = await startServer(
    { dataDir: made, port: 0, logLevel: 'error' },
    () => sceneTime.epochMilliseconds,
  )
  try {
    await furnishScene(server)
  } finally {
    await server.close()
  }
  const others = globSync('+([0-9a-f])', { cwd: cache })
  for (const other of others) await rm(join(cache, other), { recursive: true, force: true })
  await mkdir(cache, { recursive: true })
  const beside = `${kept}.${process.pid}`
  await cp(made, beside, { recursive: true, verbatimSymlinks: true })
  await rm(made, { recursive: true })
  // Another test may have been quicker.
  await rename(beside, kept).catch(() => rm(beside, { recursive: true, force: true }))
}

function hashSources(): string {
  const hash = createHash('sha256')
  for (const file of globSync(sources, { cwd: root }).sort()) {
    if (!file.includes('.test.')) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex').slice(0, 16)
}
