import { existsSync, globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listCode, type Page, repositoryRoot } from './read-page-blocks.ts'

/** Text that begins like a path of this repository, up to where such a path can end. */
const ownPath =
  /(?<![\w/.~$}-])((?:bench|compat|demo|docs|e2e|examples|packages|scripts|tools)\/[\w./*-]*[\w*/])/g

/** A source that is named from within its package, `history/send-file.ts`, or a test by its name alone. */
const ownSource = /^(?:[\w-]+\/)+[\w.-]+\.ts$|^[\w.-]+\.(?:test|prove)\.ts$/

const sources = globSync('{bench,compat,demo,e2e,examples,packages,scripts,tools}/**/*.ts', {
  cwd: repositoryRoot,
  exclude: ['**/node_modules/**'],
})

/** A file that a build or a page's commands bring into being, or that stands for any. */
const made = /^(packages\/((cli|client)\/dist|server\/(dashboard|guide))|docs\/(redirect|problems))(\/|$)/

/** Files and folders of the repository that a page names, in prose or in a block, and that are not there. */
export function findMissingFiles(page: Page): string[] {
  return listCode(page).flatMap(([line, text]) => {
    const paths = [...text.matchAll(ownPath)].map(([, path = '']) => path)
    const missing = ownSource.test(text)
      ? [text].filter((path) => !sources.some((source) => `/${source}`.endsWith(`/${path}`)))
      : paths.filter((path) => !made.test(path) && !isThere(path, page))
    return missing.map((path) => `${page.path}:${line}: ${path} is not in the repository`)
  })
}

/** Pages of a package or folder may also name what lies beside them. */
function isThere(path: string, page: Page): boolean {
  const places = [repositoryRoot, join(repositoryRoot, dirname(page.path))]
  return places.some((place) =>
    path.includes('*') ? globSync(path, { cwd: place }).length > 0 : existsSync(join(place, path)),
  )
}
