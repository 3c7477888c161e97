#!/usr/bin/env node
import { endProcess } from '@openlightfi/process'
import type { CommandContext } from './administration/index.ts'
import { formatConfig, formatStartFailure, operate, operatorCommandHelp, readConfig } from './index.ts'
import { printResult } from './print-result.ts'
import { serveUntilEnded } from './serve-until-ended.ts'
import { showProgress } from './show-progress.ts'

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

/** The commands that take long, and can be ended in the middle. */
const longCommands: readonly string[] = ['backup', 'restore']

/** Runs a command from a shell. Only the result goes to standard output, so that a script can use it. */
async function operateFromShell(words: readonly string[]): Promise<void> {
  const run = (context?: CommandContext) => operate(readConfig(process.env), words, context)
  const { result, note } = await (longCommands.includes(words[0] ?? '') ? showProgress(run) : run())
  if (result !== '') await printResult(`${result}\n`)
  if (note) process.stderr.write(`${note}\n`)
}

try {
  await main()
} catch (error) {
  await endProcess(1, formatStartFailure(error))
}
