#!/usr/bin/env node
import { ConfigError, DataDirectoryError, describeConfig, readConfig, startServer } from './index.ts'
import { stopOnSignals } from './stop-on-signals.ts'

const usage = `lightfi-server: the sensor API and its OAuth2 server in one process.

Usage: lightfi-server [--help]

It is configured by environment variables:
${describeConfig()}
`

async function main(): Promise<void> {
  const [argument] = process.argv.slice(2)
  if (argument === '--help') {
    process.stdout.write(usage)
    return
  }
  if (argument !== undefined) throw new ConfigError(`"${argument}" is not known.\n\n${usage}`)
  const server = await startServer(readConfig(process.env))
  stopOnSignals(() => server.close())
  process.stdout.write(`Serving on ${server.publicUrl}, documentation at ${server.publicUrl}/docs\n`)
  const setupLink = await server.createSetupLink()
  if (setupLink) {
    process.stdout.write(
      `No user exists yet. Create the first administrator here; the link works once, for 24 hours:\n  ${setupLink}\n`,
    )
  }
}

/** Mistakes of the operator's are shown as a sentence; anything else with its trace. */
function describeFailure(error: unknown): string {
  const isOperators = error instanceof ConfigError || error instanceof DataDirectoryError
  if (isOperators) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `${error.message}. Stop what listens there, or set another LIGHTFI_PORT.`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`)
  process.exitCode = 1
}
