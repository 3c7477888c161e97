/** @import { Kept, SwaggerSystem, SwaggerUi } from './types.ts' */

/** The service's own client of this page: public, so it has no secret. */
export const clientId = 'lightfi-docs'

/** Everything that somebody can do themselves. */
export const loginScope = 'aws.cognito.signin.user.admin'

const schemeName = 'oauth2'

/**
 * Lets people log in and out by one button. Swagger UI's own dialog, for other clients and scopes, stays
 * beside it, and is what opens where the browser has no Web Crypto, which is at plain http on other machines.
 *
 * @param {SwaggerUi} ui
 * @param {string} apiUrl
 */
export async function offerLogin(ui, apiUrl) {
  const button = /** @type {HTMLButtonElement | null} */ (document.getElementById('login'))
  const who = document.getElementById('who')
  if (button === null || who === null) return
  const system = ui.getSystem()
  let token = ''
  let next = await prepareProof()
  button.hidden = false

  button.addEventListener('click', async () => {
    if (token !== '') return system.authActions.logout([schemeName])
    const definition = findCodeFlow(system)
    if (next === undefined || definition === undefined) {
      return system.authActions.showDefinitions(system.authSelectors.definitionsToAuthorize())
    }
    // Browsers let a click open a window, and not what comes later: the proof is made before it.
    openLogin(system, definition, next)
    next = await prepareProof()
  })

  ui.getStore().subscribe(async () => {
    const current = String(
      system.authSelectors.authorized().getIn([schemeName, 'token', 'access_token']) ?? '',
    )
    if (current === token) return
    token = current
    button.textContent = token === '' ? 'Log in' : 'Log out'
    who.textContent = ''
    if (token === '') return
    const name = await readName(apiUrl, token)
    if (token === current) who.textContent = name
    const lifetimeS = Number(system.authSelectors.authorized().getIn([schemeName, 'token', 'expires_in']))
    if (!(lifetimeS > 0)) return
    setTimeout(() => {
      if (token !== current) return
      system.authActions.logout([schemeName])
      who.textContent = 'Your login has ended.'
    }, lifetimeS * 1000)
  })
}

/** @typedef {{ verifier: string, challenge: string, state: string }} Proof */

/**
 * Makes the proof that who exchanges a code is who asked for it, RFC 7636.
 *
 * @returns {Promise<Proof | undefined>} undefined where the browser has no Web Crypto
 */
async function prepareProof() {
  if (!globalThis.isSecureContext) return undefined
  const verifier = toBase64Url(crypto.getRandomValues(new Uint8Array(32)))
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  const state = toBase64Url(crypto.getRandomValues(new Uint8Array(16)))
  return { verifier, challenge: toBase64Url(new Uint8Array(digest)), state }
}

/** @param {Uint8Array} bytes */
function toBase64Url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** @param {SwaggerSystem} system @returns {Kept | undefined} */
function findCodeFlow({ authSelectors }) {
  for (const definition of authSelectors.definitionsToAuthorize()) {
    const scheme = /** @type {Kept | undefined} */ (definition.get(schemeName))
    if (scheme?.get('flow') === 'authorizationCode') return scheme
  }
  return undefined
}

/**
 * Opens the login in a window of its own, which tells `window.swaggerUIRedirectOauth2` of this page when it
 * comes back to `/docs/redirect`.
 *
 * @param {SwaggerSystem} system
 * @param {Kept} schema
 * @param {Proof} proof
 */
function openLogin({ authActions, errActions }, schema, { verifier, challenge, state }) {
  const redirectUrl = `${location.origin}/docs/redirect`
  const auth = {
    name: schemeName,
    schema,
    scopes: [loginScope],
    clientId,
    clientSecret: '',
    codeVerifier: verifier,
  }
  const callback = authActions.authorizeAccessCodeWithFormParams
  Object.assign(window, {
    swaggerUIRedirectOauth2: { auth, state, redirectUrl, callback, errCb: errActions.newAuthErr },
  })
  const address = new URL(String(schema.get('authorizationUrl')))
  address.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUrl,
    scope: loginScope,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }).toString()
  errActions.clear({ authId: schemeName, type: 'auth', source: 'auth' })
  window.open(address)
}

/**
 * Finds the name of who has logged in; where it cannot be known, the words that somebody has.
 *
 * @param {string} apiUrl
 * @param {string} token
 * @returns {Promise<string>}
 */
async function readName(apiUrl, token) {
  try {
    const answer = await fetch(`${apiUrl}/me`, { headers: { authorization: `Bearer ${token}` } })
    const { name, username } = await answer.json()
    return name ?? username ?? 'Logged in'
  } catch {
    return 'Logged in'
  }
}
