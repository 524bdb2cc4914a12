import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { PHOTOS } from '../../src/dev/seed-candidates/photos.ts'
import { SITTING_ID } from '../../src/dev/seed-catalogue/sitting.ts'
import { registrationOf, seedExam } from '../site/seeded.ts'
import { candidate, request } from '../site/site.ts'

const BASE = `/register/${SITTING_ID}`

let cookie = ''

beforeAll(async () => {
  await seedExam()
  cookie = await candidate('new')
})

type Fields = Record<string, string | string[]>

/** Posts what is filled in together with the hidden fields of the page where the form stands. */
async function post(path: string, fields: Fields, from = path) {
  const page = await (await request('GET', from, { cookie })).text()
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return send(path, { ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])), ...fields })
}

async function send(path: string, fields: Fields) {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
  const answer = await request('POST', path, { cookie, body })
  return { status: answer.status, location: answer.headers.get('Location'), text: await answer.text() }
}

async function open(path: string) {
  const answer = await request('GET', path, { cookie })
  return { status: answer.status, location: answer.headers.get('Location'), text: await answer.text() }
}

const ledTo = (path: string) => ({ status: 303, location: path })

const DETAILS = {
  name: '王小明',
  ethnicity: 'HA',
  education: '本科',
  occupation: 'student',
  mobile: '13800138000',
  email: 'xiaoming@example.cn',
  school: '中原示例大学',
  centre: '410032',
  declaration: 'yes',
  do: 'submit',
}

// Each test begins where the one before has led Wang Xiaoming.
describe('the pages of the journey', () => {
  it('lead back to the welcome page as long as there is no registration, and from there to the agreement', async () => {
    expect(await open(`${BASE}/details`)).toMatchObject(ledTo('/welcome'))
    const none = await send('/welcome', { sitting: SITTING_ID })
    expect(none).toMatchObject({ status: 422 })
    expect(none.text).toContain('请选择省份')
    expect(await send('/welcome', { sitting: 'none', 'province-none': 'henan' })).toMatchObject({
      status: 404,
    })
    const started = await send('/welcome', { sitting: SITTING_ID, [`province-${SITTING_ID}`]: 'henan' })
    expect(started).toMatchObject(ledTo(`${BASE}/agreement`))
  })

  it('lead to the first page whose question is open', async () => {
    for (const page of ['', '/identity', '/details', '/photo'])
      expect(await open(BASE + page), page).toMatchObject(ledTo(`${BASE}/agreement`))
  })

  it('take an agreement only where it is ticked, in its newest version', async () => {
    const path = `${BASE}/agreement`
    expect(await post(path, { answer: 'no' })).toMatchObject({ status: 200 })
    const unticked = await post(path, { answer: 'yes' })
    expect(unticked.status).toBe(422)
    expect(unticked.text).toContain('请先勾选「同意报名协议」')
    expect(await post(path, { agreed: 'yes', version: '99' })).toMatchObject({ status: 409 })
    let next = await post(path, { agreed: 'yes' })
    expect((await open(path)).text).toMatch(/您在 \d+月\d+日 [\d:]+ 同意了/)
    while (next.location?.includes('/notices/')) next = await post(next.location, { agreed: 'yes' })
    expect(next).toMatchObject(ledTo(`${BASE}/identity`))
  })

  it('say what is wrong with a document, keep what was typed, and go on with a right one', async () => {
    const path = `${BASE}/identity`
    const wrong = await post(path, { type: 'resident-card', number: '41010220040315123' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('现在是 17 位')
    expect(wrong.text).toContain('value="41010220040315123"')
    expect(await post(path, { type: 'tax', number: '1' })).toMatchObject({ status: 422 })
    const taken = await post(path, { type: 'passport', number: 'E12345678' })
    expect(taken).toMatchObject(ledTo(`${BASE}/details`))
    const late = await send(path, { type: 'passport', number: 'E12345679', revision: '77' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('您刚才填的是“E12345679”')
    // D1 had been told of the other number: the desk's alarm tells it which one counts.
    await runDurableObjectAlarm(env.REGISTRATION.getByName((await registrationOf('new')).id))
    expect(await post(path, { type: 'passport', number: '' })).toMatchObject(ledTo(`${BASE}/details`))
    expect(await post(path, { type: 'military', number: '' })).toMatchObject({ status: 422 })
  })

  it('keep what is half filled in, and show it again', async () => {
    expect(await post(`${BASE}/details/draft`, { name: '王小' }, `${BASE}/details`)).toMatchObject(
      ledTo(`${BASE}/details`),
    )
    expect((await open(`${BASE}/details`)).text).toContain('value="王小"')
    expect(await open(`${BASE}/details/draft`)).toMatchObject(ledTo(`${BASE}/details`))
  })

  it('name every problem of the details at once, and draw the subjects without a script', async () => {
    const path = `${BASE}/details`
    const subjects = await post(path, { ...DETAILS, do: 'subjects' })
    expect(subjects.status).toBe(200)
    const [offering = ''] = /name="offerings" [^>]*value="([^"]+)"/.exec(subjects.text)?.slice(1) ?? []
    expect(offering).not.toBe('')
    const wrong = await post(path, { ...DETAILS, name: '', sex: '', birth: '20040230', declaration: '' })
    expect(wrong.status).toBe(422)
    for (const text of ['请填写姓名', '请选择性别', '不是真实的日期', '请至少选择 1 个报考科目', '请勾选'])
      expect(wrong.text).toContain(text)
    const whole = { ...DETAILS, sex: 'male', birth: '2004年3月15日', offerings: offering }
    const conflict = await send(path, { ...whole, revision: '77', document: 'passport', numberTells: 'no' })
    expect(conflict.status).toBe(409)
    expect(conflict.text).toContain('您刚才填的是“王小明”')
    expect(await post(path, whole)).toMatchObject(ledTo(`${BASE}/photo`))
  })

  it('take a photo, and show it to its owner only', async () => {
    const upload = async (bytes: string | ArrayBuffer) => {
      const body = new FormData()
      body.set('photo', new File([bytes], 'photo.jpg'))
      const answer = await request('POST', `${BASE}/photo`, { cookie, body })
      return { status: answer.status, location: answer.headers.get('Location'), text: await answer.text() }
    }
    const refused = await upload('not a photo')
    expect(refused.status).toBe(422)
    expect(await upload(new ArrayBuffer(1_200_000))).toMatchObject({ status: 422 })
    expect(await upload(PHOTOS['maimaiti-aili'])).toMatchObject(ledTo(`${BASE}/photo?received=1`))
    const page = await open(`${BASE}/photo?received=1`)
    const address = /src="(\/register\/[^"]+\.jpg)"/.exec(page.text)?.[1] ?? ''
    expect((await request('GET', address, { cookie })).headers.get('Content-Type')).toBe('image/jpeg')
    const other = await candidate('filling')
    expect((await request('GET', address, { cookie: other })).status).toBe(404)
    expect(await open(`${BASE}/photo/warning`)).toMatchObject({ status: 200 })
  })

  it('send to review, withdraw, and delete with a reason', async () => {
    expect(await open(BASE)).toMatchObject({ status: 200 })
    expect(await open(`${BASE}/withdrawal`)).toMatchObject(ledTo(BASE))
    expect(await send(`${BASE}/submission`, {})).toMatchObject(ledTo(BASE))
    expect(await open(`${BASE}/details`)).toMatchObject(ledTo(BASE))
    const pending = await post(`${BASE}/details`, { ...DETAILS }, BASE)
    expect(pending).toMatchObject(ledTo(BASE))
    expect(await send(`${BASE}/submission`, {})).toMatchObject({ status: 303 })
    expect(await send(`${BASE}/withdrawal`, {})).toMatchObject(ledTo(BASE))
    const nameless = await send(`${BASE}/deletion`, { reason: 'constructor', note: 'moved' })
    expect(nameless.status).toBe(422)
    expect(nameless.text).toContain('value="moved"')
    expect(await send(`${BASE}/deletion`, { reason: 'other', note: 'moved' })).toMatchObject(ledTo(BASE))
    expect((await open(BASE)).text).toContain('已删除')
  })
})
