import { revokeToken } from '@openlightfi/client'
import { createFileTokenStore } from '@openlightfi/client/node'
import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { showResult } from '../output/show-result.ts'
import { buildNativeClient } from '../session.ts'
import { type GlobalOptions, readSettings } from '../settings.ts'

interface LogoutOptions extends GlobalOptions {
  readonly local?: boolean
}

/** Adds `lightfi logout`: ends the login at the server, then forgets it here. */
export function addLogoutCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('logout')
    .description('end the stored login')
    .option('--local', 'only delete the stored tokens, for a server that is gone')
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<LogoutOptions>()
      const settings = readSettings(environment, options)
      const store = createFileTokenStore(settings.tokenFile)
      const tokens = await store.load()
      // The tokens are deleted only when the server has ended them: a login that lives on must stay
      // revocable.
      if (tokens?.refreshToken !== undefined && !options.local) {
        await revokeToken(buildNativeClient(environment, settings), tokens.refreshToken)
      }
      await store.clear()
      const wasLoggedIn = tokens !== undefined
      const message = wasLoggedIn ? 'Logged out of' : 'You were not logged in to'
      await showResult(environment, settings, {
        value: { server: settings.server, was_logged_in: wasLoggedIn },
        text: () => `${message} ${settings.server}.\n`,
      })
    })
}
