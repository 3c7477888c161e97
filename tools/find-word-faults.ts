import ts from 'typescript'

/**
 * The longest line of a comment, in characters: what the formatter grants code, which it does not wrap in
 * comments.
 */
export const longestCommentLine = 110

/** Names that say nothing: a function builds, finds, formats or refuses. */
const emptyName = /^#?describe([A-Z]|$)/

/** A comment has to stay in one line where a tool reads it, or where it is one word, say an address. */
const unbreakable = /(\/\/|\/\*) *(biome-ignore|@ts-)|^\W*\S+\W*$/

/**
 * Lines of comments that are too long, and names that say nothing, of a TypeScript or JavaScript source.
 *
 * @param file path from the root, for the places.
 * @returns one line for each, with its place: `packages/cli/src/main.ts:12: ...`.
 */
export function findWordFaults(file: string, text: string): string[] {
  const lines = text.split(/\r?\n/)
  // Reading a source as a tree takes a hundred times as long as looking for what could be wrong in it.
  if (!mayHaveLongComment(text, lines) && !mayMakeEmptyName(text)) return []
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const lineOf = (position: number) => tree.getLineAndCharacterOfPosition(position).line
  const faults = new Map<number, string>()
  for (const { pos, end } of listComments(tree)) {
    for (let line = lineOf(pos); line <= lineOf(end); line += 1) {
      const content = lines[line] ?? ''
      if (content.length <= longestCommentLine || unbreakable.test(content)) continue
      faults.set(line, `a comment line has ${content.length} characters, more than ${longestCommentLine}`)
    }
  }
  for (const name of listNames(tree)) {
    if (emptyName.test(name.text))
      faults.set(lineOf(name.getStart()), `the name ${name.text} does not say what is done`)
  }
  return [...faults].sort(([a], [b]) => a - b).map(([line, fault]) => `${file}:${line + 1}: ${fault}`)
}

/** A comment within whose lines one begins without a star, so that nothing in the line tells a comment. */
const bareComment = /\/\*(?:(?!\*\/)[\s\S])*?\n[ \t]*(?!\*)\S/

function mayHaveLongComment(text: string, lines: readonly string[]): boolean {
  const long = lines.filter((line) => line.length > longestCommentLine)
  return long.some((line) => /\/\/|\*/.test(line)) || (long.length > 0 && bareComment.test(text))
}

/** Calls with a text, as tests begin, and imports make no name. */
const harmless = /\bdescribe\((?=\s*['"`])|^import .*$/gm

function mayMakeEmptyName(text: string): boolean {
  return text.includes('describe') && text.replace(harmless, '').includes('describe')
}

function listComments(tree: ts.SourceFile): ts.CommentRange[] {
  const found = new Map<number, ts.CommentRange>()
  const visit = (node: ts.Node): void => {
    const before = ts.getLeadingCommentRanges(tree.text, node.pos) ?? []
    const behind = ts.getTrailingCommentRanges(tree.text, node.end) ?? []
    for (const range of [...before, ...behind]) found.set(range.pos, range)
    for (const child of node.getChildren()) if (!isDocumentation(child)) visit(child)
  }
  visit(tree)
  return [...found.values()]
}

function isDocumentation(node: ts.Node): boolean {
  return node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode
}

/** Names of functions, methods, properties and variables where they are made. Imports are made elsewhere. */
function listNames(tree: ts.SourceFile): (ts.Identifier | ts.PrivateIdentifier)[] {
  const found: (ts.Identifier | ts.PrivateIdentifier)[] = []
  const visit = (node: ts.Node): void => {
    const { name } = node as { readonly name?: ts.Node }
    const isMade =
      ts.isFunctionDeclaration(node) ||
      ts.isVariableDeclaration(node) ||
      ts.isClassElement(node) ||
      ts.isTypeElement(node) ||
      ts.isParameter(node)
    if (isMade && name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name))) found.push(name)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}
