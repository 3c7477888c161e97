/**
 * Writes `packages/server/dashboard`: the dashboard as the server serves it. With `--if-changed`, only where
 * its sources have changed since the last time.
 */
import { rmSync } from 'node:fs'
import { isCurrent } from './build/is-current.ts'
import { outputDirectory } from './build/output-directory.ts'
import { replaceDirectory } from './build/replace-directory.ts'

if (!(process.argv.includes('--if-changed') && isCurrent(outputDirectory))) {
  console.error('Building the dashboard ...')
  const newDirectory = `${outputDirectory}.${process.pid}`
  // Loading the bundler takes longer than to see that there is nothing to do.
  const { build } = await import('vite')
  try {
    await build({
      configFile: `${import.meta.dirname}/vite.config.ts`,
      logLevel: 'warn',
      build: { outDir: newDirectory },
    })
    replaceDirectory(outputDirectory, newDirectory)
    console.error(`Dashboard built in ${(performance.now() / 1000).toFixed(1)} s.`)
  } catch (error) {
    console.error(`The dashboard was not built: ${error instanceof Error ? error.message : error}`)
    rmSync(newDirectory, { recursive: true, force: true })
    process.exitCode = 1
  }
}
