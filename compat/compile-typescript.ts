import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buildOnce } from './build-once.ts'
import { runProgram } from './run-program.ts'

const programs = join(import.meta.dirname, 'typescript')

const compilerOptions = {
  target: 'es2022',
  module: 'nodenext',
  lib: ['es2022', 'dom'],
  types: ['node'],
  strict: true,
  skipLibCheck: true,
  rootDir: 'src',
  outDir: 'dist',
}

/**
 * Type-checks and compiles the TypeScript programs together with a generated client, laid out as the
 * documentation has it: the client in `src/services/api`.
 *
 * @param client folder of the generated client.
 * @returns absolute path of the folder with the compiled programs.
 */
export async function compileTypescriptPrograms(client: string): Promise<string> {
  const names = (await readdir(programs)).sort()
  const sources = await Promise.all(names.map((name) => readFile(join(programs, name), 'utf8')))
  const ingredients = [client, JSON.stringify(compilerOptions), ...names, ...sources]
  const project = await buildOnce('typescript', ingredients, async (folder) => {
    await cp(programs, join(folder, 'src'), { recursive: true })
    await cp(client, join(folder, 'src', 'services', 'api'), { recursive: true })
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'commonjs' }))
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }))
    const compiler = createRequire(import.meta.url).resolve('typescript/package.json')
    await runProgram({
      command: process.execPath,
      args: [join(dirname(compiler), 'bin', 'tsc'), '-p', folder],
    })
  })
  return join(project, 'dist')
}
