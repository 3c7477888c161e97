import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import type { Finding } from '../doctor/check.ts'
import { checkFiles } from '../doctor/check-files.ts'
import { checkLogin } from '../doctor/check-login.ts'
import { checkNetwork } from '../doctor/check-network.ts'
import { checkServer } from '../doctor/check-server.ts'
import { ChecksFailedError, exitCodes } from '../exit-code.ts'
import { showPlainly } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { colour } from '../output/write-text.ts'
import { type GlobalOptions, readSettings, type Settings } from '../settings.ts'

/**
 * Adds `lightfi doctor`: checks everything between this machine and the data, and says what to do about
 * faults.
 */
export function addDoctorCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('doctor')
    .description('check files, network, server, clock and login, and say what to do about what is wrong')
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>()
      const settings = readSettings(environment, options)
      const findings = await examine(environment, settings, options)
      const failed = findings.filter(({ status }) => status === 'fail')
      const data = findings.map(({ exitCode: _exitCode, ...finding }) => finding)
      await showResult(environment, settings, {
        value: { server: settings.server, healthy: failed.length === 0, data },
        text: () => [
          `${settings.server}\n`,
          ...findings.map((finding) => formatFinding(environment, finding)),
        ],
      })
      const [first] = failed
      if (!first) return
      const count = failed.length === 1 ? 'One check' : `${failed.length} checks`
      throw new ChecksFailedError(`${count} failed.`, first.exitCode ?? exitCodes.failure)
    })
}

async function examine(
  environment: CliEnvironment,
  settings: Settings,
  options: GlobalOptions,
): Promise<Finding[]> {
  const findings = [...(await checkFiles(settings)), ...(await checkNetwork(settings.server, environment))]
  if (isAboutNetwork(findings)) return [...findings, skip('http'), skip('token')]
  findings.push(...(await checkServer(environment, settings)))
  if (isAboutNetwork(findings)) return [...findings, skip('token')]
  return [...findings, ...(await checkLogin(environment, options))]
}

function isAboutNetwork(findings: readonly Finding[]): boolean {
  return findings.some(({ status, exitCode }) => status === 'fail' && exitCode === exitCodes.network)
}

function skip(check: string): Finding {
  return { check, status: 'skip', detail: 'the server cannot be reached' }
}

const nameWidth = 10

function formatFinding(environment: CliEnvironment, { check, status, detail, advice }: Finding): string {
  const style = { ok: 'green', warn: 'yellow', fail: 'red', skip: 'dim' } as const
  const mark = colour(environment, environment.stdout, style[status], status.padEnd(4))
  const line = `${mark}  ${check.padEnd(nameWidth)}  ${showPlainly(detail)}\n`
  return advice === undefined ? line : `${line}${' '.repeat(nameWidth + 8)}${showPlainly(advice)}\n`
}
