import { parseAst } from 'vitest/node'

type Node = { type: string; [key: string]: unknown }

/** The words of a union in this source text: its string literals, and the literals of `is`, `do`, `kind` in its objects. */
export function unionWords(text: string, type: string): string[] {
  const declared = all(parseAst(text, { lang: 'ts' })).find(
    (node) => node.type === 'TSTypeAliasDeclaration' && isNode(node.id) && node.id.name === type,
  )
  if (!declared) throw new Error(`no type ${type}`)
  return membersOf(declared.typeAnnotation).flatMap(wordsOf).sort()
}

function membersOf(type: unknown): Node[] {
  if (!isNode(type)) return []
  if (type.type === 'TSParenthesizedType') return membersOf(type.typeAnnotation)
  return type.type === 'TSUnionType' ? (type.types as Node[]).flatMap(membersOf) : [type]
}

function wordsOf(member: Node): string[] {
  if (member.type === 'TSLiteralType' && isNode(member.literal)) return [String(member.literal.value)]
  if (member.type !== 'TSTypeLiteral') return []
  return (member.members as Node[]).flatMap((one) => {
    const name = isNode(one.key) ? one.key.name : undefined
    const annotation = isNode(one.typeAnnotation) ? one.typeAnnotation.typeAnnotation : undefined
    return ['is', 'do', 'kind'].includes(String(name)) ? membersOf(annotation).flatMap(wordsOf) : []
  })
}

/** Each call of one of these functions: its n-th argument as a pattern, e.g. `draft {}`. Local functions and constants are followed. */
export function argumentPatterns(text: string, functions: readonly string[], n: number): string[] {
  const nodes = all(parseAst(text, { lang: 'tsx' }))
  return nodes
    .filter((node) => node.type === 'CallExpression' && functions.includes(calledName(node.callee)))
    .map((call) => patternOf((call.arguments as Node[])[n], nodes))
}

function patternOf(node: unknown, nodes: readonly Node[]): string {
  if (!isNode(node)) return ''
  if (node.type === 'Literal') return String(node.value)
  if (node.type === 'TemplateLiteral') {
    return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('{}')
  }
  if (node.type === 'CallExpression') {
    const name = calledName(node.callee)
    const called = nodes.find((one) => one.type === 'FunctionDeclaration' && calledName(one.id) === name)
    const answer = called && all(called.body).find((one) => one.type === 'ReturnStatement')
    return answer ? patternOf(answer.argument, nodes) : '{}'
  }
  if (node.type === 'Identifier') {
    const declared = nodes.find(
      (one) => one.type === 'VariableDeclarator' && calledName(one.id) === node.name,
    )
    const value = declared?.init
    return isNode(value) && value.type === 'Literal' ? String(value.value) : '{}'
  }
  return '{}'
}

function calledName(node: unknown): string {
  if (!isNode(node)) return ''
  return node.type === 'MemberExpression' ? calledName(node.property) : String(node.name ?? '')
}

function all(root: unknown): Node[] {
  if (Array.isArray(root)) return root.flatMap(all)
  if (typeof root !== 'object' || root === null) return []
  const below = Object.values(root).flatMap((value) => (typeof value === 'object' ? all(value) : []))
  return isNode(root) ? [root, ...below] : below
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
