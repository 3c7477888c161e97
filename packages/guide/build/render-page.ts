import { contents, type GuidePage, guidePages } from '../contents.ts'
import { escapeHtml } from './escape-html.ts'
import { publicUrlMark } from './public-url-mark.ts'
import type { RenderedPage } from './render-markdown.ts'

/** The names of the files that every page loads. */
export interface PageFiles {
  readonly script: string
  readonly style: string
  readonly index: string
}

/** What a page is put together from. */
export interface PageParts extends RenderedPage {
  /** The page of the contents; undefined for the one that says that there is none. */
  readonly page: GuidePage | undefined
  readonly files: PageFiles
  /** The version of the server. */
  readonly version: string
}

const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0b6b5d"/><g fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"><path d="M8.5 19a7.5 7.5 0 0 1 15 0"/><path d="M12.7 19a3.3 3.3 0 0 1 6.6 0"/></g></svg>',
)}`

const mark =
  '<svg class="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false"><rect width="32" height="32" rx="8"/><path d="M8.5 19a7.5 7.5 0 0 1 15 0"/><path d="M12.7 19a3.3 3.3 0 0 1 6.6 0"/></svg>'

/** The address of a page, below the public URL. */
export function addressOf({ slug }: GuidePage): string {
  return `/guide/${slug}`
}

/** Renders a page of the guide whole. It has no inline script and no inline style. */
export function renderPage({ page, html, sections, files, version }: PageParts): string {
  const title = sections[0]?.title ?? ''
  return `<!doctype html>
<html lang="en" data-public-url="${publicUrlMark}" data-index="/guide/assets/${files.index}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} - Guide</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="/guide/assets/${files.style}">
<script type="module" src="/guide/assets/${files.script}"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top">
<a class="brand" href="/guide/">${mark}<span>Guide</span></a>
<div class="search" id="search" hidden>
<label class="away" for="query">Search the guide</label>
<input id="query" type="search" role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list" autocomplete="off" autocapitalize="none" spellcheck="false" placeholder="Search" maxlength="100">
<kbd aria-hidden="true">/</kbd>
<div class="results" id="results" hidden><p id="told" role="status"></p><ul id="found" role="listbox" aria-label="Found"></ul></div>
</div>
<nav class="places" aria-label="This server"><a href="/dashboard/">Dashboard</a><a href="/docs">API</a></nav>
</header>
<div class="frame">
<nav class="contents" aria-label="Contents">
<details><summary>Contents</summary>
${renderContents(page)}
</details>
</nav>
<main id="content" tabindex="-1">
<article>
<h1${page ? ` id="${sections[0]?.anchor}"` : ''}>${escapeHtml(title)}</h1>
${html}</article>
${renderNeighbours(page)}
<footer><p>Version ${escapeHtml(version)} of the guide, for the server at <code>${publicUrlMark}</code>.</p></footer>
</main>
${renderOutline(sections)}
</div>
</body>
</html>
`
}

function renderContents(current: GuidePage | undefined): string {
  return contents
    .map(({ title, pages }) => {
      const items = pages.map((page) => {
        const isHere = page === current ? ' aria-current="page"' : ''
        return `<li><a href="${addressOf(page)}"${isHere}>${escapeHtml(page.label)}</a></li>`
      })
      return `<p class="group">${escapeHtml(title)}</p>\n<ul>\n${items.join('\n')}\n</ul>`
    })
    .join('\n')
}

function renderNeighbours(page: GuidePage | undefined): string {
  if (!page) return ''
  const index = guidePages.indexOf(page)
  const links = [
    ['before', guidePages[index - 1]],
    ['after', guidePages[index + 1]],
  ] as const
  const rendered = links.flatMap(([side, other]) =>
    other ? [`<a class="${side}" href="${addressOf(other)}">${escapeHtml(other.label)}</a>`] : [],
  )
  return `<nav class="neighbours" aria-label="Before and after">${rendered.join('')}</nav>`
}

function renderOutline(sections: PageParts['sections']): string {
  const shown = sections.slice(1).filter(({ level }) => level === 2)
  if (shown.length < 2) return ''
  const items = shown.map(
    ({ anchor, title }) => `<li><a href="#${escapeHtml(anchor)}">${escapeHtml(title)}</a></li>`,
  )
  return `<nav class="outline" aria-label="On this page"><p class="group">On this page</p><ul>\n${items.join('\n')}\n</ul></nav>`
}
