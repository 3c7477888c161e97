import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { formatFacts } from '../output/format-facts.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { showResult } from '../output/show-result.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

/** Adds `lightfi downloads create`: addresses that need no token. */
export function addDownloadsCommand(program: Command, environment: CliEnvironment): void {
  const downloads = program
    .command('downloads')
    .description('make addresses from which others download what you may read')
  downloads
    .command('create')
    .description('make an address that works once, without a token, for a minute')
    .argument('<path>', 'of an export or a history, e.g. "/exports/sensors?format=csv"')
    .option('--name <name>', 'name of the file; made up of the path when absent')
    .action(async (path: string, _options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { name?: string }>()
      const { client, settings } = openSession(environment, options)
      const named = options.name === undefined ? {} : { file_name: options.name }
      const download = await client.createDownload({ path, ...named })
      const { url, expires_at, file_name } = download
      const until = formatLocalTime(expires_at, Intl.DateTimeFormat().resolvedOptions().timeZone)
      const text = () => formatFacts({ url, expires_at: until, file_name })
      await showResult(environment, settings, { value: download, text })
    })
}
