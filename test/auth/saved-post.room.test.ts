import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readSavedPost, savePost } from '../../src/auth/saved-post-store.ts'
import { beginRequest } from '../../src/lib/request.ts'
import { redirectToCandidateLogin } from '../../src/passport/session.ts'
import type { Login } from '../../src/passport/session-store.ts'
import type { Site } from '../../src/site.ts'
import { linkTo } from '../messages/mailbox.ts'
import { hasPassport, PASSWORD } from '../passport/people.ts'
import { ORIGIN, Visitor } from '../passport/visitor.ts'

const HOUR = 3_600_000
const DETAILS: [string, string][] = [
  ['name', '买买提·艾力'],
  ['school', '𠮷林示例大学'],
  ['subject', '24'],
  ['subject', '65'],
]

/** Another room, as small as can be: every post meets the login it is given. */
function roomWhere(login: Exclude<Login, { is: 'in' }>): Hono<Site> {
  return new Hono<Site>()
    .use(beginRequest)
    .all('/register/details', (c) => redirectToCandidateLogin(c, login))
}

function post(room: Hono<Site>, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`${ORIGIN}/register/details?page=2`, { method: 'POST', body, headers })
  return Promise.resolve(room.fetch(request, env))
}

async function savedRows(): Promise<{ id: string; sealed: string }[]> {
  return (await env.DB.prepare('SELECT id, sealed FROM saved_post').all()).results as {
    id: string
    sealed: string
  }[]
}

beforeAll(() => hasPassport('li', 'li@qq.com', '13800138300'))
beforeEach(() => env.DB.exec('DELETE FROM saved_post'))

describe('a form posted with an expired login', () => {
  it('is there again after logging in, for the same passport', async () => {
    const room = roomWhere({ is: 'expired', passportId: 'li' })
    const answer = await post(room, new URLSearchParams([...DETAILS, ['password', PASSWORD]]))
    expect(answer.status).toBe(303)
    const to = new URL(answer.headers.get('Location') ?? '', ORIGIN)
    expect(to.pathname).toBe('/login')
    expect(to.searchParams.get('to')).toBe('/register/details?page=2')
    const id = to.searchParams.get('saved') ?? ''

    const li = await new Visitor().get(to.pathname + to.search)
    expect(li.text).toContain('登录已过期。重新登录后，刚才填的内容还在')
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(li.page)?.[1] ?? ''
    await li.answer('/login', {
      account: 'li@qq.com',
      password: PASSWORD,
      to: hidden('to'),
      saved: hidden('saved'),
    })
    expect(li.location).toBe(`/register/details?page=2&saved=${id}`)
    expect(await readSavedPost(env, id, 'li', Date.now())).toEqual(DETAILS)
    expect(await readSavedPost(env, id, 'li', Date.now())).toEqual(DETAILS)
  })

  it('is there after a login by mail too', async () => {
    const id = await savePost(env, { path: '/register', fields: DETAILS, accountId: 'li', now: Date.now() })
    await new Visitor().post('/login/link', { email: 'li@qq.com', to: '/register', saved: id })
    const link = await linkTo('li@qq.com')
    expect((await new Visitor().post(link, {})).location).toBe(`/register?saved=${id}`)
  })

  it('is sealed in the database', async () => {
    await savePost(env, { path: '/register', fields: DETAILS, accountId: 'li', now: 0 })
    const [row] = await savedRows()
    expect(row?.sealed).toMatch(/^[\w-]{6}\.[\w-]+$/)
    expect(atob((row?.sealed.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))).not.toContain(
      'subject',
    )
  })

  it('opens for no other account, not after an hour, and not under an invented id', async () => {
    const id = await savePost(env, { path: '/register', fields: DETAILS, accountId: 'li', now: 0 })
    expect(await readSavedPost(env, id, 'someone-else', 0)).toBeNull()
    expect(await readSavedPost(env, id, 'li', HOUR - 1)).toEqual(DETAILS)
    expect(await readSavedPost(env, id, 'li', HOUR)).toBeNull()
    expect(await readSavedPost(env, 'A'.repeat(20), 'li', 0)).toBeNull()
  })

  it('does not open for a passport it was not sealed for, even if the row says so', async () => {
    const id = await savePost(env, { path: '/register', fields: DETAILS, accountId: 'li', now: 0 })
    await env.DB.prepare("UPDATE saved_post SET account_id = 'thief' WHERE id = ?").bind(id).run()
    await expect(readSavedPost(env, id, 'thief', 0)).rejects.toThrow()
  })

  it('opens with the previous key', async () => {
    const id = await savePost(env, { path: '/register', fields: DETAILS, accountId: 'li', now: 0 })
    const rotated = { ...env, SEAL_KEY: btoa('n'.repeat(32)), SEAL_KEY_PREVIOUS: env.SEAL_KEY }
    expect(await readSavedPost(rotated, id, 'li', 0)).toEqual(DETAILS)
  })

  it('leaves files out, and a photo alone saves an empty form', async () => {
    const body = new FormData()
    body.set('note', '换了照片')
    body.set('photo', new File([new Uint8Array(100_000)], 'photo.jpg'))
    const answer = await post(roomWhere({ is: 'expired', passportId: 'li' }), body)
    expect(answer.status).toBe(303)
    const small = new FormData()
    small.set('note', '换了照片')
    small.set('photo', new File([new Uint8Array(1000)], 'photo.jpg'))
    const answered = await post(roomWhere({ is: 'expired', passportId: 'li' }), small)
    const id = new URL(answered.headers.get('Location') ?? '', ORIGIN).searchParams.get('saved') ?? ''
    expect(await readSavedPost(env, id, 'li', Date.now())).toEqual([['note', '换了照片']])
  })

  it('is not saved if it is too long or broken, and the address that leads back says so', async () => {
    const room = roomWhere({ is: 'expired', passportId: 'li' })
    const cut = { 'Content-Type': 'multipart/form-data; boundary=x' }
    for (const answer of [
      await post(room, new Uint8Array(70_000)),
      await post(room, '--x\r\ncut off', cut),
    ]) {
      expect(answer.status).toBe(303)
      expect(answer.headers.get('Location')).toBe('/login?to=%2Fregister%2Fdetails%3Fpage%3D2%26again%3D1')
    }
    expect(await savedRows()).toHaveLength(0)
  })

  it('is one of at most ten', async () => {
    for (let i = 0; i < 12; i++)
      await savePost(env, { path: '/', fields: [['n', `${i}`]], accountId: 'li', now: i })
    await savePost(env, { path: '/', fields: [], accountId: 'other', now: 0 })
    const { results } = await env.DB.prepare(
      "SELECT expires_at - 3600000 AS n FROM saved_post WHERE account_id = 'li' ORDER BY n",
    ).all<{ n: number }>()
    expect(results.map((row) => row.n)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(await savedRows()).toHaveLength(11)
  })
})

describe('a form of a visitor who was never logged in', () => {
  it('is not kept', async () => {
    const answer = await post(roomWhere({ is: 'none' }), new URLSearchParams(DETAILS))
    expect(answer.headers.get('Location')).toBe('/login?to=%2Fregister%2Fdetails%3Fpage%3D2')
    expect(await savedRows()).toHaveLength(0)
  })

  it('answers a part of a page with a link to the login', async () => {
    const room = roomWhere({ is: 'expired', passportId: 'li' })
    const partial = { 'HX-Request-Type': 'partial', 'HX-Current-URL': `${ORIGIN}/register/details?page=2` }
    const answer = await post(room, new URLSearchParams(DETAILS), partial)
    expect(answer.status).toBe(401)
    expect(await answer.text()).toBe(
      '<a href="/login?to=%2Fregister%2Fdetails%3Fpage%3D2" hx-boost="false">登录已过期，请重新登录</a>',
    )
    expect(await savedRows()).toHaveLength(0)
  })
})
