import { type Connection, findOauthUrl } from './connection.ts'

/**
 * Writes the file with the secret that the recipes and the pages of the guide read: lines that a shell,
 * systemd, Docker and Node take alike. It is made in the browser, and once.
 */
export function writeEnvFile(
  serverUrl: string,
  { client_id }: Pick<Connection['application'], 'client_id'>,
  secret: string | undefined,
): string {
  const lines = [
    `API_URL=${serverUrl}`,
    `OAUTH_URL=${findOauthUrl({ serverUrl })}`,
    `CLIENT_ID=${client_id}`,
    ...(secret === undefined ? [] : [`CLIENT_SECRET=${secret}`]),
  ]
  return `${lines.join('\n')}\n`
}
