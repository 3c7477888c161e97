/** @import { ApiDocument, SwaggerBundle, SwaggerUi } from './types.ts' */
import { createDocumentPlugin } from './adapt-document.js'
import { isService, leadToPublicUrl } from './address.js'
import { followLinks } from './follow-links.js'
import { groupOperations } from './group-operations.js'
import { clientId, loginScope, offerLogin } from './login.js'
import { mendAccess } from './mend-access.js'
import { createAnswerReader } from './read-answers.js'
import { createSamplesPlugin } from './samples/show-samples.js'
import { createLongAnswersPlugin } from './show-long-answers.js'

const dark = matchMedia('(prefers-color-scheme: dark)')
const applyScheme = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', applyScheme)
applyScheme()

offerCopy()

const publicUrl = document.body.dataset.publicUrl ?? location.origin
const isHere = isService(location.origin, publicUrl)
if (!isHere) leadToPublicUrl(publicUrl)
const apiUrl = isHere ? location.origin : publicUrl

const { SwaggerUIBundle: bundle } = /** @type {{ SwaggerUIBundle: SwaggerBundle }} */ (
  /** @type {unknown} */ (window)
)
const answers = createAnswerReader()
/** @type {ApiDocument | undefined} */
let apiDocument
/** @type {SwaggerUi} */
const ui = bundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  syntaxHighlight: { theme: 'tomorrow-night' },
  oauth2RedirectUrl: `${location.origin}/docs/redirect`,
  presets: [bundle.presets.apis],
  plugins: [
    createDocumentPlugin(isHere ? location.origin : undefined, (document) => {
      apiDocument = document
    }),
    followLinks,
    groupOperations,
    mendAccess,
    createSamplesPlugin(() => apiDocument),
    createLongAnswersPlugin(answers),
  ],
  requestInterceptor: (/** @type {{ loadSpec?: boolean, userFetch?: typeof answers.read }} */ request) => {
    if (!request.loadSpec) request.userFetch = answers.read
    return request
  },
  onComplete: () => offerLogin(ui, apiUrl),
})
ui.initOAuth({ clientId, scopes: loginScope, usePkceWithAuthorizationCodeGrant: true })

function offerCopy() {
  const button = document.getElementById('copy')
  if (button === null || !navigator.clipboard) return
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById('oauth_url')?.textContent ?? '')
    button.textContent = 'Copied'
    setTimeout(() => {
      button.textContent = 'Copy'
    }, 2000)
  })
}
