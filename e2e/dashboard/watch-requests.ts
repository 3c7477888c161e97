import type { Page, Request } from 'playwright-core'

const pending = new WeakMap<Page, Set<Request>>()

/** Begins to keep account of what a page waits for; to be called before it is led anywhere. */
export function watchRequests(page: Page): void {
  const requests = new Set<Request>()
  pending.set(page, requests)
  page.on('request', (request) => {
    // The stream of events never ends.
    if (new URL(request.url()).pathname !== '/events') requests.add(request)
  })
  page.on('requestfinished', (request) => requests.delete(request))
  page.on('requestfailed', (request) => requests.delete(request))
}

/** Whether a watched page waits for an answer now. */
export function isWaiting(page: Page): boolean {
  return (pending.get(page)?.size ?? 0) > 0
}
