export { ShimConfigError } from './config/config-mistake.ts'
export type { ShimConfig } from './config/config-schema.ts'
export { describeConfig, tabulateConfig } from './config/describe-config.ts'
export { type ConfigSources, configFileVariable, readConfig } from './config/read-config.ts'
