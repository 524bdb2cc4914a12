import { drawsPages, isRule, isSchema, isStore, isView } from './kinds.ts'
import type { Module } from './module.ts'
import { reachedFrom, target } from './tree.ts'

export type Tree = ReadonlyMap<string, Module>

/** One sentence per offence, naming the file and the way it came by it. */
export type Law = (tree: Tree) => string[]

/** Rules import no package at all, not even its types, and load nothing that does. */
export const rulesKnowNoFramework: Law = (tree) =>
  rules(tree).flatMap((path) => [
    ...packagesOf(tree, path, 'types too').map((name) => `${path} imports ${name}`),
    ...offencesLoaded(tree, path, (module) => packagesOf(tree, module.path, 'values')),
  ])

/** Schemas are made of zod/mini, which is 7.7 KB of the Worker where `zod` is 93, and of nothing else. */
export const schemasKnowZodMiniOnly: Law = (tree) =>
  sources(tree).flatMap((path) =>
    packagesOf(tree, path, 'types too')
      .filter((name) => {
        if (name === '@hono/zod-validator' || name === 'hono/validator') return path !== 'src/lib/validate.ts'
        if (isSchema(path)) return name !== 'zod/mini'
        return name === 'zod/mini' ? path !== 'src/lib/validate.ts' : /^zod(?:\/|$)/.test(name)
      })
      .map((name) => `${path} imports ${name}`),
  )

/** Where the views of a room load its rules, only its routes load those views: no two rooms need each other. */
export const rulesLoadNoViewOfTheirRoom: Law = (tree) =>
  sources(tree)
    .filter((path) => isRule(path) || isStore(path) || isSchema(path))
    .flatMap((path) => {
      const room = path.split('/')[1] ?? ''
      const views = valuesOf(tree, path).filter((to) => to.startsWith(`views/${room}/`))
      return viewsLoadRoom(tree, room) ? views.map((to) => `${path} loads ${to}`) : []
    })

function viewsLoadRoom(tree: Tree, room: string): boolean {
  const views = [...tree.keys()].filter((path) => path.startsWith(`views/${room}/`))
  return views.some((path) => valuesOf(tree, path).some((to) => to.startsWith(`src/${room}/`)))
}

function valuesOf(tree: Tree, path: string): string[] {
  const module = tree.get(path)
  if (!module) return []
  return module.imports.filter(({ is }) => is === 'value').map(({ from }) => target(module, from))
}

/** Hono's own readers have no limit: one file reads bodies, with limits. */
export const oneFileReadsBodies: Law = (tree) =>
  sources(tree)
    .filter((path) => path !== 'src/lib/body.ts' && !/^src\/(?:dev|browser)\//.test(path))
    .flatMap((path) => (tree.get(path)?.bodyReaders ?? []).map((reader) => `${path} reads ${reader}`))

/** Rules and schemas read no clock, use no chance and reach nothing outside, and load no file that does. */
export const rulesReadNoClock: Law = (tree) =>
  [...rules(tree), ...[...tree.keys()].filter(isSchema)].flatMap((path) =>
    offencesLoaded(tree, path, (module) => module.effects),
  )

/** SQL and R2 are spoken in stores, desks and ledgers only. */
export const onlyStoresSpeakSql: Law = (tree) =>
  sources(tree)
    .filter((path) => !isStore(path))
    .flatMap((path) => [
      ...packagesOf(tree, path, 'types too')
        .filter((name) => name.startsWith('drizzle'))
        .map((name) => `${path} imports ${name}`),
      ...(tree.get(path)?.queries ?? []).map((call) => `${path} calls ${call}`),
    ])

/** Accounts are shared by all examinations: they know nothing of any registration. */
export const passportKnowsNoRegistration: Law = (tree) =>
  sources(tree)
    .filter((path) => path.startsWith('src/passport/'))
    .flatMap((path) => {
      const direct = importsOf(tree, path).filter((to) => to.startsWith('src/registration/'))
      const loaded = offencesLoaded(tree, path, (module) =>
        module.path.startsWith('src/registration/') ? ['it'] : [],
      )
      return [...direct.map((to) => `${path} imports ${to}`), ...loaded]
    })

/** Code with an exam word in it does not belong into `lib`. */
export const libKnowsNoRoom: Law = (tree) =>
  sources(tree)
    .filter((path) => path.startsWith('src/lib/'))
    .flatMap((path) =>
      importsOf(tree, path)
        .filter((to) => /^src\/[a-z-]+\//.test(to) && !to.startsWith('src/lib/'))
        .map((to) => `${path} imports ${to}`),
    )

/** Views are functions of props: they wait for nothing, read no clock, and know of frameworks only how to draw. */
export const viewsAreFunctionsOfProps: Law = (tree) =>
  [...tree.keys()].filter(isView).flatMap((path) => {
    const module = tree.get(path)
    return [
      ...(module?.isAsync ? [`${path} waits`] : []),
      ...offencesLoaded(tree, path, (one) => one.effects),
      ...offencesLoaded(tree, path, (one) =>
        packagesOf(tree, one.path, 'values').filter((name) => !isDrawing(name)),
      ),
      ...packagesOf(tree, path, 'types too')
        .filter((name) => !isDrawing(name))
        .map((name) => `${path} imports ${name}`),
      ...importsOf(tree, path)
        .filter((to) => /^src\/(?:env\.d|site)\.ts$/.test(to))
        .map((to) => `${path} imports ${to}`),
    ]
  })

/** Views load rules, routes load views: what a view loads of `src` loads no view, so that no room and its views need each other. */
export const viewsStandBetweenRulesAndRoutes: Law = (tree) =>
  [...tree.keys()]
    .filter(isView)
    .flatMap((path) =>
      [...reachedFrom(tree, path).values()]
        .filter(({ module }) => module.path.startsWith('src/'))
        .flatMap(({ module, chain }) =>
          module.imports
            .filter((one) => one.is === 'value' && isView(target(module, one.from)))
            .map((one) => `${chain.join(' → ')} imports ${target(module, one.from)}`),
        ),
    )

/** `/dev` and its demonstration are never part of what is deployed. */
export const productionReachesNoDev: Law = (tree) =>
  [...reachedFrom(tree, 'src/worker.ts').values()]
    .filter(({ module }) => module.path.startsWith('src/dev/'))
    .map(({ chain: way }) => way.join(' → '))

/** An import that leads nowhere would hide everything behind it. */
export const importsLeadSomewhere =
  (isThere: (path: string) => boolean): Law =>
  (tree) =>
    [...tree.values()].flatMap((module) =>
      module.imports
        .map(({ from }) => target(module, from))
        .filter((to) => /^(?:src|views|test)\//.test(to) && !tree.has(to) && !isThere(to))
        .map((to) => `${module.path} imports ${to}`),
    )

function rules(tree: Tree): string[] {
  return [...tree.values()]
    .filter((module) => isRule(module.path) && !drawsPages(module))
    .map(({ path }) => path)
}

function sources(tree: Tree): string[] {
  return [...tree.keys()].filter((path) => path.startsWith('src/'))
}

function importsOf(tree: Tree, path: string): string[] {
  const module = tree.get(path)
  return module ? module.imports.map(({ from }) => target(module, from)) : []
}

function packagesOf(tree: Tree, path: string, which: 'values' | 'types too'): string[] {
  const module = tree.get(path)
  return (module?.imports ?? [])
    .filter((one) => which === 'types too' || one.is === 'value')
    .map(({ from }) => from)
    .filter((from) => !from.startsWith('.'))
}

/** The offences of a file and of all files that it loads, with the way to each. */
function offencesLoaded(tree: Tree, path: string, wrong: (module: Module) => string[]): string[] {
  return [...reachedFrom(tree, path).values()].flatMap(({ module, chain: way }) =>
    wrong(module).map((what) => `${way.join(' → ')}: ${what}`),
  )
}

function isDrawing(name: string): boolean {
  return name === 'hono/jsx' || name === 'hono/jsx/jsx-runtime' || name === 'uqr'
}
