import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outputDirectory } from '../../packages/dashboard/build/output-directory.ts'

/**
 * Copies the build of the dashboard as another one would be: each script has another name, as if its content
 * were another.
 *
 * @returns the folder, which is the caller's to remove.
 */
export async function copyBuildAsAnother(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'lightfi-dashboard-'))
  await cp(outputDirectory, directory, { recursive: true })
  const assets = join(directory, 'assets')
  const names = await readdir(assets)
  const scripts = names.filter((name) => name.endsWith('.js'))
  const renameIn = (text: string) =>
    scripts.reduce((found, name) => found.replaceAll(name, toOther(name)), text)
  // What was compressed has the old names: the server then sends the plain files.
  for (const name of names) if (/\.(br|gz)$/.test(name)) await rm(join(assets, name))
  for (const name of scripts) {
    const path = join(assets, name)
    await writeFile(path, renameIn(await readFile(path, 'utf8')))
    await rename(path, join(assets, toOther(name)))
  }
  const page = join(directory, 'index.html')
  await writeFile(page, renameIn(await readFile(page, 'utf8')))
  return directory
}

function toOther(name: string): string {
  return name.replace(/\.js$/, 'x.js')
}
