import type { Options } from 'minisearch'

/** A part of a page as the search knows it. */
export interface SearchEntry {
  readonly id: number
  /** Address, with the anchor of the heading. */
  readonly address: string
  readonly page: string
  /** The heading; empty for the beginning of the page. */
  readonly heading: string
  readonly text: string
  /** The first sentences, to be shown. */
  readonly prose: string
}

/** How the index is made at the build and read in the browser, which must be the same. */
export const searchOptions: Options<SearchEntry> = {
  fields: ['heading', 'page', 'text'],
  storeFields: ['address', 'page', 'heading', 'prose'],
  searchOptions: {
    boost: { heading: 4, page: 3 },
    prefix: true,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    combineWith: 'AND',
  },
}
