import { withoutServiceLinks } from '@openlightfi/process'
import {
  ConfigFileError,
  type ConfigMistake,
  findMistakes,
  formatPath,
  type ParsedConfig,
  readConfigFile,
} from '@openlightfi/process/settings'
import { Default } from 'typebox/value'
import { configSchema, type ShimConfig } from './config-schema.ts'
import { findContradictions } from './find-contradictions.ts'
import { listPlainSettings, type PlainSetting, readPlainValue, variablePrefix } from './plain-settings.ts'

/**
 * The sources of a configuration; later ones win: the file, the environment, then what the command line
 * sets.
 */
export interface ConfigSources {
  /** Path of the file; absent for none. */
  readonly file?: string | undefined
  readonly variables: Readonly<Record<string, string | undefined>>
  /** `listen.tcp.port=9000`, as given to `--set`. */
  readonly assignments: readonly string[]
}

/**
 * Reads and checks the whole configuration, and fills in the defaults.
 *
 * @throws ConfigFileError with all mistakes at once: where they stand, and what would be right.
 */
export async function readConfig(sources: ConfigSources): Promise<ShimConfig> {
  const parsed = sources.file === undefined ? emptyConfig : await readConfigFile(sources.file)
  const overrides = [...readVariables(sources.variables), ...readAssignments(sources.assignments)]
  const mistakes: ConfigMistake[] = []
  const value = structuredClone(parsed.value)
  for (const override of overrides) {
    if ('message' in override) mistakes.push(override)
    else if (isGroup(value)) assign(value, override.setting, override.text)
  }
  const places = new Map(
    overrides.flatMap((override) =>
      'setting' in override ? [[formatPath(override.setting.path), override.place] as const] : [],
    ),
  )
  const place = (path: ConfigMistake['path']) => places.get(formatPath(path)) ?? parsed.locate(path)
  mistakes.push(...findMistakes(configSchema, value))
  const config = Default(configSchema, withoutMistakes(value, mistakes)) as ShimConfig
  const wrong = new Set(mistakes.map(({ path }) => path[0]))
  mistakes.push(...findContradictions(config).filter(({ path }) => !wrong.has(path[0])))
  if (mistakes.length > 0) {
    throw new ConfigFileError(mistakes.map((mistake) => ({ place: place(mistake.path), ...mistake })))
  }
  return config
}

/**
 * The settings that are right by themselves, so that contradictions are found in the same round as other
 * mistakes.
 */
function withoutMistakes(value: unknown, mistakes: readonly ConfigMistake[]): unknown {
  if (mistakes.length === 0) return value
  const wrong = new Set(mistakes.map(({ path }) => path[0]))
  const rest = isGroup(value) ? Object.entries(value).filter(([name]) => !wrong.has(name)) : []
  return { server: 'http://localhost', ...Object.fromEntries(rest) }
}

const emptyConfig: ParsedConfig = { value: {}, locate: () => '' }

type Override =
  | { readonly setting: PlainSetting; readonly text: string; readonly place: string }
  | ConfigMistake

function readVariables(variables: ConfigSources['variables']): Override[] {
  const settings = new Map(listPlainSettings(configSchema).map((setting) => [setting.variable, setting]))
  return Object.entries(withoutServiceLinks(variables, variablePrefix)).flatMap(
    ([name, text]): Override[] => {
      if (!name.startsWith(variablePrefix) || text === undefined || name === configFileVariable) return []
      const setting = settings.get(name)
      if (setting) return [{ setting, text, place: name }]
      return [
        { path: [], place: name, message: `is not a setting. Known are ${[...settings.keys()].join(', ')}` },
      ]
    },
  )
}

/** The variable that names the configuration file. */
export const configFileVariable = `${variablePrefix}CONFIG`

function readAssignments(assignments: readonly string[]): Override[] {
  const settings = new Map(
    listPlainSettings(configSchema).map((setting) => [setting.path.join('.'), setting]),
  )
  return assignments.map((assignment): Override => {
    const [, name = '', text] = /^([^=]*)=(.*)$/s.exec(assignment) ?? []
    const setting = settings.get(name)
    if (setting && text !== undefined) return { setting, text, place: `--set ${name}` }
    const message = `--set takes name=value, where name is one of ${[...settings.keys()].join(', ')}`
    return { path: [], place: `--set ${text === undefined ? '' : name}`.trim(), message }
  })
}

type Group = Record<string, unknown>

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function assign(value: Group, { path, schema }: PlainSetting, text: string): void {
  let group = value
  for (const name of path.slice(0, -1)) {
    group[name] ??= {}
    const next = group[name]
    if (!isGroup(next)) return // the file's mistake, which is reported
    group = next
  }
  group[path.at(-1) ?? ''] = readPlainValue(schema, text)
}
