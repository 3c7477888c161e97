import MiniSearch from 'minisearch'
import type { GuidePage } from '../contents.ts'
import { type SearchEntry, searchOptions } from '../src/search-options.ts'
import { markPublicUrl } from './public-url-mark.ts'
import type { Section } from './render-markdown.ts'
import { addressOf } from './render-page.ts'

/** A page, and what stands on it. */
export interface IndexedPage {
  readonly page: GuidePage
  readonly sections: readonly Section[]
}

/** Builds the index of the search, as JSON: an entry for every heading of every page. */
export function buildIndex(pages: readonly IndexedPage[]): string {
  const index = new MiniSearch<SearchEntry>(searchOptions)
  const entries = pages.flatMap(({ page, sections }) =>
    sections.map(({ level, anchor, title, text, prose }) => ({
      address: level === 1 ? addressOf(page) : `${addressOf(page)}#${anchor}`,
      page: sections[0]?.title ?? page.label,
      heading: level === 1 ? '' : title,
      text,
      prose: page.keepsAddresses ? shorten(prose) : markPublicUrl(shorten(prose)),
    })),
  )
  index.addAll(entries.map((entry, id) => ({ id, ...entry })))
  return JSON.stringify(index)
}

/** Cuts a text to what fits on two lines, behind a word. */
function shorten(text: string): string {
  if (text.length <= 160) return text
  return `${text.slice(0, 160).replace(/\s\S*$/, '')} ...`
}
