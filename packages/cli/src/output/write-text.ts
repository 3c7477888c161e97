import { styleText } from 'node:util'
import type { CliEnvironment, TextStream } from '../cli-environment.ts'

/** Writes pieces one by one and waits whenever the reader is slower. */
export async function writeText(
  stream: TextStream,
  pieces: Iterable<string> | AsyncIterable<Uint8Array>,
): Promise<void> {
  for await (const piece of pieces) {
    if (!stream.write(piece)) await new Promise<void>((resolve) => stream.once('drain', resolve))
  }
}

/** Writes a value as indented JSON. */
export async function writeJson(stream: TextStream, value: unknown): Promise<void> {
  await writeText(stream, [`${JSON.stringify(value, null, 2)}\n`])
}

/** Colours text when it goes to a terminal and `NO_COLOR` is not set (no-color.org). */
export function colour(
  { variables }: CliEnvironment,
  stream: TextStream,
  style: 'bold' | 'red' | 'yellow' | 'green' | 'dim',
  text: string,
): string {
  const wanted = stream.isTTY === true && !variables.NO_COLOR && variables.TERM !== 'dumb'
  return wanted ? styleText(style, text, { validateStream: false }) : text
}
