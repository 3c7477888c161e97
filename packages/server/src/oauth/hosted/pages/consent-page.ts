import { html } from './html.ts'
import { renderPage } from './page.ts'
import type { PageView } from './page-view.ts'

/** The content of the consent page. */
export interface ConsentPage {
  /** The path that the consent is posted to. */
  readonly action: string
  /** The path that the refusal is posted to. */
  readonly cancelAction: string
  /** The name of the application that asks. */
  readonly clientName: string
  /** The acts that it may do then, a sentence each. */
  readonly permissions: readonly string[]
  /** The part of the estate that it is limited to; undefined for all that the user sees. */
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
