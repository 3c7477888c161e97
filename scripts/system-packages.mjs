/**
 * The programs outside npm that the tests drive, and how to get them. Runs on a bare Node 20:
 * `node scripts/system-packages.mjs` installs what is missing where that is possible (root on Debian).
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInForeground } from './run-in-foreground.mjs'

/**
 * @typedef {object} SystemPart
 * @property {readonly string[]} commands names it is known by; the first that exists and passes the probe is
 * taken.
 * @property {readonly string[]} probe arguments with which it ends with 0 when it is usable.
 * @property {number} [probeStatus] what it ends with instead, where it has no way to end with 0.
 * @property {readonly string[]} debianPackages
 * @property {string} purpose
 * @property {boolean} [isOptional] tests go on without it, only slower: it is installed where it can be, and
 * never reported as missing.
 */

/** Every part, by the name tests ask for. */
export const systemParts = {
  chromium: {
    commands: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    probe: ['--version'],
    // Without recommended packages Chromium comes with no font, and draws no text.
    debianPackages: ['chromium', 'fonts-dejavu-core'],
    purpose: 'the browser tests',
  },
  // The same engine without what a person's browser has around it: a page opens for half the work.
  chromiumShell: {
    commands: ['chromium-headless-shell'],
    probe: ['--version'],
    debianPackages: ['chromium-headless-shell'],
    purpose: 'the browser tests, to be quick,',
    isOptional: true,
  },
  pdftotext: {
    commands: ['pdftotext'],
    probe: ['-v'],
    debianPackages: ['poppler-utils'],
    purpose: 'the tests of printed pages',
  },
  soffice: {
    commands: ['soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'],
    probe: ['--version'],
    debianPackages: ['libreoffice-calc-nogui'],
    purpose: 'the tests of workbooks in LibreOffice',
  },
  java: {
    commands: ['java'],
    probe: ['-version'],
    debianPackages: ['default-jre-headless'],
    purpose: 'generating the documented clients',
  },
  javac: {
    commands: ['javac'],
    probe: ['-version'],
    debianPackages: ['default-jdk-headless'],
    purpose: 'the Java program with a generated client',
  },
  python: {
    commands: ['python3'],
    // Debian splits venv from Python, and pandas, which reads our files, dropped Python 3.10.
    probe: ['-c', 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))'],
    debianPackages: ['python3', 'python3-venv', 'tzdata'],
    purpose: 'the documented Python programs, Schemathesis and the ClickHouse server of the tests',
  },
  mosquitto: {
    commands: ['mosquitto', '/usr/sbin/mosquitto'],
    probe: ['-h'],
    probeStatus: 3,
    debianPackages: ['mosquitto'],
    purpose: 'the tests of MQTT',
  },
  postgres: {
    commands: [
      'postgres',
      ...[18, 17, 16, 15, 14, 13].map((version) => `/usr/lib/postgresql/${version}/bin/postgres`),
    ],
    probe: ['--version'],
    debianPackages: ['postgresql'],
    purpose: 'the tests of the PostgreSQL forwarder',
  },
  mosquittoClient: {
    commands: ['mosquitto_sub'],
    probe: ['--help'],
    probeStatus: 1,
    debianPackages: ['mosquitto-clients'],
    purpose: 'the recipes about MQTT',
  },
  psql: {
    commands: ['psql'],
    probe: ['--version'],
    debianPackages: ['postgresql-client'],
    purpose: 'the recipes about PostgreSQL',
  },
  zsh: {
    commands: ['zsh'],
    probe: ['--version'],
    debianPackages: ['zsh'],
    purpose: 'the tests of shell completion',
  },
  fish: {
    commands: ['fish'],
    probe: ['--version'],
    debianPackages: ['fish'],
    purpose: 'the tests of shell completion',
  },
  curl: {
    commands: ['curl'],
    probe: ['--version'],
    debianPackages: ['curl'],
    purpose: 'what the pages show, and the tests of proxies',
  },
  nginx: {
    commands: ['nginx', '/usr/sbin/nginx'],
    probe: ['-v'],
    debianPackages: ['nginx-light'],
    purpose: 'the tests behind a proxy of the server',
  },
  haproxy: {
    commands: ['haproxy', '/usr/sbin/haproxy'],
    probe: ['-v'],
    debianPackages: ['haproxy'],
    purpose: 'the tests of the HAProxy configuration in docs/deploy',
  },
  promtool: {
    commands: ['promtool'],
    probe: ['--version'],
    debianPackages: ['prometheus'],
    purpose: 'the tests of the rules for alerts in docs/deploy',
  },
  openssl: {
    commands: ['openssl'],
    probe: ['version'],
    debianPackages: ['openssl'],
    purpose: 'the tests of proxies and certificates',
  },
  'systemd-analyze': {
    commands: ['systemd-analyze'],
    probe: ['--version'],
    debianPackages: ['systemd'],
    purpose: 'the tests of the systemd units',
  },
  tinyproxy: {
    commands: ['tinyproxy', '/usr/sbin/tinyproxy'],
    probe: ['-v'],
    debianPackages: ['tinyproxy-bin'],
    purpose: 'the tests of outgoing proxies',
  },
  strace: {
    commands: ['strace'],
    // It is there and of no use where a process may not be traced, as in some containers.
    probe: ['-f', '-o', '/dev/null', 'true'],
    debianPackages: ['strace'],
    purpose: 'the tests of the order of writes, and of a disk that fails',
  },
  faketime: {
    commands: ['faketime'],
    probe: ['-f', '+0', 'true'],
    debianPackages: ['faketime'],
    purpose: 'the documented Python programs under a moved clock',
  },
}

/** @typedef {keyof typeof systemParts} SystemPartName */

/** @type {readonly SystemPartName[]} */
export const systemPartNames = /** @type {SystemPartName[]} */ (Object.keys(systemParts))

/**
 * Absolute path of a part's program, or `undefined` when none that works is on this machine.
 *
 * @param {SystemPartName} name
 * @returns {string | undefined}
 */
export function findSystemPart(name) {
  /** @type {SystemPart} */
  const { commands, probe, probeStatus = 0 } = systemParts[name]
  const folders = (process.env.PATH ?? '').split(delimiter)
  return commands
    .flatMap((command) =>
      command.startsWith('/') ? [command] : folders.map((folder) => join(folder, command)),
    )
    .find((path) => existsSync(path) && spawnSync(path, probe, { stdio: 'ignore' }).status === probeStatus)
}

/** The parts that are not on this machine. */
export function listMissingParts() {
  return systemPartNames.filter((name) => findSystemPart(name) === undefined)
}

/** @param {SystemPartName} name */
function isNeeded(name) {
  /** @type {SystemPart} */
  const { isOptional = false } = systemParts[name]
  return !isOptional
}

/**
 * One line that says what is missing, what for, and how to get it.
 *
 * @param {SystemPartName} name
 */
export function explainMissingPart(name) {
  const { debianPackages, purpose } = systemParts[name]
  return `${name} is missing, which ${purpose} need. On Debian: apt-get install ${debianPackages.join(' ')}`
}

/**
 * Installs the missing parts with apt-get where this user may (root); elsewhere does nothing.
 *
 * @returns {Promise<SystemPartName[]>} the parts that are needed and still missing.
 */
export async function installSystemPackages() {
  const missing = listMissingParts()
  if (missing.length === 0) return missing
  await installDebianPackages(missing.flatMap((name) => systemParts[name].debianPackages))
  return listMissingParts().filter(isNeeded)
}

/**
 * Installs packages with apt-get where this user may (root on Debian); elsewhere does nothing. A package that
 * fails, or that Debian does not have, does not keep others from being installed.
 *
 * @param {readonly string[]} packages
 */
export async function installDebianPackages(packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  console.error(`Installing with apt-get: ${packages.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = ['--quiet', '--yes', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0']
  // A failed update is not the end: old lists may do, and the installation says so if not.
  await runInForeground('apt-get', ['update', ...options], { env })
  const install = ['install', '--no-install-recommends', ...options]
  if ((await runInForeground('apt-get', [...install, ...packages], { env })) === 0 || packages.length < 2)
    return
  for (const name of packages) await runInForeground('apt-get', [...install, name], { env })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const missing = await installSystemPackages()
  for (const name of missing) console.error(explainMissingPart(name))
  process.exitCode = missing.length === 0 ? 0 : 1
}
