export { ShimConfigError } from './config/config-mistake.ts'
export type { ShimConfig } from './config/config-schema.ts'
export { describeConfig, tabulateConfig } from './config/describe-config.ts'
export { type ConfigSources, configFileVariable, readConfig } from './config/read-config.ts'
export {
  CredentialFileError,
  type Credentials,
  createCredentials,
  readSecretFile,
} from './credentials/create-credentials.ts'
export { createKey, hashKey, shortestKey } from './proxy/api-keys.ts'
export { findStateDirectory, findTokenFile, type ShimPlaces } from './shim-paths.ts'
export { type RunningShim, type ShimOptions, startShim } from './start-shim.ts'
