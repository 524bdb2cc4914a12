import { describe, expect, it } from 'vitest'
import { parseModule } from './source/module.ts'
import { readTree, target } from './source/tree.ts'

const product = readTree('src', 'views')

/** The files that import a file named by `forbidden`, among those that `inside` accepts. */
function importers(tree: typeof product, forbidden: RegExp, inside: (path: string) => boolean): string[] {
  return [...tree.values()]
    .filter(({ path }) => inside(path))
    .flatMap((module) =>
      module.imports
        .map(({ from }) => target(module, from))
        .filter((to) => forbidden.test(to))
        .map((to) => `${module.path} imports ${to}`),
    )
}

describe('logins', () => {
  const rooms = /^(?:src|views)\/(?:passport|office|registration|review)\//
  const isAuth = (path: string) => /^(?:src|views)\/auth\//.test(path)

  it('are the same for candidates and officers: auth imports neither room', () => {
    expect(importers(product, rooms, isAuth)).toEqual([])
  })

  it('would be seen to import one', () => {
    const path = 'src/auth/password.ts'
    const changed = parseModule(path, "import type { Login } from '../passport/session-store.ts'")
    expect(importers(new Map([...product, [path, changed]]), rooms, isAuth)).toEqual([
      `${path} imports src/passport/session-store.ts`,
    ])
  })
})
