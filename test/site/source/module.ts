import { parseAst } from 'vitest/node'

/** One source file as the laws see it: its imports, its effects, its queries. */
export type Module = {
  /** From the root of the project, e.g. `src/registration/journey.ts`. */
  path: string
  lines: number
  imports: Import[]
  /** Clock, chance and the world outside, read without being handed in: `Date.now`, `fetch`. */
  effects: string[]
  /** Calls that speak to a database or to the photo store: `.prepare()`, `PHOTOS.put()`. */
  queries: string[]
  /** Members of a request that read its body: `req.text`, `request.body`. */
  bodyReaders: string[]
  /** Constructs that the project does not use: `enum`, `any`, `export *`, suppressed compiler errors. */
  oddities: string[]
  hasDefault: boolean
  /** Waits for something, or is handed the bindings: no view does. */
  isAsync: boolean
  isBarrel: boolean
}

type Import = { from: string; is: 'value' | 'type' }

/** Reads one file; throws where it does not parse. */
export function parseModule(path: string, text: string): Module {
  const tree = parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node
  const module: Module = {
    path,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    imports: path.endsWith('x') ? [{ from: 'hono/jsx/jsx-runtime', is: 'value' }] : [],
    effects: [],
    queries: [],
    bodyReaders: [],
    oddities: [...text.matchAll(SUPPRESSED_ERROR)].map(([, name]) => `@ts-${name}`),
    hasDefault: false,
    isAsync: false,
    isBarrel: isBarrel(tree),
  }
  visit(tree, null, (node, parent) => inspect(module, node, parent))
  return module
}

/** A compiler error that is suppressed instead of corrected. */
const SUPPRESSED_ERROR = /^\s*(?:\/\/|\/\*|\{\/\*)\s*@ts-(ignore|expect-error|nocheck)/gm

type Node = { type: string; [key: string]: unknown }

function visit(node: Node, parent: Node | null, see: (node: Node, parent: Node | null) => void): void {
  see(node, parent)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, node, see)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function inspect(module: Module, node: Node, parent: Node | null): void {
  const imported = importOf(node)
  if (imported) module.imports.push(imported)
  const effect = effectOf(node, parent)
  if (effect) module.effects.push(effect)
  const query = queryOf(node)
  if (query) module.queries.push(query)
  const reader = bodyReaderOf(node)
  if (reader) module.bodyReaders.push(reader)
  const oddity = oddityOf(node)
  if (oddity) module.oddities.push(oddity)
  if (node.type === 'ExportDefaultDeclaration') module.hasDefault = true
  if (node.type === 'AwaitExpression' || node.async === true) module.isAsync = true
}

function importOf(node: Node): Import | null {
  const source = node.source
  if (!isNode(source) || typeof source.value !== 'string') return null
  if (node.type === 'ImportExpression') return { from: source.value, is: 'value' }
  const specifiers = Array.isArray(node.specifiers) ? (node.specifiers as Node[]) : []
  const kind = node.importKind ?? node.exportKind
  const erased =
    specifiers.length > 0 && specifiers.every((one) => (one.importKind ?? one.exportKind) === 'type')
  return { from: source.value, is: kind === 'type' || erased ? 'type' : 'value' }
}

/** Globals through which code reads the clock, gets chance or reaches the world outside. */
const EFFECT_GLOBALS = new Set([
  ...['Date', 'Math', 'crypto', 'performance', 'Temporal', 'globalThis', 'process', 'caches', 'scheduler'],
  ...['fetch', 'setTimeout', 'setInterval', 'queueMicrotask', 'WebSocket', 'console'],
])

function effectOf(node: Node, parent: Node | null): string | null {
  if (node.type !== 'Identifier' || typeof node.name !== 'string' || !EFFECT_GLOBALS.has(node.name))
    return null
  if (!parent || !isReference(node, parent)) return null
  const member = parent.type === 'MemberExpression' && parent.object === node ? nameOf(parent.property) : null
  if (node.name === 'Date') {
    if (member === 'UTC' || member === 'parse') return null
    const made = parent.type === 'NewExpression' && parent.callee === node
    if (made && (parent.arguments as Node[]).length > 0) return null
    return made ? 'new Date()' : `Date${member ? `.${member}` : ''}`
  }
  if (node.name === 'Math' && member !== null && member !== 'random') return null
  return member ? `${node.name}.${member}` : node.name
}

/** False where the name is only a property, a key, a label of its own or part of a type. */
function isReference(node: Node, parent: Node): boolean {
  if (parent.type.startsWith('TS')) return false
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed === true
  if (parent.type === 'Property') return parent.value === node
  return !parent.type.startsWith('Import') && !parent.type.startsWith('Export')
}

const BODY_READERS = new Set([
  'formData',
  'parseBody',
  'arrayBuffer',
  'blob',
  'json',
  'text',
  'bytes',
  'body',
])
const REQUESTS = new Set(['req', 'raw', 'request'])

function bodyReaderOf(node: Node): string | null {
  if (node.type !== 'MemberExpression' || !isNode(node.object)) return null
  const reader = nameOf(node.property)
  const request = node.object.type === 'MemberExpression' ? nameOf(node.object.property) : nameOf(node.object)
  if (!reader || !request || !BODY_READERS.has(reader) || !REQUESTS.has(request)) return null
  return `${request}.${reader}`
}

const R2 = ['get', 'put', 'head', 'delete', 'list', 'createMultipartUpload']

function queryOf(node: Node): string | null {
  if (node.type !== 'CallExpression' || !isNode(node.callee) || node.callee.type !== 'MemberExpression')
    return null
  const called = nameOf(node.callee.property)
  const owner = isNode(node.callee.object) ? node.callee.object : null
  if (!called || !owner) return null
  const name = nameOf(owner.type === 'MemberExpression' ? owner.property : owner)
  if (called === 'prepare') return `${name}.prepare()`
  if (called === 'exec' && /sql$/i.test(name ?? '')) return `${name}.exec()`
  if (name === 'DB' || (name === 'PHOTOS' && R2.includes(called))) return `${name}.${called}()`
  return null
}

function oddityOf(node: Node): string | null {
  switch (node.type) {
    case 'TSEnumDeclaration':
      return 'enum'
    case 'TSAnyKeyword':
      return 'any'
    case 'TSModuleDeclaration':
      return node.kind !== 'global' && nameOf(node.id) && nameOf(node.id) !== 'Cloudflare'
        ? 'namespace'
        : null
    case 'ExportAllDeclaration':
      return 'export *'
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return node.accessibility === 'private' && node.kind !== 'constructor'
        ? '`private`, which can be called from outside'
        : null
    default:
      return null
  }
}

function nameOf(node: unknown): string | null {
  if (!isNode(node)) return null
  if (node.type === 'PrivateIdentifier') return `#${String(node.name)}`
  return typeof node.name === 'string' ? node.name : null
}

/** Nothing but other files' names, handed on. */
function isBarrel(tree: Node): boolean {
  const body = tree.body as Node[]
  const handsOn = (node: Node) =>
    node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && isNode(node.source))
  return body.length > 0 && body.every(handsOn)
}
