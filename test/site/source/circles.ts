import type { Tree } from './laws.ts'
import { target } from './tree.ts'

/** Groups of files that import each other, directly or over others; each sorted, the largest first. */
export function circles(tree: Tree, which: 'values' | 'types too'): string[][] {
  const next = (path: string) =>
    (tree.get(path)?.imports ?? []).flatMap((one) => {
      if (which === 'values' && one.is === 'type') return []
      const module = tree.get(path)
      const to = module ? target(module, one.from) : ''
      return tree.has(to) ? [to] : []
    })
  return stronglyConnected([...tree.keys()], next)
    .filter((group) => group.length > 1)
    .map((group) => group.sort())
    .sort((one, other) => other.length - one.length)
}

/** Tarjan's algorithm: every node in exactly one group. */
function stronglyConnected(nodes: readonly string[], next: (node: string) => string[]): string[][] {
  const groups: string[][] = []
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const stack: string[] = []
  const isOnStack = new Set<string>()

  function visit(node: string): void {
    order.set(node, order.size)
    lowest.set(node, order.get(node) ?? 0)
    stack.push(node)
    isOnStack.add(node)
    for (const to of next(node)) {
      if (!order.has(to)) visit(to)
      if (isOnStack.has(to)) {
        lowest.set(node, Math.min(lowest.get(node) ?? 0, lowest.get(to) ?? 0))
      }
    }
    if (lowest.get(node) === order.get(node)) {
      const group = stack.splice(stack.indexOf(node))
      for (const one of group) isOnStack.delete(one)
      groups.push(group)
    }
  }

  for (const node of nodes) if (!order.has(node)) visit(node)
  return groups
}
