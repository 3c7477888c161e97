import { type Texts, texts } from './texts.ts'

/** In whose words a page is shown, and under which name of the service. */
export interface PageView {
  readonly texts: Texts
  readonly serviceName: string
}

/**
 * Finds the view for a reader.
 * @param languages what the reader prefers, as in `Accept-Language` (RFC 9110 section 12.5.4) or `ui_locales`.
 */
export type FindView = (languages: string | undefined) => PageView

/**
 * The one place where a language is chosen. English is the only one so far: another one is a file like `texts.ts` and a
 * choice by `languages` here.
 */
export function createFindView(serviceName: string): FindView {
  const english: PageView = { texts, serviceName }
  return () => english
}
