import { existsSync, globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listCode, type Page, repositoryRoot } from './read-page-blocks.ts'

/** What begins like a path of this repository, up to where such a path can end. */
const ownPath =
  /(?<![\w/.~$}-])((?:bench|compat|demo|docs|e2e|examples|packages|scripts|tools)\/[\w./*-]*[\w*/])/g

/** A file that comes into being when a page's commands are run, or that stands for any. */
const made = /^(packages\/(cli|client)\/dist|docs\/(redirect|problems))(\/|$)/

/** Files and folders of the repository that a page names, in prose or in a block, and that are not there. */
export function findMissingFiles(page: Page): string[] {
  return listCode(page).flatMap(([line, text]) =>
    [...text.matchAll(ownPath)]
      .map(([, path = '']) => path)
      .filter((path) => !made.test(path) && !isThere(path, page))
      .map((path) => `${page.path}:${line}: ${path} is not in the repository`),
  )
}

/** Pages of a package or folder may also name what lies beside them. */
function isThere(path: string, page: Page): boolean {
  const places = [repositoryRoot, join(repositoryRoot, dirname(page.path))]
  return places.some((place) =>
    path.includes('*') ? globSync(path, { cwd: place }).length > 0 : existsSync(join(place, path)),
  )
}
