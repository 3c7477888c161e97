/** The reasons for not running a block. */
export type BlockSyntax = 'sh' | 'generated' | 'drawing'

/** A block that no test runs. */
export interface BlockException {
  readonly reason: string
  /**
   * The check that it gets all the same: see `checkSyntax`. `generated`: `tools/generate.ts` writes it and
   * the check compares.
   */
  readonly syntax: BlockSyntax
}

/**
 * The blocks of the pages that no test runs, each with its reason; all others stand in `tested-blocks.ts`.
 */
export const blockExceptions: Readonly<Record<string, BlockException>> = {
  'README.md#an-open-lightfi-sensor-api:1': {
    reason:
      'npm start is run as docs/demo.md has it, from an empty folder by npm run prove first-row; npm test runs this very check',
    syntax: 'sh',
  },
  'README.md#how-it-is-built:1': { reason: 'a drawing', syntax: 'drawing' },
  'compat/README.md#the-documented-clients:1': { reason: 'a part of npm test itself', syntax: 'sh' },
  'docs/cli.md#options-of-every-command:1': { reason: 'written from the commands', syntax: 'generated' },
  'docs/files.md#recipes:1': {
    reason:
      'compat/consumers/consumers.test.ts writes the same files by the same command, for a sensor of its own',
    syntax: 'sh',
  },
  'docs/operations.md#backups:1': {
    reason: 'needs sudo and the user of the service; backup/restore-drill.test.ts runs the command itself',
    syntax: 'sh',
  },
  'docs/operations.md#restore:1': {
    reason: 'needs sudo and a system with the service; backup/restore-drill.test.ts runs the command itself',
    syntax: 'sh',
  },
  'docs/operations.md#restore:2': {
    reason: 'needs a backup; backup/restore-drill.test.ts runs the commands',
    syntax: 'sh',
  },
  'docs/operations.md#upgrades:1': {
    reason: 'needs sudo and a system with the service',
    syntax: 'sh',
  },
  'docs/operations.md#commands-on-the-machine:1': {
    reason: 'needs sudo and the user of the service; operate.slow.test.ts runs the command itself',
    syntax: 'sh',
  },
  'docs/operations.md#what-to-start:1': {
    reason: 'needs sudo and a system with the service; e2e/service-units.test.ts verifies the unit',
    syntax: 'sh',
  },
  'docs/shim.md#as-a-service:1': {
    reason:
      'needs sudo and a system with the service; the command without it is run as docs/shim.md has it above',
    syntax: 'sh',
  },
  'docs/webhooks.md#try-it-on-your-own-machine:1': {
    reason: 'the blocks below it are run against a demo that was started with this variable',
    syntax: 'sh',
  },
  'packages/cli/README.md#installing:1': {
    reason: 'installs for the whole machine; docs/first-row.md has the same for one folder, which is run',
    syntax: 'sh',
  },
  'packages/client/README.md#installing:1': {
    reason: 'writes into the clone; docs/first-row.md has the same, which is run',
    syntax: 'sh',
  },
  'docs/ten-years.md#ten-years-unattended:1': {
    reason: 'parts of npm test and npm run prove themselves',
    syntax: 'sh',
  },
}
