import { dirname, join } from 'node:path/posix'
import MarkdownIt, { type Token } from 'markdown-it'
import { escapeHtml } from './escape-html.ts'
import { nameAnchor } from './name-anchor.ts'

/** A heading of a page, and the text below it up to the next one. */
export interface Section {
  /** 1 for the title of the page. */
  readonly level: number
  readonly anchor: string
  readonly title: string
  /** What is read there, code included, for the search. */
  readonly text: string
  /** The first sentences, for the list of what was found. */
  readonly prose: string
}

/** A page of Markdown as it is shown. */
export interface RenderedPage {
  /** Its content without the title. */
  readonly html: string
  readonly sections: readonly Section[]
}

/** How a page finds what it leads to. */
export interface Surroundings {
  /** Path of the page, from the root of the repository. */
  readonly source: string
  /** The address of another page by its path; undefined where a file is no page of the guide. */
  findPage(path: string): string | undefined
  /** The address of a picture by its path. */
  addPicture(path: string): string
}

const elsewhere = /^(?:https?:|mailto:)/

/**
 * Renders a page. Links to other pages lead to them in the guide; those to files that are only in the
 * repository become text that says so.
 */
export function renderMarkdown(markdown: string, surroundings: Surroundings): RenderedPage {
  const markdownIt = new MarkdownIt({ html: true })
  const tokens = markdownIt.parse(removeComments(markdown), {})
  const sections = nameHeadings(tokens)
  for (const { children } of tokens) if (children) leadOn(children, surroundings)
  labelTables(tokens, sections)
  markdownIt.renderer.rules.table_open = (all, index) =>
    `<div class="table" role="region" tabindex="0" aria-label="${escapeHtml(String(all[index]?.meta?.label))}"><table>\n`
  markdownIt.renderer.rules.table_close = () => '</table></div>\n'
  markdownIt.renderer.rules.fence = (all, index) => renderCode(all[index])
  const [open, , close] = tokens
  const hasTitle = open?.type === 'heading_open' && close?.type === 'heading_close'
  if (!hasTitle) throw new Error(`${surroundings.source} does not begin with its title.`)
  return { html: markdownIt.renderer.render(tokens.slice(3), markdownIt.options, {}), sections }
}

/** Takes lines of comments out. */
function removeComments(markdown: string): string {
  return markdown.replaceAll(/^<!--.*-->$/gm, '')
}

function renderCode(token: Token | undefined): string {
  const [language = ''] = (token?.info ?? '').trim().split(' ')
  const label = language === '' ? '' : ` data-language="${escapeHtml(language)}"`
  return `<div class="code"${label}><pre tabindex="0"><code>${escapeHtml(token?.content ?? '')}</code></pre></div>\n`
}

/** Gives headings their anchors, and collects what stands below each. */
function nameHeadings(tokens: readonly Token[]): Section[] {
  const taken = new Map<string, number>()
  const sections: { level: number; anchor: string; title: string; text: string; prose: string }[] = []
  for (const [index, token] of tokens.entries()) {
    const section = sections.at(-1)
    if (token.type === 'heading_open') {
      const title = readText(tokens[index + 1])
      const anchor = nameAnchor(title, taken)
      token.attrSet('id', anchor)
      sections.push({ level: Number(token.tag.slice(1)), anchor, title, text: '', prose: '' })
    } else if (section && tokens[index - 1]?.type !== 'heading_open') {
      if (token.type === 'fence') section.text += `${token.content}\n`
      if (token.type === 'inline') {
        const text = readText(token)
        section.text += `${text}\n`
        const isParagraph = token.level === 1 && tokens[index - 1]?.type === 'paragraph_open'
        if (isParagraph && section.prose.length < 160) section.prose = `${section.prose} ${text}`.trim()
      }
    }
  }
  return sections
}

function readText(token: Token | undefined): string {
  return (token?.children ?? [])
    .map((child) => (child.type === 'text' || child.type === 'code_inline' ? child.content : ' '))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Says of each table what it belongs to, as screen readers name the part that can be scrolled. */
function labelTables(tokens: readonly Token[], sections: readonly Section[]): void {
  const counts = new Map<string, number>()
  let title = sections[0]?.title ?? ''
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') title = readText(tokens[index + 1])
    if (token.type !== 'table_open') continue
    const count = (counts.get(title) ?? 0) + 1
    counts.set(title, count)
    token.meta = { label: count === 1 ? `Table: ${title}` : `Table ${count}: ${title}` }
  }
}

/** Turns links and pictures of the repository into those of the guide. */
function leadOn(tokens: readonly Token[], surroundings: Surroundings): void {
  const opened: Token[] = []
  for (const token of tokens) {
    if (token.type === 'image') {
      const path = join(dirname(surroundings.source), readAttribute(token, 'src'))
      token.attrSet('src', surroundings.addPicture(path))
      token.attrSet('loading', 'lazy')
    }
    if (token.type === 'link_open') {
      leadLink(token, surroundings)
      opened.push(token)
    }
    if (token.type === 'link_close') token.tag = opened.pop()?.tag ?? 'a'
  }
}

function leadLink(token: Token, { source, findPage }: Surroundings): void {
  const target = readAttribute(token, 'href')
  if (elsewhere.test(target)) return
  const [file = '', anchor] = target.split('#')
  const path = file === '' ? source : join(dirname(source), decodeURI(file))
  const page = findPage(path)
  if (page !== undefined) {
    token.attrSet('href', anchor === undefined ? page : `${page}#${anchor}`)
    return
  }
  token.tag = 'span'
  token.attrs = [
    ['class', 'source'],
    ['title', `A file of the project: ${path}`],
  ]
}

function readAttribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '')
}
