import { readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { buildOnce } from './build-once.ts'
import { runProgram } from './run-program.ts'

const sources = join(import.meta.dirname, 'java')

/** A Java program and what it needs. */
export interface JavaProgram {
  /** For `java -cp`. */
  readonly classPath: string
}

/**
 * Compiles a program of the folder `java` with a client that was generated for it.
 *
 * @param javac absolute path.
 * @param client what `generateClient` made.
 * @param libraries a jar with Jackson, which generated clients need; the generator's own has it.
 */
export async function compileJavaProgram(
  javac: string,
  program: string,
  client: string,
  libraries: string,
): Promise<JavaProgram> {
  const source = join(sources, `${program}.java`)
  const { stdout: version } = await runProgram({ command: javac, args: ['-version'] })
  const ingredients = [await readFile(source, 'utf8'), client, version]
  const classes = await buildOnce(`java-${program}`, ingredients, async (folder) => {
    const sourcePath = [join(client, 'src', 'main', 'java'), sources].join(delimiter)
    const options = ['-proc:none', '-nowarn', '-d', folder, '-cp', libraries, '-sourcepath', sourcePath]
    await runProgram({ command: javac, args: ['-J-XX:TieredStopAtLevel=1', ...options, source] })
  })
  return { classPath: [classes, libraries].join(delimiter) }
}
