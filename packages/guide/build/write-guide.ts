import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'node:path/posix'
import { build } from 'vite'
import { compressFiles } from '../../dashboard/build/compress-files.ts'
import { guidePages } from '../contents.ts'
import { buildIndex } from './build-index.ts'
import { hashGuideSources } from './hash-guide-sources.ts'
import { markPublicUrl } from './public-url-mark.ts'
import { renderMarkdown } from './render-markdown.ts'
import { addressOf, renderPage } from './render-page.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const sourceDirectory = join(import.meta.dirname, '..', 'src')

/** The name of the file of the page that says that there is none, without its end. */
export const missingPageName = '404'

/** The name of the file of the first page, without its end. */
export const firstPageName = 'index'

/**
 * Writes the guide into a new directory: `pages`, one file each; `assets`, compressed too, which have the
 * hash of their content in their names; and `build.json`, which says what it was made of.
 *
 * @throws Error where a page cannot be read, or is named twice.
 */
export async function writeGuide(directory: string): Promise<void> {
  const sources = hashGuideSources()
  const [pageDirectory, assetDirectory] = [join(directory, 'pages'), join(directory, 'assets')]
  for (const folder of [pageDirectory, assetDirectory]) mkdirSync(folder, { recursive: true })
  const addAsset = (name: string, bytes: Buffer | string) => {
    const { name: stem, ext } = parse(name)
    const hashed = `${stem}-${createHash('sha256').update(bytes).digest('base64url').slice(0, 10)}${ext}`
    writeFileSync(join(assetDirectory, hashed), bytes)
    return hashed
  }
  const addPicture = (path: string) => `/guide/assets/${addAsset(path, readFileSync(join(root, path)))}`
  const addresses = new Map(guidePages.map((page) => [page.source, addressOf(page)]))
  if (new Set(addresses.values()).size < guidePages.length)
    throw new Error('Two pages of the guide have one address, or one page has two.')
  const findPage = (path: string) => addresses.get(path)
  const pages = guidePages.map((page) => {
    const { source } = page
    const markdown = readFileSync(join(root, source), 'utf8')
    const { html, sections } = renderMarkdown(markdown, { source, findPage, addPicture })
    return { page, sections, html: page.keepsAddresses ? html : markPublicUrl(html) }
  })
  const files = {
    script: addAsset('guide.js', await bundleScript()),
    style: addAsset('guide.css', readFileSync(join(sourceDirectory, 'guide.css'))),
    index: addAsset('index.json', buildIndex(pages)),
  }
  const { version } = JSON.parse(readFileSync(join(root, 'packages/server/package.json'), 'utf8'))
  const writePage = (name: string, text: string) => writeFileSync(join(pageDirectory, `${name}.html`), text)
  for (const parts of pages)
    writePage(parts.page.slug || firstPageName, renderPage({ ...parts, files, version }))
  writePage(missingPageName, renderPage({ ...missingPage, files, version }))
  compressFiles(directory)
  writeFileSync(join(directory, 'build.json'), `${JSON.stringify({ sources }, null, 2)}\n`)
}

const missingPage = {
  page: undefined,
  html: '<p>The guide has no page at this address. The search above looks through all of them, and <a href="/guide/">the first page</a> says what there is.</p>\n',
  sections: [{ level: 1, anchor: '', title: 'There is no such page', text: '', prose: '' }],
} as const

/** Bundles the script of the pages, with the library that searches. */
async function bundleScript(): Promise<string> {
  const result = await build({
    configFile: false,
    root: sourceDirectory,
    logLevel: 'warn',
    build: {
      write: false,
      target: ['chrome123', 'firefox120', 'safari17.5'],
      modulePreload: false,
      rolldownOptions: { input: join(sourceDirectory, 'main.ts') },
    },
  })
  const [bundle] = Array.isArray(result) ? result : [result]
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error('The script of the guide was not bundled.')
  return chunk.code
}
