import { describe, expect, it } from 'vitest'
import { circles } from './source/circles.ts'
import { viewsStandBetweenRulesAndRoutes } from './source/laws.ts'
import { type Module, parseModule } from './source/module.ts'
import { readTree } from './source/tree.ts'

const product = readTree('src', 'views')

/** The type of a Durable Object namespace names its class, and the class takes the bindings: these circles stay. */
const TYPED_NAMESPACES = ['src/env.d.ts', 'src/dev/bank/bindings.ts']

describe('no file needs itself', () => {
  it('to be loaded', () => {
    expect(circles(product, 'values')).toEqual([])
  })

  it('to be understood: types go in circles only around the typed namespaces, and in small ones', () => {
    const found = circles(product, 'types too')
    expect(found.filter((files) => !TYPED_NAMESPACES.some((one) => files.includes(one)))).toEqual([])
    expect(found.filter((files) => files.length > 4)).toEqual([])
  })

  it('and a room and its own views do not load each other: views stand between the rules and the routes', () => {
    expect(viewsStandBetweenRulesAndRoutes(product)).toEqual([])
  })
})

describe('the checker itself', () => {
  const tree = (files: Record<string, string>): ReadonlyMap<string, Module> =>
    new Map(Object.entries(files).map(([path, text]) => [path, parseModule(path, text)]))

  const THREE = tree({
    'src/a.ts': "import { b } from './b.ts'\nexport const a = b",
    'src/b.ts': "import type { C } from './c.ts'\nexport const b: C = 1",
    'src/c.ts': "import { a } from './a.ts'\nexport type C = number\nexport const c = a",
    'src/d.ts': "import { a } from './a.ts'\nexport const d = a",
  })

  it('finds a circle over several files, and distinguishes circles of types from those of values', () => {
    expect(circles(THREE, 'values')).toEqual([])
    expect(circles(THREE, 'types too')).toEqual([['src/a.ts', 'src/b.ts', 'src/c.ts']])
  })

  it('finds two circles that meet in no file', () => {
    const two = tree({
      'src/a.ts': "export * from './b.ts'",
      'src/b.ts': "export * from './a.ts'",
      'src/c.ts': "import './d.ts'\nimport './a.ts'",
      'src/d.ts': "import './c.ts'",
    })
    expect(circles(two, 'values')).toHaveLength(2)
  })

  it('finds a rule that loads a view and is loaded by one', () => {
    const both = tree({
      'src/photo/photo-rules.ts': "import { words } from '../../views/words.ts'\nexport const limits = words",
      'src/photo/photo-routes.ts':
        "import { Page } from '../../views/photo/page.tsx'\nexport const page = Page",
      'views/photo/page.tsx':
        "import { limits } from '../../src/photo/photo-rules.ts'\nexport const Page = limits",
      'views/words.ts': 'export const words = {}',
    })
    expect(viewsStandBetweenRulesAndRoutes(both)).toEqual([
      'views/photo/page.tsx → src/photo/photo-rules.ts imports views/words.ts',
    ])
  })
})
