import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { type Page, readPage, repositoryRoot } from './read-page-blocks.ts'

const link = /\]\(([^()\s]+)\)/g
const elsewhere = /^(https?:|mailto:)/

/**
 * Finds links of a page that lead nowhere in the repository: to a missing file, or to a heading that no page
 * has.
 */
export function findBrokenLinks(page: Page): string[] {
  return page.prose.flatMap((line, index) =>
    [...line.matchAll(link)].flatMap(([, target = '']) => {
      const why = elsewhere.test(target) ? undefined : judgeTarget(page, target)
      return why === undefined ? [] : [`${page.path}:${index + 1}: ${target}: ${why}`]
    }),
  )
}

function judgeTarget(page: Page, target: string): string | undefined {
  const [file = '', anchor] = target.split('#')
  const path = file === '' ? page.path : normalize(join(dirname(page.path), file))
  if (!existsSync(join(repositoryRoot, path))) return 'there is no such file'
  if (anchor === undefined || !path.endsWith('.md')) return undefined
  const { anchors } = path === page.path ? page : readPage(path)
  return anchors.has(anchor) ? undefined : 'that page has no such heading'
}
