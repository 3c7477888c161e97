import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { configSchema } from '../../packages/shim/src/config/config-schema.ts'
import { listPlainSettings } from '../../packages/shim/src/config/plain-settings.ts'
import { type Page, repositoryRoot } from './read-page-blocks.ts'

const variable = /\bLIGHTFI_[A-Z0-9_]*[A-Z0-9]\b/g

/**
 * Variables that the programs read, by what their sources say. Those of the shim follow from its settings.
 */
export function listReadVariables(): Set<string> {
  const files = globSync(['packages/*/src/**/*.ts', 'demo/*.ts', 'scripts/*.mjs'], {
    cwd: repositoryRoot,
    exclude: ['**/node_modules/**', '**/*.test.ts', '**/*.prove.ts', '**/service-links.ts'],
  })
  return new Set(files.flatMap((file) => listVariables(readFileSync(join(repositoryRoot, file), 'utf8'))))
}

/** Variables of the settings of the shim, which docs/shim.md lists by the names of the settings. */
export function listShimVariables(): Set<string> {
  return new Set(listPlainSettings(configSchema).map((setting) => setting.variable))
}

/** A variable that Kubernetes sets for a service, such as `LIGHTFI_PORT=tcp://10.0.0.1:80`. */
const serviceLink = /\bLIGHTFI_[A-Z0-9_]+=tcp:\/\/|\bLIGHTFI_[A-Z_]*SERVICE_HOST\b/g

/** All `LIGHTFI_*` names in a text. */
export function listVariables(text: string): string[] {
  return [...text.replaceAll(serviceLink, '').matchAll(variable)].map(([name]) => name)
}

/** Variables that a page names and no program reads. */
export function findUnknownVariables(page: Page, read: ReadonlySet<string>): string[] {
  const texts = [...page.prose, ...page.blocks.map(({ text }) => text)]
  const unknown = new Set(texts.flatMap(listVariables).filter((name) => !read.has(name)))
  return [...unknown].map((name) => `${page.path}: no program reads ${name}`)
}
