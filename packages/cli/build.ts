/**
 * Writes `dist/`: the command as JavaScript for Node 20 and newer, with all that it needs, ready for
 * `npm pack`.
 */
import { chmod, copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Metafile } from 'esbuild'
import manifest from './package.json' with { type: 'json' }

const here = import.meta.dirname
const root = join(here, '..', '..')
const output = process.argv[2] ?? join(here, 'dist')

console.log(`Bundling ${manifest.name} ${manifest.version} ...`)
await rm(output, { recursive: true, force: true })
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: { lightfi: join(here, 'src', 'main.ts') },
  outdir: output,
  bundle: true,
  // One chunk per command and one for what they share, so that a start reads little.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: true, // error names become error codes
  legalComments: 'none', // the licences are written whole
  // Packages of the shim are CommonJS and ask for modules of Node while they run.
  banner: {
    js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);",
  },
  metafile: true,
  logLevel: 'warning',
})
const program = join(output, 'lightfi.js')
await chmod(program, 0o755)
// `open` runs this script on systems that have no such program; it looks for it beside itself.
const script = join(dirname(fileURLToPath(import.meta.resolve('open'))), 'xdg-open')
await copyFile(script, join(output, 'xdg-open'))
await chmod(join(output, 'xdg-open'), 0o755)
await writeFile(join(output, 'THIRD-PARTY-LICENSES.txt'), await collectLicences(metafile))
await copyFile(join(root, 'LICENSE'), join(output, 'LICENSE'))
await copyFile(join(here, 'README.md'), join(output, 'README.md'))
const { name, version, description, license } = manifest
const published = {
  name,
  version,
  description,
  license,
  type: 'module',
  bin: { lightfi: './lightfi.js' },
  engines: { node: '>=20' },
}
await writeFile(join(output, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
console.log(`Wrote ${output} in ${(performance.now() / 1000).toFixed(1)} s.`)

/**
 * Collects the licence texts of everything that went into the output, as the licences ask for.
 *
 * @throws Error when a package has none.
 */
async function collectLicences({ inputs }: Metafile): Promise<string> {
  const folders = Object.keys(inputs).map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0])
  const packages = [...new Set(folders)].filter((folder) => folder !== undefined).sort()
  const texts = await Promise.all(packages.map((folder) => readLicence(join(root, folder))))
  return texts.join(`\n${'-'.repeat(80)}\n\n`)
}

async function readLicence(folder: string): Promise<string> {
  const { name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const files = await readdir(folder)
  const file = files.find((candidate) => /^licen[cs]e(\.(md|txt|mit))?$/i.test(candidate))
  if (file !== undefined) return `${name} ${version}\n\n${await readFile(join(folder, file), 'utf8')}`
  // Some have it at the end of their description alone.
  const readme = files.find((candidate) => /^readme(\.md)?$/i.test(candidate))
  const text = readme === undefined ? '' : await readFile(join(folder, readme), 'utf8')
  const section = /^#+ licen[cs]e\s+(.*)/ims.exec(text)?.[1]
  if (section?.includes('WITHOUT WARRANTY OF ANY KIND')) return `${name} ${version}\n\n${section}`
  throw new Error(`${folder} has no licence text`)
}
