import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The repository. */
export const repositoryRoot = join(import.meta.dirname, '..', '..')

/** A fenced block of a page. */
export interface PageBlock {
  /**
   * `docs/demo.md#the-demo:1`: page, anchor of the heading above it, and which one below that heading, from
   * 1.
   */
  readonly id: string
  /** Path of the page, from the repository's root. */
  readonly page: string
  /** Line of its fence, from 1. */
  readonly line: number
  /** First word behind the fence; empty where there is none. */
  readonly language: string
  /** The other words behind the fence. */
  readonly words: readonly string[]
  /** The text between the fences, without their indentation and without the last line break. */
  readonly text: string
}

/**
 * A page as it is read: its blocks, the anchors of its headings, and its prose with blanks where blocks are.
 */
export interface Page {
  readonly path: string
  readonly blocks: readonly PageBlock[]
  /** The anchors of its headings, as GitHub spells them. */
  readonly anchors: ReadonlySet<string>
  /** The lines outside blocks; those of blocks are empty, so that numbers of lines stay right. */
  readonly prose: readonly string[]
}

/**
 * Paths of all pages that people read, from the repository's root, in order. The changelog tells of what was.
 */
export function listPages(): string[] {
  const patterns = ['*.md', 'docs/**/*.md', 'examples/*.md', 'compat/**/*.md', 'packages/*/*.md']
  return globSync(patterns, { cwd: repositoryRoot, exclude: ['**/node_modules/**', 'CHANGELOG.md'] }).sort()
}

const opening = /^( *)```(.*)$/
const heading = /^#{1,6} (.*)$/

/** Reads a page. @throws {Error} where a fence is never closed. */
export function readPage(path: string): Page {
  return parsePage(path, readFileSync(join(repositoryRoot, path), 'utf8'))
}

/** Takes the text of a page apart. @throws {Error} where a fence is never closed. */
export function parsePage(path: string, text: string): Page {
  const lines = text.split('\n')
  const blocks: PageBlock[] = []
  const anchors = new Map<string, number>()
  const counts = new Map<string, number>()
  const prose: string[] = []
  let anchor = ''
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const [, title] = heading.exec(line) ?? []
    if (title !== undefined) anchor = nameAnchor(title, anchors)
    const fence = opening.exec(line)
    if (fence === null) {
      prose.push(line)
      continue
    }
    const [, indentation = '', info = ''] = fence
    const end = lines.indexOf(`${indentation}\`\`\``, index + 1)
    if (end < 0) throw new Error(`${path}:${index + 1}: this fence is never closed`)
    const [language = '', ...words] = info.trim().split(' ')
    const ordinal = (counts.get(anchor) ?? 0) + 1
    counts.set(anchor, ordinal)
    const body = lines.slice(index + 1, end).map((row) => row.slice(indentation.length))
    const id = `${path}#${anchor}:${ordinal}`
    blocks.push({ id, page: path, line: index + 1, language, words, text: body.join('\n') })
    for (let blank = index; blank <= end; blank += 1) prose.push('')
    index = end
  }
  return { path, blocks, anchors: new Set(anchors.keys()), prose }
}

/** The anchor that GitHub gives a heading; the same one again gets a number. */
function nameAnchor(title: string, taken: Map<string, number>): string {
  const plain = title
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-')
  const before = taken.get(plain)
  taken.set(plain, (before ?? 0) + 1)
  if (before === undefined) return plain
  const numbered = `${plain}-${before}`
  taken.set(numbered, 1)
  return numbered
}

/** Every line of a block and every piece of code in prose, each with its line in the page. */
export function listCode(page: Page): (readonly [line: number, code: string])[] {
  const prose = page.prose.flatMap((row, index) =>
    [...row.matchAll(/`([^`]+)`/g)].map(([, code = '']) => [index + 1, code] as const),
  )
  const blocks = page.blocks.flatMap(({ line, text }) =>
    text.split('\n').map((row, index) => [line + index + 1, row] as const),
  )
  return [...prose, ...blocks]
}

/** All blocks of a page, in order, for a test that runs them. @throws {Error} where it has none. */
export function readPageBlocks(path: string): readonly PageBlock[] {
  const { blocks } = readPage(path)
  if (blocks.length === 0) throw new Error(`${path} has no block`)
  return blocks
}

/** One block, for a test that runs what stands there. @throws {Error} where there is none by this id. */
export function readPageBlock(id: string): PageBlock {
  const [path = ''] = id.split('#')
  const block = readPage(path).blocks.find((candidate) => candidate.id === id)
  if (block === undefined) throw new Error(`There is no block ${id}`)
  return block
}
