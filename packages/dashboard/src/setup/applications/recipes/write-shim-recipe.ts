import { recipeTexts } from '../../../text/en/recipes.ts'
import { type Connection, envFileName, findWay, mayPost, mayRead } from './connection.ts'
import type { Recipe, RecipeStep } from './recipe.ts'

const words = recipeTexts.shim

/** The address of a shim that runs with its defaults. */
const shimUrl = 'http://127.0.0.1:8787'

/** Through the shim, for programs that know nothing of OAuth2. */
export function writeShimRecipe(connection: Connection): Recipe {
  const { sensor, application } = connection
  return {
    id: 'shim',
    title: words.title,
    guidePage: 'shim',
    steps: [
      ...writeShimSteps(connection, ''),
      ...(mayRead(application)
        ? [
            {
              text: words.read,
              code: {
                language: 'sh',
                text: `curl -sS --fail-with-body '${shimUrl}/sensors/${sensor.sensorId}?project=latest&project=value'\n`,
              },
            } as const,
          ]
        : []),
    ],
  }
}

/**
 * The steps from nothing to a shim that runs.
 *
 * @param more what the configuration has besides: forwarders.
 */
export function writeShimSteps(connection: Connection, more: string): readonly RecipeStep[] {
  const isItself = findWay(connection.application) === 'itself'
  return [
    {
      text: words.install,
      code: {
        language: 'sh',
        text: `clone=~/openlightfi
(cd "$clone" && npm run build:command) &&
  npm pack "$clone/packages/cli/dist" &&
  npm install --global ./openlightfi-cli-*.tgz
`,
      },
    },
    {
      text: words.secret,
      code: {
        language: 'sh',
        text: `(umask 077; . ./${envFileName}; printf %s "$CLIENT_SECRET" > client-secret)\n`,
      },
    },
    {
      text: more === '' ? words.save : words.saveWithBroker,
      code: { language: 'yaml', text: `${writeShimFile(connection)}${more}`, fileName: 'shim.yaml' },
    },
    ...(isItself
      ? []
      : [{ text: words.login, code: { language: 'sh', text: writeLogin(connection) } } as const]),
    { text: words.run, code: { language: 'sh', text: 'lightfi shim run --config shim.yaml\n' } },
  ]
}

function writeLogin({ application }: Connection): string {
  const flag = findWay(application) === 'device' ? ' --device' : ''
  return `lightfi shim login --config shim.yaml${flag}\n`
}

function writeShimFile({ serverUrl, application }: Connection): string {
  const allow = `allow:
  - { methods: [GET, HEAD], paths: ['/locations/**', '/sensors/**'] }
  - { methods: [POST], paths: ['/readings'] }
`
  return `server: ${serverUrl}
oauth:
  clientId: ${application.client_id}
  clientSecretFile: ./client-secret
${findWay(application) === 'itself' ? '  grant: clientCredentials\n' : ''}${mayPost(application) ? allow : ''}`
}
