import ts from 'typescript'

/** A regular expression in a source, with the place it stands at. */
export interface FoundPattern {
  /** Path from the root, and the line, from 1: `packages/cli/src/settings.ts:125`. */
  readonly place: string
  readonly source: string
  readonly flags: string
}

/** An expression that is put together at run time. */
export interface ComputedPattern {
  /** Path from the root. */
  readonly file: string
  readonly place: string
  /** Text of the expression. */
  readonly expression: string
}

/** The patterns that {@link collectPatterns} found. */
export interface CollectedPatterns {
  readonly found: readonly FoundPattern[]
  readonly computed: readonly ComputedPattern[]
}

/** Members of a JSON schema that hold a pattern; a validator compiles it with the flag `u`. */
const schemaMember = 'pattern'
/** Methods of a text that make a pattern of a text that they are given. */
const compilingMethods = new Set(['match', 'matchAll', 'search'])

/**
 * All patterns of a TypeScript or JavaScript source: literals, `RegExp(...)`, texts given to `match`,
 * `matchAll` and `search`, and the `pattern` of JSON schemas.
 *
 * @param file path from the root, for the places.
 */
export function collectPatterns(file: string, text: string): CollectedPatterns {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: FoundPattern[] = []
  const computed: ComputedPattern[] = []
  const add = (node: ts.Node, flags: string) => {
    const place = `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
    if (ts.isRegularExpressionLiteral(node)) found.push({ place, ...splitLiteral(node.text) })
    else if (ts.isStringLiteralLike(node)) found.push({ place, source: node.text, flags })
    else computed.push({ file, place, expression: node.getText() })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) add(node, '')
    const compiled = findCompiled(node)
    if (compiled && !ts.isRegularExpressionLiteral(compiled.pattern)) add(compiled.pattern, compiled.flags)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return { found, computed }
}

/** The expression from which a node makes a pattern, if it does. */
function findCompiled(node: ts.Node): { pattern: ts.Expression; flags: string } | undefined {
  if (ts.isPropertyAssignment(node) && node.name.getText() === schemaMember)
    return { pattern: node.initializer, flags: 'u' }
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined
  const [pattern, flags] = node.arguments ?? []
  if (!pattern) return undefined
  if (node.expression.getText() === 'RegExp')
    return { pattern, flags: flags && ts.isStringLiteralLike(flags) ? flags.text : '' }
  const isMethod =
    ts.isPropertyAccessExpression(node.expression) && compilingMethods.has(node.expression.name.text)
  return isMethod && ts.isStringLiteralLike(pattern) ? { pattern, flags: '' } : undefined
}

function splitLiteral(literal: string): { source: string; flags: string } {
  const end = literal.lastIndexOf('/')
  return { source: literal.slice(1, end), flags: literal.slice(end + 1) }
}

/**
 * All patterns of the JSON schemas in a document.
 *
 * @param file path from the root, for the places, which are JSON pointers:
 * `openapi.json#/components/schemas/Sensor`.
 */
export function collectSchemaPatterns(file: string, document: unknown): FoundPattern[] {
  if (typeof document !== 'object' || document === null) return []
  return Object.entries(document).flatMap(([name, value]: [string, unknown]) => {
    const place = `${file}${file.includes('#') ? '' : '#'}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (name === schemaMember && typeof value === 'string') return [{ place, source: value, flags: 'u' }]
    return collectSchemaPatterns(place, value)
  })
}
