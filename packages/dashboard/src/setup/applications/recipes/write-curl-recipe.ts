import { recipeTexts } from '../../../text/en/recipes.ts'
import { type Connection, findOauthUrl, mayPost, mayRead } from './connection.ts'
import type { Recipe, RecipeStep } from './recipe.ts'
import { listTokenFields, pickMember, readEnvFile, writeLoginSteps } from './write-login-steps.ts'

const words = recipeTexts.curl

/** From a terminal. Secret and token are handed on by pipes, so that no list of processes has them. */
export function writeCurlRecipe(connection: Connection): Recipe {
  const { application } = connection
  return {
    id: 'curl',
    title: words.title,
    guidePage: 'connect',
    steps: [
      ...writeLoginSteps(connection),
      { text: words.token, code: { language: 'sh', text: writeTokenRequest(connection) } },
      ...(mayRead(application) ? [writeRead(connection)] : []),
      ...(mayPost(application) ? [writePost(connection)] : []),
    ],
  }
}

function writeTokenRequest(connection: Connection): string {
  const fields = listTokenFields(connection)
    .filter(([name]) => name !== 'client_secret')
    .map(([name, value]) => `-d ${name}=${value.startsWith('$') ? `"${value}"` : value}`)
  return `${readEnvFile}
${pickMember}
answer=$(printf %s "$CLIENT_SECRET" |
  curl -sS --fail-with-body ${findOauthUrl(connection)}/token \\
    ${fields.join(' \\\n    ')} \\
    --data-urlencode client_secret@-) || echo "$answer"
ACCESS_TOKEN=$(printf %s "$answer" | pick access_token)
`
}

function writeRead({ serverUrl, sensor: { sensorId, name } }: Connection): RecipeStep {
  const text = `printf 'Authorization: Bearer %s' "$ACCESS_TOKEN" |
  curl -sS --fail-with-body -H @- \\
    '${serverUrl}/sensors/${sensorId}?project=latest&project=value'
`
  return { text: words.read(name), code: { language: 'sh', text } }
}

function writePost({ serverUrl, sensor: { sensorId, name, varName, value } }: Connection): RecipeStep {
  const body = `{"readings":[{"sensor_id":"${sensorId}","var_name":"${varName}","time":'"$(date +%s)"',"value":${value}}]}`
  const text = `printf 'Authorization: Bearer %s' "$ACCESS_TOKEN" |
  curl -sS --fail-with-body -H @- \\
    '${serverUrl}/readings?dry_run=true' \\
    --json '${body}'
`
  return { text: words.post(name), code: { language: 'sh', text } }
}
