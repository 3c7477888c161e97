import { pageHeaders } from '../hosted/pages/page.ts'

/** The part of the library's request context that a page is put into. */
export interface PageContext {
  set(headers: Readonly<Record<string, string>>): void
  type: string
  body: unknown
}

/** Answers one of the library's requests with a hosted page. */
export function showHostedPage(ctx: PageContext, page: string): void {
  ctx.set(pageHeaders)
  ctx.type = 'html'
  ctx.body = page
}
