import { join } from 'node:path'
import { runSteps, type Step } from './run-steps.ts'

const binary = (name: string) => join(import.meta.dirname, '..', 'node_modules', '.bin', name)

const steps: readonly Step[] = [
  {
    title: 'generated files match the contract',
    command: process.execPath,
    args: ['tools/generate.ts', '--check'],
  },
  {
    title: 'imports keep the directions of the architecture',
    command: process.execPath,
    args: ['tools/check-imports.ts'],
  },
  {
    title: 'patterns take time in proportion to the text',
    command: process.execPath,
    args: ['tools/check-patterns.ts'],
  },
  {
    title: 'types',
    command: binary('tsc'),
    args: ['-p', '.', '--incremental', '--tsBuildInfoFile', '.cache/types.tsbuildinfo'],
  },
  { title: 'format and lint', command: binary('biome'), args: ['ci', '--colors=off', '.'] },
]

/**
 * Everything that can be known without running the product: format, lint, types, generated files, imports.
 *
 * @param atOnce the checks that run at the same time.
 * @returns whether all of it is in order; what is not has been printed.
 */
export function runStaticChecks({ atOnce }: { readonly atOnce: number }): Promise<boolean> {
  return runSteps(steps, atOnce)
}
