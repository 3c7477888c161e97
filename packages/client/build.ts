/**
 * Writes `dist/`, or the folder given: the SDK as JavaScript modules with their types, ready for
 * `npm pack packages/client/dist`.
 */
import { execFile } from 'node:child_process'
import { copyFile, glob, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import manifest from './package.json' with { type: 'json' }

const here = import.meta.dirname
const root = join(here, '../..')
const output = process.argv[2] ?? join(here, 'dist')

console.log(`Compiling ${manifest.name} ${manifest.version} ...`)
await rm(output, { recursive: true, force: true })
await promisify(execFile)(process.execPath, [
  join(root, 'node_modules/typescript/bin/tsc'),
  '-p',
  join(here, 'tsconfig.build.json'),
  '--outDir',
  output,
]).catch((error: { stdout?: string }) => {
  throw new Error(`The SDK does not compile for its oldest runtime:\n${error.stdout}`)
})
// The compiler rewrites the paths in the modules, but not in their types.
for await (const path of glob(join(output, '**/*.d.ts'))) {
  const types = await readFile(path, 'utf8')
  await writeFile(path, types.replace(/(?<=from ')(\.[^']+)\.ts(?=')/g, '$1.js'))
}
const { name, version, description, license, type, imports, dependencies } = manifest
const buildEntry = (path: string) => ({ types: `./${path}.d.ts`, default: `./${path}.js` })
/** In their order: the first condition that holds is taken. */
const mapConditions = (paths: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(paths).map(([condition, path]) => [
      condition,
      path.replace('./src/', './').replace(/\.ts$/, '.js'),
    ]),
  )
const published = {
  name,
  version,
  description,
  license,
  type,
  sideEffects: false,
  engines: { node: '>=20.3' }, // the first with AbortSignal.any
  exports: { '.': buildEntry('index'), './node': buildEntry('node/index') },
  imports: Object.fromEntries(Object.entries(imports).map(([name, paths]) => [name, mapConditions(paths)])),
  dependencies,
}
await writeFile(join(output, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
for (const file of ['README.md', 'SPEC.md']) await copyFile(join(here, file), join(output, file))
await copyFile(join(root, 'LICENSE'), join(output, 'LICENSE'))
console.log(`Wrote ${output} in ${(performance.now() / 1000).toFixed(1)} s.`)
