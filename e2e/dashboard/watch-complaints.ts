import type { Page } from 'playwright-core'

/**
 * Tells of everything that a page should not do: write to the console, where browsers also say what the
 * policy stopped; fail; ask another host.
 *
 * @param origin from which alone the page may load.
 */
export function watchComplaints(page: Page, origin: string, tell: (text: string) => void): void {
  page.on('console', (message) => tell(`console ${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => tell(`error: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    const isLocal = url.protocol === 'data:' || url.protocol === 'blob:'
    if (url.origin !== origin && !isLocal) tell(`foreign request: ${request.url()}`)
  })
}
