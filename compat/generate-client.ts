import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buildOnce } from './build-once.ts'
import { runProgram } from './run-program.ts'

/** A release of openapi-generator. */
export interface ClientGenerator {
  readonly version: string
  /** Absolute path. */
  readonly jar: string
}

/** Arguments of openapi-generator for each documented language, as the documentation gives them. */
const languages = {
  python: ['-g', 'python', '--additional-properties=floatStrictType=false'],
  typescript: ['--generator-name', 'typescript-axios'],
  // Undocumented, but like Java programs in the field: without further libraries, and with calls by name.
  java: [
    ...['-g', 'java', '--library', 'native'],
    '--additional-properties=openApiNullable=false,useSingleRequestParameter=true',
    // Every object of Java has a method `wait` already.
    '--parameter-name-mappings=wait=waitS',
    '--global-property=apiTests=false,modelTests=false,apiDocs=false,modelDocs=false',
  ],
} as const

/** A language that a client is generated for. */
export type ClientLanguage = keyof typeof languages

/** The old release that many integrators pin; its jar is inside an npm package. */
export function findPinnedGenerator(): ClientGenerator {
  const manifest = createRequire(import.meta.url).resolve('@openapitools/openapi-generator-cli/package.json')
  return { version: '5.0.0-beta2', jar: join(dirname(manifest), 'bin', 'openapi-generator.jar') }
}

/**
 * Generates a client from the document that a server serves.
 *
 * @param java absolute path.
 * @param publicUrl of the server. The address is no part of what the client is cached by: programs pass their
 * own.
 * @returns absolute path of the folder with the generated code.
 */
export async function generateClient(
  java: string,
  generator: ClientGenerator,
  language: ClientLanguage,
  publicUrl: string,
): Promise<string> {
  const answer = await fetch(`${publicUrl}/openapi.json`)
  if (!answer.ok) throw new Error(`${publicUrl}/openapi.json answered ${answer.status}`)
  const openApiJson = await answer.text()
  const ingredients = [generator.version, ...languages[language], openApiJson.replaceAll(publicUrl, '')]
  return buildOnce(`client-${language}-${generator.version}`, ingredients, async (folder) => {
    const input = join(folder, 'openapi.json')
    await writeFile(input, openApiJson)
    await runProgram({
      command: java,
      args: ['-jar', generator.jar, 'generate', '-i', input, ...languages[language], '-o', folder],
    })
  })
}
