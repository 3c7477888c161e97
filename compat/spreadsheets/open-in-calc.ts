import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'

/** A cell as a spreadsheet has it. */
export interface CalcCell {
  /** What the spreadsheet takes it for; empty where there is nothing. */
  readonly type: 'empty' | 'string' | 'float' | 'date' | 'percentage'
  /** The content: text, the digits of a number, or a date and time as RFC 3339 without an offset. */
  readonly value: string
  /** What somebody sees. */
  readonly shown: string
}

/** The sheets of a file, by their names: rows of cells. */
export type CalcSheets = ReadonlyMap<string, readonly (readonly CalcCell[])[]>

/** How LibreOffice is started. */
export interface CalcRun {
  /** The program. */
  readonly soffice: string
  /** A folder for its profile and what it writes. */
  readonly folder: string
  /** Of the user, such as `de-DE`. */
  readonly locale: string
  /** What a person picks when asked how a file of text is divided. */
  readonly divider?: ',' | ';'
}

/** A start makes a profile of its own first; on a busy machine that takes a while. */
const patienceMs = 300_000

/**
 * Opens files in LibreOffice Calc, all by one start of it, and reads what it made of them. No two files may
 * have the same name before its ending.
 * @returns the sheets of each file, in the given order.
 */
export async function openInCalc(
  { soffice, folder, locale, divider }: CalcRun,
  files: readonly string[],
): Promise<CalcSheets[]> {
  const profile = join(folder, `profile-${locale}-${divider === ';' ? 'semicolon' : 'comma'}`)
  const target = `${profile}-out`
  await mkdir(join(profile, 'user'), { recursive: true })
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), writeProfile(locale))
  const filter = divider && `--infilter=Text - txt - csv (StarCalc):${divider.charCodeAt(0)},34,UTF-8,1`
  const args = [
    `-env:UserInstallation=file://${profile}`,
    '--headless',
    ...(filter ? [filter] : []),
    ...['--convert-to', 'fods', '--outdir', target],
    ...files,
  ]
  await promisify(execFile)(soffice, args, { timeout: patienceMs })
  return Promise.all(
    files.map(async (file) => {
      const name = basename(file).replace(/\.[^.]*$/, '.fods')
      return readSheets(await readFile(join(target, name), 'utf8'))
    }),
  )
}

function writeProfile(locale: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${locale}</value></prop></item></oor:items>
`
}

/** Reads the sheets of a document in flat XML (ODF 1.3). */
function readSheets(xml: string): CalcSheets {
  const sheets = new Map<string, CalcCell[][]>()
  for (const [, name = '', content = ''] of xml.matchAll(
    /<table:table table:name="([^"]*)"[^>]*>(.*?)<\/table:table>/gs,
  )) {
    const rows: CalcCell[][] = []
    for (const [, attributes = '', cells = ''] of content.matchAll(
      /<table:table-row\b([^>]*?)(?:\/>|>(.*?)<\/table:table-row>)/gs,
    )) {
      const row = readRow(cells)
      // The rows and cells behind the last one with content stand there as one that is repeated.
      if (row.length === 0) continue
      for (let times = readCount(attributes, 'rows'); times > 0; times -= 1) rows.push(row)
    }
    sheets.set(name, rows)
  }
  return sheets
}

function readRow(xml: string): CalcCell[] {
  const row: CalcCell[] = []
  for (const [, attributes = '', content = ''] of xml.matchAll(
    /<table:table-cell\b([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs,
  )) {
    const cell = readCell(attributes, content)
    for (let times = Math.min(readCount(attributes, 'columns'), 30); times > 0; times -= 1) row.push(cell)
  }
  return row.slice(0, row.findLastIndex(({ type }) => type !== 'empty') + 1)
}

function readCell(attributes: string, content: string): CalcCell {
  const type = /office:value-type="([a-z]+)"/.exec(attributes)?.[1] as CalcCell['type'] | undefined
  const lines = [...content.matchAll(/<text:p>(.*?)<\/text:p>/gs)].map(([, text = '']) => decodeText(text))
  const shown = lines.join('\n')
  if (type === undefined) return { type: 'empty', value: '', shown }
  const value = /office:(?:date-)?value="([^"]*)"/.exec(attributes)?.[1]
  return { type, value: value ?? shown, shown }
}

function readCount(attributes: string, what: 'rows' | 'columns'): number {
  return Number(new RegExp(`table:number-${what}-repeated="(\\d+)"`).exec(attributes)?.[1] ?? 1)
}

function decodeText(text: string): string {
  return text
    .replaceAll(/<text:s(?: text:c="(\d+)")?\/>/g, (_all, count = 1) => ' '.repeat(Number(count)))
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
