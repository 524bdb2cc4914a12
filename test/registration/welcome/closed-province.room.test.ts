import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { SITTING_ID } from '../../../src/dev/seed-catalogue/sitting.ts'
import { provinceField } from '../../../src/registration/welcome/welcome-rules.ts'
import { registrationOf, registrations, seedExam } from '../../site/seeded.ts'
import { candidate, request } from '../../site/site.ts'

beforeAll(() => seedExam())

const begins = async (login: string, province: string) => {
  const body = new URLSearchParams({ sitting: SITTING_ID, [provinceField(SITTING_ID)]: province })
  const answer = await request('POST', '/welcome', { body, cookie: await candidate(login) })
  await answer.text()
  return answer.headers.get('Location')
}

it('who remembers no province is asked for it where 「开始报名」 stands, and for nothing else', async () => {
  const cookie = await candidate('new')
  const page = await (await request('GET', '/welcome', { cookie })).text()
  expect(page).toContain('开始报名')
  const offered = [...page.matchAll(/<option value="(\w+)"/g)].map(([, id]) => id)
  expect(offered).toContain('guangdong')
  expect(offered).not.toContain('fujian')

  const body = new URLSearchParams({ sitting: SITTING_ID, [provinceField(SITTING_ID)]: '' })
  const answer = await request('POST', '/welcome', { body, cookie })
  const said = await answer.text()
  expect(answer.status).toBe(422)
  expect(said).toContain('<title>错误：')
  expect(said.split('请选择省份')).toHaveLength(3)
})

it('「开始报名」 in a province that is not open leaves no registration that cannot be opened', async () => {
  const before = await registrations()
  expect(await begins('new', 'fujian')).toBe('/welcome')
  expect(await registrations()).toEqual(before)
  expect(await begins('new', 'henan')).toBe(`/register/${SITTING_ID}/agreement`)
  const { id } = await registrationOf('new')
  expect(await env.REGISTRATION.getByName(id).read()).toMatchObject({ registration: { province: 'henan' } })
})

it('a half filled registration stays in its province where another one is not open', async () => {
  const { id } = await registrationOf('filling')
  await begins('filling', 'fujian')
  expect(await env.REGISTRATION.getByName(id).read()).toMatchObject({ registration: { province: 'henan' } })
})
