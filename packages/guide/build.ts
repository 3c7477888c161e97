/**
 * Writes `packages/server/guide`: the guide as the server serves it. With `--if-changed`, only where its
 * sources have changed since the last time.
 */
import { rmSync } from 'node:fs'
import { replaceDirectory } from '../dashboard/build/replace-directory.ts'
import { guideDirectory } from './build/guide-directory.ts'
import { isGuideCurrent } from './build/is-guide-current.ts'

if (!(process.argv.includes('--if-changed') && isGuideCurrent(guideDirectory))) {
  console.error('Building the guide ...')
  const newDirectory = `${guideDirectory}.${process.pid}`
  // Loading what builds takes longer than to see that there is nothing to do.
  const { writeGuide } = await import('./build/write-guide.ts')
  try {
    await writeGuide(newDirectory)
    replaceDirectory(guideDirectory, newDirectory)
    console.error(`Guide built in ${(performance.now() / 1000).toFixed(1)} s.`)
  } catch (error) {
    console.error(`The guide was not built: ${error instanceof Error ? error.message : error}`)
    rmSync(newDirectory, { recursive: true, force: true })
    process.exitCode = 1
  }
}
