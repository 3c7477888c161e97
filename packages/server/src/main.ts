#!/usr/bin/env node
import { endProcess } from '@openlightfi/process'
import { formatConfig, formatStartFailure, operate, operatorCommandHelp, readConfig } from './index.ts'
import { printResult } from './print-result.ts'
import { serveUntilEnded } from './serve-until-ended.ts'

const usage = `lightfi-server: the sensor API and its OAuth2 server in one process.

Usage: lightfi-server [serve]                       serve until it is stopped
${operatorCommandHelp}

It is configured by environment variables:
${formatConfig()}
`

async function main(): Promise<void> {
  const words = process.argv.slice(2)
  const [first = 'serve', second] = words
  if (words.includes('--help')) await printResult(usage)
  else if (first === 'serve' && second === undefined) await serveUntilEnded(process.env)
  else await operateFromShell(words)
}

/** Runs a command from a shell. Only the result goes to standard output, so that a script can use it. */
async function operateFromShell(words: readonly string[]): Promise<void> {
  const { result, note } = await operate(readConfig(process.env), words)
  if (result !== '') await printResult(`${result}\n`)
  if (note) process.stderr.write(`${note}\n`)
}

try {
  await main()
} catch (error) {
  await endProcess(1, formatStartFailure(error))
}
