import { html } from './html.ts'
import { renderPage } from './page.ts'
import type { PageView } from './page-view.ts'

/** What the login page shows. */
export interface LoginPage {
  /** Path that takes the form. */
  readonly action: string
  /** Path that takes the wish not to log in. */
  readonly cancelAction: string
  /** The application that asks for the login. */
  readonly clientName: string
  /** As typed before, or as the application expects it. */
  readonly username: string
  /** Why the page is shown again. */
  readonly problem?: 'wrong' | 'missing'
}

/** Renders the page that asks for user name and password. */
export function renderLoginPage(view: PageView, page: LoginPage): string {
  const { texts } = view
  const lead = texts.login.lead(page.clientName)
  const described = page.problem ? html` aria-invalid="true" aria-describedby="problem"` : ''
  const focusPassword = page.username !== ''
  return renderPage(view, {
    title: texts.login.title,
    hasError: page.problem !== undefined,
    body: html`<p class="lead">${lead.before}<strong>${lead.client}</strong>${lead.after}</p>
${page.problem && html`<div class="alert" role="alert" id="problem"><p>${texts.login[page.problem]}</p></div>`}
<form method="post" action="${page.action}">
<div class="field"><label for="username">${texts.login.username}</label>
<input id="username" name="username" type="text" value="${page.username}" autocomplete="username" autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="128" required${described}${focusPassword ? '' : html` autofocus`}></div>
<div class="field"><label for="password">${texts.login.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="1024" required${described}${focusPassword ? html` autofocus` : ''}></div>
<div class="actions"><button type="submit">${texts.login.submit}</button>
<button type="submit" class="quiet" formaction="${page.cancelAction}" formnovalidate>${texts.login.cancel}</button></div>
</form>
<p class="note">${texts.login.note}</p>`,
  })
}
