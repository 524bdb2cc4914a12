import { describe, expect, it } from 'vitest'
import { oneFileReadsBodies, rulesLoadNoViewOfTheirRoom, schemasKnowZodMiniOnly } from './source/laws.ts'
import { type Module, parseModule } from './source/module.ts'
import { readTree } from './source/tree.ts'

const product = readTree('src', 'views')

describe('what comes in', () => {
  it('is read by schemas of zod/mini', () => expect(schemasKnowZodMiniOnly(product)).toEqual([]))
  it('has its body read by one file', () => expect(oneFileReadsBodies(product)).toEqual([]))
})

describe('texts and pages', () => {
  it('are not loaded by the rules and stores that they load themselves', () =>
    expect(rulesLoadNoViewOfTheirRoom(product)).toEqual([]))
})

describe('the checker itself', () => {
  /** The product with one file written anew, or added. */
  const changed = (path: string, text: string): ReadonlyMap<string, Module> =>
    new Map([...product, [path, parseModule(path, text)]])

  it.each([
    ['src/registration/hub/hub-schema.ts', "import { z } from 'zod'", 'zod'],
    ['src/registration/hub/hub-schema.ts', "import type { Context } from 'hono'", 'hono'],
    ['src/registration/hub/hub-routes.ts', "import * as z from 'zod/mini'", 'zod/mini'],
    ['src/lib/validate.ts', "import * as z from 'zod'", 'zod'],
    [
      'src/office/office-routes.ts',
      "import { zValidator } from '@hono/zod-validator'",
      '@hono/zod-validator',
    ],
  ])('finds a schema that is not made of zod/mini, or not where schemas are: %s, %s', (path, text, name) => {
    expect(schemasKnowZodMiniOnly(changed(path, text))).toEqual([`${path} imports ${name}`])
  })

  it.each(['await c.req.parseBody()', 'await c.req.raw.text()', 'for await (const x of request.body) {}'])(
    'finds a body that is read without a limit: %s',
    (text) => {
      const path = 'src/office/brand-new.ts'
      const found = oneFileReadsBodies(changed(path, `export async function read(c, request) { ${text} }`))
      expect(found.filter((one) => one.startsWith(path))).toHaveLength(1)
    },
  )

  it('finds a rule that loads a view of its own room', () => {
    const path = 'src/registration/brand-new.ts'
    const text = "import { menu } from '../../views/registration/menu.ts'"
    expect(rulesLoadNoViewOfTheirRoom(changed(path, text))).toEqual([
      `${path} loads views/registration/menu.ts`,
    ])
    expect(rulesLoadNoViewOfTheirRoom(changed(path, text.replace('import', 'import type')))).toEqual([])
  })
})
