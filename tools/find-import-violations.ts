import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type IModule } from 'dependency-cruiser'
import { importRules } from './import-rules.ts'

const sources = ['bench', 'compat', 'demo', 'e2e', 'examples', 'packages', 'scripts', 'tools']

/**
 * Every import below `root` that breaks a rule of the architecture, as lines for people.
 *
 * @param root absolute path of a tree with the folders of this repository.
 */
export async function findImportViolations(root: string, folders = sources): Promise<string[]> {
  const { output } = await cruise(
    folders.filter((folder) => existsSync(join(root, folder))),
    {
      baseDir: root,
      // TypeScript 7 has no programming interface to parse with.
      parser: 'swc',
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      // compat/typescript is compiled in a place of its own, beside the generated client that it imports;
      // dist, the dashboard and the guide are what is built.
      exclude: {
        path: ['^compat/typescript/', '^packages/[^/]+/dist/', '^packages/server/(dashboard|guide)'],
      },
      validate: true,
      ruleSet: { forbidden: [...importRules] },
    },
    {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  )
  if (typeof output === 'string')
    throw new Error('dependency-cruiser was asked for a report, not for its result')
  const broken = output.summary.violations.map(({ rule, from, to }) => {
    const { comment } = importRules.find(({ name }) => name === rule.name) ?? {}
    return `${rule.name}: ${from} -> ${to}\n    ${comment}`
  })
  return [...broken, ...findSecondOidcImporter(output.modules)]
}

/** `oidc-provider` has many traps; one file has to know them all. */
function findSecondOidcImporter(modules: readonly IModule[]): string[] {
  const importers = modules
    .filter(({ source }) => /^(packages|demo)\//.test(source) && !source.endsWith('.test.ts'))
    .filter(({ dependencies }) =>
      dependencies.some(
        ({ module, dependencyTypes }) =>
          module.split('/')[0] === 'oidc-provider' && !dependencyTypes.includes('type-only'),
      ),
    )
    .map(({ source }) => source)
  return importers.length > 1
    ? [`oidc-provider-has-one-importer: ${importers.join(', ')}\n    Only one file may import oidc-provider.`]
    : []
}
