import { recipeTexts } from '../../../text/en/recipes.ts'
import { type Connection, deviceGrant, envFileName, findOauthUrl, findWay } from './connection.ts'
import { quoteForShell } from './quote-for-shell.ts'
import type { RecipeStep } from './recipe.ts'

const words = recipeTexts.login

/** Reads what was downloaded with the secret into the terminal. */
export const readEnvFile = `set -a; . ./${envFileName}; set +a`

/** Finds the text of a member of an answer, without a program for JSON. */
export const pickMember = `pick() { sed -n 's/.*"'"$1"'":"\\([^"]*\\)".*/\\1/p'; }`

/**
 * What somebody does once, so that a program can act for them from then on: their refresh token goes into the
 * file with the secret. None for what acts for itself, or logs people in by itself.
 */
export function writeLoginSteps(connection: Connection): readonly RecipeStep[] {
  const way = findWay(connection.application)
  if (way === 'device')
    return [{ text: words.device, code: { language: 'sh', text: writeDevice(connection) } }]
  if (way === 'code') return [{ text: words.code, code: { language: 'sh', text: writeCode(connection) } }]
  return []
}

const keepToken = `refresh_token=$(printf %s "$answer" | pick refresh_token)
test -n "$refresh_token" &&
  printf 'REFRESH_TOKEN=%s\\n' "$refresh_token" >> ${envFileName} &&
  echo '${words.done}'`

function writeDevice({ serverUrl, application: { client_id } }: Connection): string {
  const oauthUrl = findOauthUrl({ serverUrl })
  return `${readEnvFile}
${pickMember}
answer=$(printf %s "$CLIENT_SECRET" |
  curl -sS --fail-with-body ${oauthUrl}/device_authorization \\
    -d client_id=${client_id} \\
    --data-urlencode client_secret@-) || echo "$answer"
device_code=$(printf %s "$answer" | pick device_code)
echo "${words.open} $(printf %s "$answer" | pick verification_uri_complete)"
for _ in $(seq 120); do
  answer=$(printf %s "$CLIENT_SECRET" |
    curl -sS ${oauthUrl}/token \\
      -d grant_type=${deviceGrant} \\
      -d client_id=${client_id} -d device_code="$device_code" \\
      --data-urlencode client_secret@-)
  case $answer in
    *authorization_pending* | *slow_down*) sleep 5 ;;
    *) break ;;
  esac
done
${keepToken} || echo "$answer"
`
}

function writeCode({ serverUrl, application }: Connection): string {
  const oauthUrl = findOauthUrl({ serverUrl })
  const redirect = application.callback_urls[0] ?? ''
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: application.client_id,
    redirect_uri: redirect,
  })
  return `${readEnvFile}
${pickMember}
echo "${words.open} ${oauthUrl}/authorize?${query}"
printf '${words.paste} ' && read -r address
code=$(printf %s "$address" | sed -n 's/.*[?&]code=\\([^&]*\\).*/\\1/p')
answer=$(printf %s "$CLIENT_SECRET" |
  curl -sS --fail-with-body ${oauthUrl}/token \\
    -d grant_type=authorization_code -d code="$code" \\
    -d client_id=${application.client_id} \\
    --data-urlencode redirect_uri=${quoteForShell(redirect)} \\
    --data-urlencode client_secret@-) || echo "$answer"
${keepToken}
`
}

/** The fields with which a token is asked for, as names and values; `$NAME` stands for a variable. */
export function listTokenFields({ application }: Connection): readonly (readonly [string, string])[] {
  const { client_id } = application
  return findWay(application) === 'itself'
    ? [
        ['grant_type', 'client_credentials'],
        ['client_id', client_id],
        ['client_secret', '$CLIENT_SECRET'],
      ]
    : [
        ['grant_type', 'refresh_token'],
        ['client_id', client_id],
        ['client_secret', '$CLIENT_SECRET'],
        ['refresh_token', '$REFRESH_TOKEN'],
      ]
}
