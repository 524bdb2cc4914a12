import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { readFile, readText } from '../../src/lib/body.ts'
import { checked, number, oneOf, text, texts, ticked } from '../../src/lib/schema.ts'
import { anyForm, validForm, validParam, validQuery } from '../../src/lib/validate.ts'

const shape = z.object({
  name: text(5),
  offerings: texts(),
  revision: number(),
  way: oneOf(['alipay', 'wechat']),
  agreed: ticked(),
})

describe('the fields of a form', () => {
  it('are read as they are sent', () => {
    const sent = { name: '李晓明', offerings: ['c', 'python'], revision: '3', way: 'alipay', agreed: 'yes' }
    expect(z.parse(shape, sent)).toEqual({ ...sent, revision: 3, agreed: true })
  })

  it('that may repeat are a list, also when they come once or not at all', () => {
    expect(z.parse(shape, { offerings: 'c' }).offerings).toEqual(['c'])
    expect(z.parse(shape, {}).offerings).toEqual([])
  })

  it('that come more than once count the first time', () => {
    expect(z.parse(shape, { name: ['李', '王'], way: ['wechat', 'alipay'] })).toMatchObject({
      name: '李',
      way: 'wechat',
    })
  })

  it('never fail: what cannot be right is empty, and nothing is longer than its limit', () => {
    const odd = { name: 'x'.repeat(9), offerings: 7, revision: 'many', way: 'constructor', agreed: 'on' }
    expect(z.parse(shape, odd)).toEqual({
      name: 'xxxxx',
      offerings: [],
      revision: Number.NaN,
      way: null,
      agreed: false,
    })
  })
})

type Problem = { field: 'name'; is: 'missing' }

const nameForm = checked(z.object({ name: text() }), ({ name }) =>
  name === '' ? { problems: [{ field: 'name', is: 'missing' } satisfies Problem] } : { ok: { name } },
)

const app = new Hono()
  .post(
    '/name',
    validForm(nameForm, (c, problems) => c.json(problems, 422)),
    (c) => c.text(c.req.valid('form').name),
  )
  .post('/strict', anyForm(z.object({ name: z.string().check(z.minLength(2)) })), (c) =>
    c.text(c.req.valid('form').name),
  )
  .get('/list', validQuery(z.object({ offerings: texts() })), (c) => c.json(c.req.valid('query').offerings))
  .get('/picture/:name', validParam(z.object({ name: z.string().check(z.regex(/^\d+$/)) })), (c) =>
    c.text(c.req.valid('param').name),
  )

const post = (path: string, body: BodyInit, headers = {}) =>
  app.request(path, { method: 'POST', body, headers })
const form = (fields: Record<string, string>) => new URLSearchParams(fields)

describe('a form that a route asks for', () => {
  it('comes to the handler as the schema has read it', async () => {
    expect(await (await post('/name', form({ name: '李晓明' }))).text()).toBe('李晓明')
  })

  it('is refused with the problems of its rule', async () => {
    const answer = await post('/name', form({ other: 'x' }))
    expect(answer.status).toBe(422)
    expect(await answer.json()).toEqual([{ field: 'name', is: 'missing' }])
  })

  it('that the schema itself refuses is no form of ours', async () => {
    expect((await post('/strict', form({ name: 'x' }))).status).toBe(400)
  })

  it('is refused where it is too large, broken, or no form', async () => {
    expect((await post('/name', form({ name: 'x'.repeat(70_000) }))).status).toBe(413)
    const broken = { 'Content-Type': 'multipart/form-data; boundary=edge' }
    expect((await post('/name', '--edge\r\nContent', broken)).status).toBe(400)
    expect((await post('/name', '{"name":"x"}', { 'Content-Type': 'application/json' })).status).toBe(400)
  })
})

describe('an address', () => {
  it('has its query read as a list where a field may repeat', async () => {
    expect(await (await app.request('/list?offerings=c')).json()).toEqual(['c'])
    expect(await (await app.request('/list')).json()).toEqual([])
  })

  it('does not exist where its schema refuses it', async () => {
    expect((await app.request('/picture/12')).status).toBe(200)
    expect((await app.request('/picture/x')).status).toBe(404)
  })
})

describe('a body', () => {
  const limits = { keepBytes: 1000, drainBytes: 5000 }
  const upload = async (bytes: number) => {
    const sent = new FormData()
    sent.set('photo', new File([new Uint8Array(bytes).fill(7)], 'me.jpg'))
    const encoded = new Response(sent)
    const headers = { 'Content-Type': encoded.headers.get('Content-Type') ?? '' }
    return new Request('http://here', { method: 'POST', body: await encoded.arrayBuffer(), headers })
  }

  it('with a file gives its bytes and its name', async () => {
    expect(await readFile(await upload(500), 'photo', limits)).toEqual({
      bytes: new Uint8Array(500).fill(7),
      name: 'me.jpg',
    })
    expect((await readFile(await upload(500), 'other', limits)).bytes).toHaveLength(0)
  })

  it('that is too large keeps only the size of its file, and is not taken where it does not end', async () => {
    const { bytes } = await readFile(await upload(3000), 'photo', limits)
    expect(bytes.length).toBeGreaterThanOrEqual(3000)
    await expect(readFile(await upload(9000), 'photo', limits)).rejects.toMatchObject({ status: 413 })
  })

  it('of text is read up to its limit, and only where it is UTF-8', async () => {
    expect(await readText(new Response('李晓明'), 9)).toBe('李晓明')
    expect(await readText(new Response('李晓明'), 8)).toBeUndefined()
    expect(await readText(new Response(new Uint8Array([0xff, 0xfe])), 9)).toBeUndefined()
  })
})
