import type { Command } from 'commander'
import type { CliEnvironment } from './cli-environment.ts'

/** Makes the program for a command line, with the commands that it can mean. */
type CreateProgram = (environment: CliEnvironment, commandLine: readonly string[]) => Promise<Command>

/** Adds one command, with all below it, to the program. */
type AddCommand = (program: Command, environment: CliEnvironment, createProgram: CreateProgram) => void

/**
 * The commands by name, in the order in which `--help` lists them. Each is loaded when it is wanted, so that
 * starting one does not pay for the others.
 */
export const commandLoaders: Readonly<Record<string, () => Promise<AddCommand>>> = {
  login: async () => (await import('./commands/login.ts')).addLoginCommand,
  logout: async () => (await import('./commands/logout.ts')).addLogoutCommand,
  profile: async () => (await import('./commands/profile.ts')).addProfileCommand,
  doctor: async () => (await import('./commands/doctor.ts')).addDoctorCommand,
  status: async () => (await import('./commands/status.ts')).addStatusCommand,
  token: async () => (await import('./commands/token.ts')).addTokenCommand,
  me: async () => (await import('./commands/me.ts')).addMeCommand,
  locations: async () => (await import('./commands/locations.ts')).addLocationsCommand,
  summary: async () => (await import('./commands/summary.ts')).addSummaryCommand,
  sensors: async () => (await import('./commands/sensors.ts')).addSensorsCommand,
  variables: async () => (await import('./commands/variables.ts')).addVariablesCommand,
  floorplans: async () => (await import('./commands/floorplans.ts')).addFloorplansCommand,
  settings: async () => (await import('./commands/location-settings.ts')).addSettingsCommand,
  retention: async () => (await import('./commands/retention.ts')).addRetentionCommand,
  latest: async () => (await import('./commands/latest.ts')).addLatestCommand,
  history: async () => (await import('./commands/history.ts')).addHistoryCommand,
  readings: async () => (await import('./commands/readings.ts')).addReadingsCommand,
  daily: async () => (await import('./commands/metrics.ts')).addDailyCommand,
  hourly: async () => (await import('./commands/metrics.ts')).addHourlyCommand,
  changes: async () => (await import('./commands/changes.ts')).addChangesCommand,
  plot: async () => (await import('./commands/plot.ts')).addPlotCommand,
  watch: async () => (await import('./commands/watch.ts')).addWatchCommand,
  import: async () => (await import('./commands/import.ts')).addImportCommand,
  export: async () => (await import('./commands/export.ts')).addExportCommand,
  simulate: async () => (await import('./commands/simulate.ts')).addSimulateCommand,
  clients: async () => (await import('./commands/clients.ts')).addClientsCommand,
  users: async () => (await import('./commands/users.ts')).addUsersCommand,
  webhooks: async () => (await import('./commands/webhooks.ts')).addWebhooksCommand,
  downloads: async () => (await import('./commands/downloads.ts')).addDownloadsCommand,
  preferences: async () => (await import('./commands/preferences.ts')).addPreferencesCommand,
  views: async () => (await import('./commands/views.ts')).addViewsCommand,
  sessions: async () => (await import('./commands/sessions.ts')).addSessionsCommand,
  grants: async () => (await import('./commands/grants.ts')).addGrantsCommand,
  shim: async () => (await import('./commands/shim.ts')).addShimCommand,
  audit: async () => (await import('./commands/audit.ts')).addAuditCommand,
  completion: async () => (await import('./commands/completion.ts')).addCompletionCommand,
  complete: async () => (await import('./commands/complete.ts')).addCompleteCommand,
}
