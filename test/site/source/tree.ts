import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { ROOT } from '../../../src/dev/node/root.ts'
import { type Module, parseModule } from './module.ts'

/** Every source file under these folders, by its path. */
export function readTree(...folders: string[]): Map<string, Module> {
  const files = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      posix.join(folder, name.replaceAll('\\', '/')),
    ),
  )
  const sources = files.filter((path) => /\.tsx?$/.test(path) && !/(?:^|\/)(?:\.|node_modules\/)/.test(path))
  return new Map(
    sources.sort().map((path) => [path, parseModule(path, readFileSync(join(ROOT, path), 'utf8'))]),
  )
}

/** Where an import leads: a path of the tree, or the name of a package. */
export function target(module: Module, from: string): string {
  return from.startsWith('.') ? posix.join(posix.dirname(module.path), from) : from
}

type Reached = { module: Module; chain: string[] }

/** The files that are loaded with a file: itself and all it imports, types aside, each with the way that leads there. */
export function reachedFrom(tree: ReadonlyMap<string, Module>, path: string): Map<string, Reached> {
  const found = new Map<string, Reached>()
  const queue: { path: string; way: string[] }[] = [{ path, way: [path] }]
  for (let next = queue.shift(); next; next = queue.shift()) {
    const module = tree.get(next.path)
    if (!module || found.has(next.path)) continue
    const { way } = next
    found.set(next.path, { module, chain: way })
    for (const taken of module.imports) {
      const to = target(module, taken.from)
      if (taken.is === 'value' && tree.has(to)) queue.push({ path: to, way: [...way, to] })
    }
  }
  return found
}
