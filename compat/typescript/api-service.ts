import { Configuration, DefaultApi } from './services/api'

/** The settings of the programs, from their environment. */
export function readSetting(name: string): string {
  const setting = process.env[name]
  if (setting === undefined) throw new Error(`Set ${name}`)
  return setting
}

/** A new access token for the refresh token of the environment. */
export async function getAccessToken(): Promise<string> {
  const answer = await fetch(`${readSetting('OAUTH_URL')}/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: readSetting('CLIENT_ID'),
      client_secret: readSetting('CLIENT_SECRET'),
      refresh_token: readSetting('REFRESH_TOKEN'),
    }),
  })
  const tokens = (await answer.json()) as {
    access_token?: string
    error?: string
    error_description?: string
  }
  if (tokens.access_token === undefined)
    throw new Error(
      `The token endpoint answered ${answer.status}, ${tokens.error}: ${tokens.error_description}`,
    )
  return tokens.access_token
}

/** The generated client with a fresh access token. */
export async function createApi(): Promise<DefaultApi> {
  return new DefaultApi(
    new Configuration({ basePath: readSetting('API_URL'), accessToken: await getAccessToken() }),
  )
}
