import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { showResult } from '../output/show-result.ts'
import { findExpiryS, readClaims } from '../read-claims.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

/**
 * Adds `lightfi token`: a fresh access token for other programs, on the standard output and never in an
 * argument.
 */
export function addTokenCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('token')
    .description('print an access token that is fresh, for other programs')
    .option('--header', 'as the line of HTTP that carries it: lightfi token --header | curl -H @- URL')
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { header?: true }>()
      const { tokens, settings } = openSession(environment, options)
      const accessToken = await tokens.getAccessToken({ signal: environment.interruption })
      await showResult(environment, settings, {
        value: {
          access_token: accessToken,
          token_type: 'Bearer',
          expires_at: findExpiryS(readClaims(accessToken)) ?? null,
        },
        text: () => (options.header ? `Authorization: Bearer ${accessToken}\n` : `${accessToken}\n`),
      })
      const { stdout, stderr } = environment
      if (stdout.isTTY)
        stderr.write('Whoever has this token can do what you can until it expires: do not paste it around.\n')
    })
}
