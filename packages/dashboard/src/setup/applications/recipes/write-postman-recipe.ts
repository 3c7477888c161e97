import { recipeTexts } from '../../../text/en/recipes.ts'
import { type Connection, findOauthUrl, findWay, mayPost, mayRead } from './connection.ts'
import type { Recipe } from './recipe.ts'

const words = recipeTexts.postman

/** Where Postman in a browser takes a code; the program takes it from the same address. */
const callbackUrl = 'https://oauth.pstmn.io/v1/callback'

/** As a collection for Postman. */
export function writePostmanRecipe(connection: Connection): Recipe {
  const way = findWay(connection.application)
  const text = `${JSON.stringify(buildCollection(connection), null, 2)}\n`
  const lacksCallback = way !== 'itself' && !connection.application.callback_urls.includes(callbackUrl)
  return {
    id: 'postman',
    title: words.title,
    guidePage: 'postman',
    steps: [
      { text: words.import, code: { language: 'json', text, fileName: 'lightfi.postman_collection.json' } },
      ...(lacksCallback ? [{ text: words.callback(callbackUrl) }] : []),
      ...(way === 'page' ? [] : [{ text: words.secret }]),
      { text: words.login },
    ],
  }
}

function buildCollection(connection: Connection) {
  const { application, serverUrl } = connection
  return {
    info: {
      name: application.name,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: { type: 'oauth2', oauth2: listAuthSettings(connection) },
    variable: [
      { key: 'server', value: serverUrl },
      { key: 'client_secret', value: '' },
    ],
    item: listRequests(connection),
  }
}

function listAuthSettings(connection: Connection) {
  const { application } = connection
  const oauthUrl = findOauthUrl(connection)
  const way = findWay(application)
  const settings = {
    tokenName: application.name,
    addTokenTo: 'header',
    headerPrefix: 'Bearer',
    accessTokenUrl: `${oauthUrl}/token`,
    clientId: application.client_id,
    client_authentication: 'body',
    scope: application.scopes.join(' '),
    ...(way === 'itself'
      ? { grant_type: 'client_credentials', clientSecret: '{{client_secret}}' }
      : {
          authUrl: `${oauthUrl}/authorize`,
          redirect_uri: callbackUrl,
          ...(way === 'page'
            ? { grant_type: 'authorization_code_with_pkce', challengeAlgorithm: 'S256' }
            : { grant_type: 'authorization_code', clientSecret: '{{client_secret}}' }),
        }),
  }
  return Object.entries(settings).map(([key, value]) => ({ key, value, type: 'string' }))
}

function listRequests({ application, sensor }: Connection) {
  const { sensorId, varName, value } = sensor
  const read = (name: string, path: string) => ({
    name,
    request: { method: 'GET', url: `{{server}}${path}` },
  })
  const reading = { sensor_id: sensorId, var_name: varName, time: '{{$timestamp}}', value }
  // A number: Postman puts it in place of the quoted name.
  const body = JSON.stringify({ readings: [reading] }, null, 2).replace('"{{$timestamp}}"', '{{$timestamp}}')
  return [
    ...(mayRead(application)
      ? [
          read(words.locations, '/locations'),
          read(words.newest, `/sensors/${sensorId}?project=latest&project=value`),
          read(words.history, `/sensors/${sensorId}/${varName}/history`),
        ]
      : []),
    ...(mayPost(application)
      ? [
          {
            name: words.post,
            request: {
              method: 'POST',
              url: '{{server}}/readings?dry_run=true',
              header: [{ key: 'Content-Type', value: 'application/json' }],
              body: { mode: 'raw', raw: body },
            },
          },
        ]
      : []),
  ]
}
