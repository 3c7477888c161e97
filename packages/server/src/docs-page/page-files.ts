/**
 * Starts Swagger UI; a separate file since the page's policy allows no inline script. A page that was opened
 * at another address than the public URL could neither log in nor call the API, so the browser is led there
 * if it gets an answer from there; otherwise the page says where it would work. A redirect by the server
 * would go round in circles behind a proxy that changes the Host header: only the browser knows where it is.
 */
export const initializer = `const dark = matchMedia('(prefers-color-scheme: dark)')
const applyScheme = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', applyScheme)
applyScheme()

const { publicUrl } = document.body.dataset
const leadToPublicUrl = async () => {
  if (location.origin === new URL(publicUrl).origin) return
  document.getElementById('here').textContent = location.origin
  document.getElementById('elsewhere').hidden = false
  try {
    await fetch(publicUrl + '/health', { mode: 'no-cors', signal: AbortSignal.timeout(5000) })
    location.replace(publicUrl + location.pathname + location.hash)
  } catch {} // it cannot be reached from here, as the page says
}
leadToPublicUrl()

const copyButton = document.getElementById('copy')
if (navigator.clipboard) copyButton.hidden = false
copyButton.addEventListener('click', async () => {
  await navigator.clipboard.writeText(document.getElementById('oauth_url').textContent)
  copyButton.textContent = 'Copied'
  setTimeout(() => { copyButton.textContent = 'Copy' }, 2000)
})

window.onload = () => {
  window.ui = SwaggerUIBundle({
    url: '/openapi.json',
    dom_id: '#swagger-ui',
    deepLinking: true,
    displayRequestDuration: true,
    defaultModelsExpandDepth: 0,
    oauth2RedirectUrl: location.origin + '/docs/redirect',
    presets: [SwaggerUIBundle.presets.apis],
  })
  window.ui.initOAuth({ scopes: 'aws.cognito.signin.user.admin' })
}
`

/** The style of the page above Swagger UI, which brings its own style. */
export const pageStyle = `:root { color-scheme: light dark; --page: #ffffff; --ink: #14211e; --muted: #51605b; --line: #dbe3e0; --accent: #0b6b5d }
:root.dark-mode { --page: #1c2022; --ink: #e6efec; --muted: #a3b4af; --line: #3b4a46; --accent: #63d2ba }
body { margin: 0; background: var(--page) }
.service, .elsewhere {
  display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.5rem; max-width: 1420px; margin: 0 auto; padding: .875rem 20px;
  box-sizing: border-box; color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; border-bottom: 1px solid var(--line);
}
.service p { margin: 0 }
.service .name { font-weight: 650; overflow-wrap: anywhere }
.service .issuer { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .5rem; color: var(--muted); font-size: .875rem }
.service code { color: var(--ink); font: .875rem/1.5 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; user-select: all }
.service button {
  min-height: 2rem; padding: .125rem .75rem; font: inherit; color: var(--ink); background: transparent; border: 1px solid var(--muted);
  border-radius: 8px; cursor: pointer;
}
.service nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-left: auto }
.service a, .elsewhere a { color: var(--accent); text-underline-offset: .2em }
.service :focus-visible, .elsewhere :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.elsewhere { display: block; overflow-wrap: anywhere }
.swagger-ui .info { margin: 1.75rem 0 }
.swagger-ui .info .title { font-size: 1.75rem }
[hidden] { display: none !important }
@media (max-width: 40rem) { .service nav { margin-left: 0 } }
`
