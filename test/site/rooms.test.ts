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

describe('messages', () => {
  const channels = /^src\/messages\/channels\//
  /** Local development has channels of its own, which record messages; tests of the channels are no part of the product. */
  const maySend = (path: string) =>
    path === 'src/messages/send-messages.ts' || channels.test(path) || path.startsWith('src/dev/')

  it('are handed to a channel by the one sender only', () => {
    expect(importers(product, channels, (path) => !maySend(path))).toEqual([])
  })

  it('would be seen to be sent by another file', () => {
    const path = 'src/registration/desk/run-task.ts'
    const changed = parseModule(path, "import { mailChannel } from '../../messages/channels/mail.ts'")
    expect(importers(new Map([...product, [path, changed]]), channels, (one) => !maySend(one))).toEqual([
      `${path} imports src/messages/channels/mail.ts`,
    ])
  })
})
