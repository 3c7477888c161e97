import type { IForbiddenRuleType } from 'dependency-cruiser'

const testFile = '\\.(test|prove)\\.ts$|/(test|testing)/'

/** The modules that tests of every package may import: programs outside npm, and what the pages say. */
const requiredPart = '^tools/(required-part|read-state-table|pages/read-page-blocks)\\.ts$'

/** Everything of ours besides the named packages, as a pattern of paths. */
function everythingBut(...packages: readonly string[]): string {
  return `^(packages/(?!(${packages.join('|')})/)|(bench|compat|demo|docs|e2e|examples|scripts|tools)/)`
}

function mayImportOnly(name: string, ...allowed: readonly string[]): IForbiddenRuleType {
  const others = allowed.length === 0 ? 'nothing else of ours' : `only ${allowed.join(' and ')}`
  return {
    name: `${name}-imports-${allowed.length === 0 ? 'nothing' : `only-${allowed.join('-and-')}`}`,
    comment: `packages/${name} may import ${others}.`,
    severity: 'error',
    from: { path: `^packages/${name}/` },
    to: { path: everythingBut(name, ...allowed), pathNot: requiredPart },
  }
}

/**
 * The modules of the contract that the command, and the shim in it, and what the programs share may import:
 * they are packed with them, and weigh next to nothing.
 */
const lightModules =
  '^packages/contract/src/(guard-formula|numbers|times|timestamp|explain-time|find-schema-mistakes|explain-rule|text-patterns|weekdays)\\.ts$'

/** A module outside the server may take types from `contract`, which cost nothing at run time. */
function takesOnlyTypesOfContract(name: string, besides?: string): IForbiddenRuleType {
  return {
    name: `${name}-takes-only-types-of-contract`,
    comment: `packages/${name} must be light to install: write "import type" for what it takes from contract.`,
    severity: 'error',
    from: { path: `^packages/${name}/`, pathNot: testFile },
    to: {
      path: '^packages/contract/',
      ...(besides !== undefined && { pathNot: besides }),
      dependencyTypesNot: ['type-only'],
    },
  }
}

const enginePackages = '(^|/)node_modules/(kysely|better-sqlite3|pg|chdb|@clickhouse/client)/'

/**
 * The import directions of `docs/adr/0001-house-and-toolchain.md`: two wings, server and client, that meet
 * only in `contract`, and in `process`, which knows of neither wing; stores behind their ports; features that
 * reach each other through their services.
 */
export const importRules: readonly IForbiddenRuleType[] = [
  mayImportOnly('contract'),
  mayImportOnly('process', 'contract'),
  mayImportOnly('server', 'contract', 'process'),
  mayImportOnly('client', 'contract'),
  mayImportOnly('shim', 'client', 'contract', 'process'),
  mayImportOnly('cli', 'client', 'shim', 'simulator', 'contract', 'process'),
  mayImportOnly('simulator', 'client', 'contract'),
  mayImportOnly('dashboard', 'client'),
  mayImportOnly('guide', 'dashboard'),
  takesOnlyTypesOfContract('client'),
  takesOnlyTypesOfContract('process', lightModules),
  takesOnlyTypesOfContract('shim', lightModules),
  takesOnlyTypesOfContract('cli', lightModules),
  takesOnlyTypesOfContract('simulator'),
  {
    name: 'light-modules-stay-light',
    comment:
      'What is packed into the command needs nothing else of the contract, and of npm what the shim has anyway.',
    severity: 'error',
    from: { path: lightModules },
    to: { pathNot: `${lightModules}|(^|/)node_modules/typebox/` },
  },
  {
    name: 'only-tests-ask-for-parts',
    comment:
      'tools/required-part.ts tells tests which programs outside npm are there, the others what pages say.',
    severity: 'error',
    from: { path: '^(packages|demo)/', pathNot: testFile },
    to: { path: requiredPart },
  },
  {
    name: 'demo-imports-only-what-it-composes',
    comment: 'The demo composes server, simulator and client, in one process.',
    severity: 'error',
    from: { path: '^demo/' },
    to: {
      path: '^(packages/(?!(server|simulator|client|contract|process)/)|(bench|compat|docs|e2e|examples)/)',
    },
  },
  {
    name: 'engines-stay-in-storage',
    comment:
      'A database package is imported by packages/server/src/storage/ alone; everyone else uses its ports. Tests may look behind them, and the shim writes into the databases of others.',
    severity: 'error',
    from: {
      path: '^(packages|demo)/',
      pathNot: `${testFile}|^packages/server/src/storage/|^packages/shim/src/forward/postgres-(sink|table)\\.ts$`,
    },
    to: { path: enginePackages },
  },
  {
    name: 'oidc-provider-stays-in-its-folder',
    comment: 'oidc-provider and its types are known to packages/server/src/oauth/provider/ alone.',
    severity: 'error',
    from: { path: '^(packages|demo)/', pathNot: '^packages/server/src/oauth/provider/' },
    to: { path: '(^|/)node_modules/(oidc-provider|@types/oidc-provider)/' },
  },
  {
    name: 'opentelemetry-is-loaded-when-asked-for',
    comment:
      'The libraries of traces are known to packages/server/src/tracing/open-telemetry.ts alone, which is imported when somebody wants traces.',
    severity: 'error',
    from: { path: '^(packages|demo)/', pathNot: '^packages/server/src/tracing/open-telemetry\\.ts$' },
    to: { path: '(^|/)node_modules/@opentelemetry/' },
  },
  {
    name: 'traces-are-imported-dynamically',
    comment: 'A server without traces must not load their libraries: use await import(...).',
    severity: 'error',
    from: {},
    to: {
      path: '^packages/server/src/tracing/open-telemetry\\.ts$',
      dependencyTypesNot: ['dynamic-import', 'type-only'],
    },
  },
  {
    name: 'features-meet-in-their-services',
    comment:
      'A feature of the server imports another through its service, <feature>/<feature>.ts or <feature>/index.ts. Types are free.',
    severity: 'error',
    from: {
      path: '^packages/server/src/([^/]+)/',
      pathNot: `${testFile}|^packages/server/src/(http|storage)/`,
    },
    to: {
      path: '^packages/server/src/(?!$1/|http/|storage/)[^/]+/',
      pathNot: '^packages/server/src/([^/]+)/(index|\\1)\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'storage-knows-no-feature',
    comment: 'The stores serve the features and know nothing of them.',
    severity: 'error',
    from: { path: '^packages/server/src/storage/', pathNot: testFile },
    to: { path: '^packages/server/src/(?!storage/)[^/]+/' },
  },
  {
    name: 'no-cycles',
    comment: 'Modules that need each other at run time are one module, or hide a third.',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-orphans',
    comment:
      'Nothing imports this module and it imports nothing: delete it or use it. What only bundlers for browsers choose, by a condition in package.json, is used.',
    severity: 'error',
    from: {
      orphan: true,
      pathNot: `${testFile}|/main\\.ts$|^packages/client/src/browser/|\\.(json|d\\.ts)$`,
    },
    to: {},
  },
  {
    name: 'no-unresolvable',
    comment: 'The import leads nowhere.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
]
