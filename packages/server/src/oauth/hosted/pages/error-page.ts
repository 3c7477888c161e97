import { type Html, html } from './html.ts'
import { renderPage } from './page.ts'
import type { PageView } from './page-view.ts'
import type { Texts } from './texts.ts'
import { renderWait, type WaitProblem } from './wait-problem.ts'

/** The public part of an OAuth2 error (RFC 6749 section 4.1.2.1). */
export interface ErrorFacts {
  readonly error: string
  readonly error_description?: string | undefined
  /** The address that is not on the application's list, as it was asked for. */
  readonly redirect_uri?: string | undefined
}

/** The situations that have a text of their own. */
export type ErrorKind =
  | 'expired'
  | 'refused'
  | 'redirectMismatch'
  | 'failed'
  | 'storageFull'
  | 'setupClosed'
  | 'logoutRefused'
  | 'linkClosed'
  | 'formExpired'
  | 'returnRefused'

/**
 * Renders a page that says what went wrong, what to do, and, where known, the facts for the makers of the
 * application.
 */
export function renderErrorPage(view: PageView, kind: ErrorKind, facts?: ErrorFacts): string {
  const { title, text } = view.texts[kind]
  return renderPage(view, {
    title,
    body: [html`<p class="lead">${text}</p>`, facts && renderFacts(view.texts, facts)],
  })
}

/** Renders the page for an address without content. */
export function renderNotFoundPage(view: PageView): string {
  const { title, text, docs, account } = view.texts.notFound
  return renderPage(view, {
    title,
    body: html`<p class="lead">${text}</p>
<div class="actions"><a class="button" href="/docs">${docs}</a>
<a class="button plain" href="/account">${account}</a></div>`,
  })
}

/** Renders the page that says how long to wait. */
export function renderWaitPage(view: PageView, problem: WaitProblem): string {
  const { title, hint } = problem.isBusy ? view.texts.tooBusy : view.texts.tooMany
  return renderPage(view, {
    title,
    body: html`<p class="lead">${renderWait(view, problem)}</p><p class="note">${hint}</p>`,
  })
}

function renderFacts(texts: Texts, facts: ErrorFacts): Html {
  const rows = [
    [texts.details.error, facts.error],
    [texts.details.description, facts.error_description],
    [texts.details.redirectUri, facts.redirect_uri],
  ] as const
  return html`
<section class="details"><h2>${texts.details.heading}</h2>
<dl>${rows.map(([name, value]) => value && html`<div><dt>${name}</dt><dd><code>${value}</code></dd></div>`)}</dl>
</section>`
}

/**
 * Renders the page of an error that the authorization server itself found and that cannot be sent to the
 * application.
 */
export function renderProviderErrorPage(
  view: PageView,
  facts: ErrorFacts,
  isRedirectMismatch: boolean,
): string {
  if (isRedirectMismatch) return renderErrorPage(view, 'redirectMismatch', facts)
  if (facts.error === 'temporarily_unavailable') return renderErrorPage(view, 'storageFull')
  if (facts.error === 'server_error') return renderErrorPage(view, 'failed')
  return renderErrorPage(view, 'refused', facts)
}
