import { recipeTexts } from '../../../text/en/recipes.ts'
import { type Connection, envFileName, findOauthUrl, findWay, mayRead } from './connection.ts'
import type { Recipe } from './recipe.ts'
import { writeLoginSteps } from './write-login-steps.ts'

const words = recipeTexts.typescript

/** With the SDK of this project. */
export function writeTypescriptRecipe(connection: Connection): Recipe {
  const isPage = findWay(connection.application) === 'page'
  const file = isPage ? 'lightfi.ts' : 'lightfi-example.mts'
  return {
    id: 'typescript',
    title: words.title,
    guidePage: 'typescript',
    steps: [
      {
        text: isPage ? words.installInPage : words.install,
        code: {
          language: 'sh',
          text: `clone=~/openlightfi
(cd "$clone" && npm run build:sdk) &&
  npm pack "$clone/packages/client/dist" &&
  npm install ./openlightfi-client-*.tgz
`,
        },
      },
      ...writeLoginSteps(connection),
      {
        text: isPage ? words.page : words.save(file),
        code: {
          language: 'ts',
          text: isPage ? writePage(connection) : writeProgram(connection),
          fileName: file,
        },
      },
      ...(isPage
        ? []
        : [
            {
              text: words.run(file.replace('.mts', '.mjs')),
              code: { language: 'sh', text: `node --env-file=${envFileName} ${file}\n` },
            } as const,
          ]),
    ],
  }
}

function writeProgram(connection: Connection): string {
  const { serverUrl, application, sensor } = connection
  const isItself = findWay(application) === 'itself'
  const grant = isItself ? 'createClientCredentialsGrant' : 'createRefreshTokenGrant'
  const store = `  store: createMemoryTokenStore({ refreshToken: process.env.REFRESH_TOKEN ?? '' }),\n`
  const imports = [
    'createClient',
    ...(isItself ? [] : ['createMemoryTokenStore']),
    grant,
    'createTokenSource',
  ]
    .sort()
    .join(', ')
  return `import { ${imports} } from '@openlightfi/client'

const tokens = createTokenSource({
  grant: ${grant}({
    oauthUrl: '${findOauthUrl(connection)}',
    clientId: '${application.client_id}',
    clientSecret: process.env.CLIENT_SECRET ?? '',
  }),
${isItself ? '' : store}})
const client = createClient({ baseUrl: '${serverUrl}', tokens })

${mayRead(application) ? writeRead(sensor) : writePost(sensor)}`
}

function writeRead({ sensorId }: Connection['sensor']): string {
  return `const { data = [] } = await client.readSensor('${sensorId}', { project: ['latest', 'value'] })
for (const { var_name, time, value } of data) console.log(var_name, new Date((time ?? 0) * 1000), value)
`
}

function writePost({ sensorId, varName, value }: Connection['sensor']): string {
  return `const receipt = await client.createReadings(
  { readings: [{ sensor_id: '${sensorId}', var_name: '${varName}', time: Date.now() / 1000, value: ${value} }] },
  { dry_run: true },
)
console.log(receipt)
`
}

function writePage(connection: Connection): string {
  const { serverUrl, application, sensor } = connection
  return `import {
  createClient, createRefreshTokenGrant, createTokenSource, createWebTokenStore,
  discoverAuthorizationServer, finishBrowserLogin, startBrowserLogin,
} from '@openlightfi/client'

const oauthClient = { oauthUrl: '${findOauthUrl(connection)}', clientId: '${application.client_id}' }
const redirectUri = '${application.callback_urls[0] ?? ''}'
const store = createWebTokenStore({ key: 'lightfi' })

export async function logIn() {
  const server = await discoverAuthorizationServer(oauthClient)
  location.assign(await startBrowserLogin(server, { clientId: oauthClient.clientId, redirectUri }))
}

// On the page at redirectUri:
export async function finishLogin() {
  await store.save(await finishBrowserLogin(oauthClient, location.href))
}

export async function readNewest() {
  const tokens = createTokenSource({ grant: createRefreshTokenGrant(oauthClient), store })
  const client = createClient({ baseUrl: '${serverUrl}', tokens })
  return client.readSensor('${sensor.sensorId}', { project: ['latest', 'value'] })
}
`
}
