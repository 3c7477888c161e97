import { html } from './html.ts'
import { renderPage } from './page.ts'
import type { PageView } from './page-view.ts'

/** What the consent page shows. */
export interface ConsentPage {
  /** Path that takes the consent. */
  readonly action: string
  /** Path that takes the refusal. */
  readonly cancelAction: string
  /** The application that asks. */
  readonly clientName: string
  /** What it may do then, a sentence each. */
  readonly permissions: readonly string[]
  /** The part of the estate it is limited to; undefined for all that the user sees. */
  readonly locationName: string | undefined
}

/** Renders the page that asks before an application of somebody else gets access. */
export function renderConsentPage(view: PageView, page: ConsentPage): string {
  const { consent } = view.texts
  const lead = consent.lead(page.clientName)
  return renderPage(view, {
    title: consent.title,
    body: html`<p class="lead">${lead.before}<strong>${lead.client}</strong>${lead.after}</p>
<h2>${consent.permissions}</h2>
<ul class="permissions">${page.permissions.map((permission) => html`<li>${permission}</li>`)}</ul>
<p class="hint">${page.locationName === undefined ? consent.everywhere : consent.within(page.locationName)}</p>
<form method="post" action="${page.action}">
<div class="actions"><button type="submit">${consent.submit}</button>
<button type="submit" class="plain" formaction="${page.cancelAction}">${consent.cancel}</button></div>
</form>
<p class="note">${consent.note}</p>`,
  })
}
