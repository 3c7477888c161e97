import { type Texts, texts } from './texts.ts'

/** The language of a page, and the name of the service on it. */
export interface PageView {
  readonly texts: Texts
  readonly serviceName: string
}

/**
 * Finds the view for a reader.
 * @param languages the languages that the reader prefers, as in `Accept-Language` (RFC 9110 section 12.5.4)
 *   or `ui_locales`.
 */
export type FindView = (languages: string | undefined) => PageView

/**
 * Creates the one function that chooses a language. English is the only one so far: another one is a file
 * like `texts.ts` and a choice by `languages` here.
 */
export function createFindView(serviceName: string): FindView {
  const english: PageView = { texts, serviceName }
  return () => english
}
