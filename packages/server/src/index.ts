export { ConfigError, describeConfig, readConfig, type ServerConfig } from './config.ts'
export { type RunningServer, startServer } from './server.ts'
export { stopOnSignals } from './stop-on-signals.ts'
export { DataDirectoryError } from './storage/data-directory.ts'
