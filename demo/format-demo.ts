import type { DemoFacts } from './demo-facts.ts'

/** The text that tells a person how to use the running demo. It shows the demo's passwords on purpose. */
export function formatDemo(facts: DemoFacts, factsFile: string): string {
  const [firstSensor] = facts.sensor_ids
  const organisations = [...new Set(facts.users.map((user) => user.organisation))]
  return [
    section('Addresses', [
      ['Dashboard', `${facts.api_url}/dashboard/`],
      ['Guide', `${facts.api_url}/guide/`],
      ['API', facts.api_url],
      ['Page of the API', `${facts.api_url}/docs`],
      ['OAuth2', facts.oauth_url],
      ['OpenAPI', `${facts.api_url}/openapi.json`],
    ]),
    section(
      'Users',
      facts.users.map(({ username, password, role, organisation }) => [
        username,
        `${password}   ${role}, ${organisation}`,
      ]),
    ),
    section('OAuth2 clients (id and secret)', [
      ...facts.oauth_clients.map(
        ({ client_id, client_secret }, index) =>
          [organisations[index] ?? '', `${client_id}  ${client_secret}`] as const,
      ),
      ['Gateway, write only', `${facts.gateway.client_id}  ${facts.gateway.client_secret}`],
    ]),
    `The same for scripts: ${factsFile}`,
    section('Next', [
      ['Log in', 'npx --no lightfi login'],
      ['Look around', 'npx --no lightfi locations'],
      ['Watch', `npx --no lightfi watch ${firstSensor} CO2ppm`],
    ]),
  ].join('\n\n')
}

function section(title: string, rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length))
  return [title, ...rows.map(([name, value]) => `  ${name.padEnd(width)}   ${value}`)].join('\n')
}
