/**
 * Writes every committed file that is derived from the contract, from the commands, from the panels of the
 * dashboard for Grafana or from the table of who may do what; with `--check`, fails when one is stale.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { buildOpenApiDocument } from '@openlightfi/contract'
import openapiTS, { astToString } from 'openapi-typescript'
import manifest from '../packages/contract/package.json' with { type: 'json' }
import { authorisationPage } from './authorisation-page.ts'
import { cliPage } from './cli-page.ts'
import { clientCatalogue } from './client-catalogue.ts'
import { grafanaDashboard } from './grafana-dashboard.ts'
import { problemsPage } from './problems-page.ts'
import { settingsPage } from './settings-page.ts'

const root = new URL('../', import.meta.url)
const document = buildOpenApiDocument('http://localhost:8000', manifest.version)
const documentJson = `${JSON.stringify(document, null, 2)}\n`
const banner = '// Generated from openapi.json by `npm run generate`; do not edit.\n\n'

const derived: Record<string, string> = {
  'packages/contract/openapi.json': documentJson,
  'packages/client/src/api-types.generated.ts': banner + astToString(await openapiTS(documentJson)),
  'packages/client/src/catalogue.generated.ts': clientCatalogue(),
  'docs/problems.md': problemsPage(),
  'docs/authorisation.md': authorisationPage({ paths: {}, ...document }),
  'docs/cli.md': await cliPage(),
  'docs/settings.md': settingsPage(),
  'docs/deploy/lightfi.grafana.json': grafanaDashboard(),
}

const stale: string[] = []
for (const [path, content] of Object.entries(derived)) {
  const current = await readFile(new URL(path, root), 'utf8').catch(() => undefined)
  if (current === content) continue
  stale.push(path)
  if (!process.argv.includes('--check')) await writeFile(new URL(path, root), content)
}

if (stale.length === 0) console.log('Generated files are up to date.')
else if (!process.argv.includes('--check')) console.log(`Wrote ${stale.join(', ')}`)
else {
  console.error(`Stale: ${stale.join(', ')}. Run: npm run generate`)
  process.exitCode = 1
}
