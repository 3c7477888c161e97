import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildOnce } from './build-once.ts'
import { runProgram } from './run-program.ts'

/** A Python environment with all that `requirements.txt` asks for. */
export interface PythonEnvironment {
  /** Absolute path of its interpreter. */
  readonly python: string
  /** Absolute path of the newest openapi-generator, which comes as a Python package. */
  readonly generatorJar: string
}

/**
 * The environment of the documented Python programs; made at first use, which downloads packages.
 *
 * @param systemPython absolute path of a Python with `venv`.
 */
export async function preparePythonEnvironment(systemPython: string): Promise<PythonEnvironment> {
  const python = await buildVirtualEnvironment(
    'python',
    join(import.meta.dirname, 'requirements.txt'),
    systemPython,
  )
  const locate =
    "import openapi_generator_cli as package; print(package.__path__[0] + '/openapi-generator.jar')"
  const { stdout: generatorJar } = await runProgram({ command: python, args: ['-c', locate] })
  return { python, generatorJar: generatorJar.trim() }
}

/**
 * A virtual environment with what a requirements file asks for; made at first use, which downloads packages.
 * Its programs are started as modules: it was built in another folder, which their first lines name.
 *
 * @param name first part of the folder's name, for people.
 * @param requirements absolute path of the file.
 * @param systemPython absolute path of a Python with `venv`.
 * @returns absolute path of its interpreter.
 */
export async function buildVirtualEnvironment(
  name: string,
  requirements: string,
  systemPython: string,
): Promise<string> {
  const { stdout: version } = await runProgram({ command: systemPython, args: ['--version'] })
  const ingredients = [await readFile(requirements, 'utf8'), systemPython, version]
  const folder = await buildOnce(name, ingredients, async (unfinished) => {
    await runProgram({ command: systemPython, args: ['-m', 'venv', unfinished] })
    await runProgram({
      command: join(unfinished, 'bin', 'python'),
      args: ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements],
      // The machine decides where packages come from, and through which proxy.
      env: process.env,
    })
  })
  return join(folder, 'bin', 'python')
}
