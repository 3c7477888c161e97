import { idText, oneOf, type SearchOf, type SearchSpec, textUpTo } from '../app/search-params.ts'

/** What the screen reads from its address. */
export const summarySearch = {
  var: idText,
  sort: oneOf('worst', 'name'),
  /** A part of the names of what lies in the location. */
  q: textUpTo(100),
} as const satisfies SearchSpec

/** The parameters of the summary. */
export type SummarySearch = SearchOf<typeof summarySearch>
