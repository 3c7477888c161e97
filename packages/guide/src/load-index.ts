import MiniSearch from 'minisearch'
import { type SearchEntry, searchOptions } from './search-options.ts'

/** A part of a page that was found. */
export type Found = Pick<SearchEntry, 'address' | 'page' | 'heading' | 'prose'>

let loading: Promise<MiniSearch<SearchEntry>> | undefined

/**
 * Loads the index of the search, once; a failure is tried again at the next call.
 *
 * @throws Error when the server does not answer with it.
 */
export function loadIndex(): Promise<MiniSearch<SearchEntry>> {
  loading ??= fetchIndex().catch((error) => {
    loading = undefined
    throw error
  })
  return loading
}

async function fetchIndex(): Promise<MiniSearch<SearchEntry>> {
  const answer = await fetch(document.documentElement.dataset.index ?? '')
  if (!answer.ok) throw new Error(`The index was answered with ${answer.status}.`)
  return MiniSearch.loadJSON(await answer.text(), searchOptions)
}
