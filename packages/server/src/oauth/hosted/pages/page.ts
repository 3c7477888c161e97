import { hash } from 'node:crypto'
import { Html, type HtmlValue, html } from './html.ts'
import { pageScript, pageScriptSource } from './page-script.ts'
import type { PageView } from './page-view.ts'
import { style } from './style.ts'

/** Path of the style sheet, below the public URL; changes with the content, so it may be cached for ever. */
export const stylePath = `/oauth2/pages/style-${hash('sha256', style, 'hex').slice(0, 12)}.css`

/**
 * Headers of every hosted page. Only the script of the pages themselves runs, nobody can frame the page, and
 * its address is sent nowhere. There is no `form-action`: browsers apply it to the redirect after the form
 * too, which leads to the application.
 */
export const pageHeaders = {
  'content-security-policy': `default-src 'none'; script-src ${pageScriptSource}; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'`,
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const

/** A page's content and its title. */
export interface Page {
  /** The heading and window title. */
  readonly title: string
  readonly body: HtmlValue
  /** True when the form was sent back with something to correct; screen readers hear it first. */
  readonly hasError?: boolean
  /** True for more room for a longer form. */
  readonly wide?: boolean
  /** True for a text to read instead of a form. */
  readonly isText?: boolean
  /** True when the page has a part for the script: a password to be shown, a value to be copied. */
  readonly hasScript?: boolean
}

const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0b6b5d"/><g fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"><path d="M8.5 19a7.5 7.5 0 0 1 15 0"/><path d="M12.7 19a3.3 3.3 0 0 1 6.6 0"/></g></svg>',
)}`

const mark = new Html(
  '<svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false"><rect width="32" height="32" rx="8"/><path d="M8.5 19a7.5 7.5 0 0 1 15 0"/><path d="M12.7 19a3.3 3.3 0 0 1 6.6 0"/></svg>',
)

/** Renders a hosted page. */
export function renderPage({ texts, serviceName }: PageView, page: Page): string {
  const prefix = page.hasError ? texts.errorTitlePrefix : ''
  return html`<!doctype html>
<html lang="${texts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${prefix}${page.title} - ${serviceName}</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="${stylePath}">
</head>
<body>
<main${page.isText ? html` class="text"` : page.wide && html` class="wide"`}>
<p class="brand">${mark}<span>${serviceName}</span></p>
<h1>${page.title}</h1>
${page.body}
</main>
${page.hasScript && new Html(`<script>${pageScript}</script>`)}
</body>
</html>
`.toString()
}
