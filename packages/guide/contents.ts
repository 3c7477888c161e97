/** A page of the guide. */
export interface GuidePage {
  /** Path of its Markdown, from the root of the repository. */
  readonly source: string
  /** Its last part of the address, `/guide/<slug>`; empty for the first page. */
  readonly slug: string
  /** Its name in the contents. */
  readonly label: string
  /** True where addresses are named as such, as defaults, and none stands for that of this server. */
  readonly keepsAddresses?: true
}

/** Pages that belong together. */
export interface GuideGroup {
  readonly title: string
  readonly pages: readonly GuidePage[]
}

/** A page of `docs/guide`, which is there for the guide alone. */
const guide = (slug: string, label: string): GuidePage => ({ source: `docs/guide/${slug}.md`, slug, label })

/** A page of `docs`. */
const docs = (slug: string, label: string): GuidePage => ({ source: `docs/${slug}.md`, slug, label })

/** The contents of the guide, in order. Every page of `docs`, decisions aside, stands here once. */
export const contents: readonly GuideGroup[] = [
  {
    title: 'Begin',
    pages: [
      { source: 'docs/guide/README.md', slug: '', label: 'What do you want to do?' },
      guide('connect', 'Connect a program'),
      docs('first-row', 'From nothing to a first row'),
      docs('recipes', 'Recipes'),
      docs('glossary', 'Words'),
    ],
  },
  {
    title: 'Programs',
    pages: [
      guide('python', 'Python'),
      guide('typescript', 'TypeScript'),
      guide('postman', 'Postman'),
      { source: 'packages/client/README.md', slug: 'sdk', label: 'The SDK' },
      { source: 'packages/client/SPEC.md', slug: 'token-source', label: 'How the SDK keeps a login' },
      docs('sdk-comparison', 'The SDK and other libraries'),
      { source: 'examples/README.md', slug: 'examples', label: 'Programs to copy' },
      { source: 'compat/README.md', slug: 'documented-clients', label: 'The documented clients' },
      docs('api-page', 'The page of the API'),
      docs('requests', 'How requests are written'),
      docs('problems', 'Problems'),
    ],
  },
  {
    title: 'Tables and notebooks',
    pages: [
      guide('excel', 'Excel'),
      guide('power-bi', 'Power BI'),
      guide('data-frames', 'pandas, polars and DuckDB'),
      docs('files', 'Files elsewhere'),
      docs('history', 'Histories'),
      docs('metrics', 'Daily metrics'),
      docs('stats', 'The state of data'),
      docs('retention', 'For how long readings are kept'),
    ],
  },
  {
    title: 'Live and automation',
    pages: [
      guide('grafana', 'Grafana'),
      guide('home-assistant', 'Home Assistant'),
      guide('node-red', 'Node-RED'),
      docs('events', 'Events as they happen'),
      docs('webhooks', 'Webhooks'),
      docs('changes', 'What is new'),
      docs('shim', 'The shim'),
      docs('forwarders', 'Forwarders'),
      docs('ten-years', 'Ten years unattended'),
    ],
  },
  {
    title: 'Sensors in',
    pages: [
      docs('readings', 'Posting readings'),
      docs('mqtt', 'From MQTT brokers'),
      docs('estate', 'Describing buildings'),
      docs('simulate', 'Simulated buildings'),
      { ...docs('demo', 'The demo building'), keepsAddresses: true },
    ],
  },
  {
    title: 'People and access',
    pages: [
      docs('dashboard', 'The dashboard'),
      docs('accounts', 'Accounts'),
      docs('administration', 'Administration'),
      docs('oauth', 'OAuth2'),
      docs('applications', 'Applications for people'),
      docs('authorisation', 'Who may do what'),
      docs('security', 'What is guarded, and how'),
      docs('oauth-assertions', 'OAuth2, each rule and its test'),
    ],
  },
  {
    title: 'Running it',
    pages: [
      guide('deployment', 'Deployment'),
      { ...docs('operations', 'Operations'), keepsAddresses: true },
      { ...docs('monitoring', 'Monitoring'), keepsAddresses: true },
      { ...docs('settings', 'Settings'), keepsAddresses: true },
      { source: 'packages/cli/README.md', slug: 'command', label: 'The command', keepsAddresses: true },
      { ...docs('cli', 'All commands'), keepsAddresses: true },
      docs('limits', 'Limits'),
      docs('one-process', 'One process'),
    ],
  },
]

/** All pages, in order. */
export const guidePages: readonly GuidePage[] = contents.flatMap(({ pages }) => pages)
