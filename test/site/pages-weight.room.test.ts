import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_CANDIDATES } from '../../src/dev/seed-candidates/people.ts'
import { addressOf, createSamples, type Samples } from './addresses.ts'
import { registrationOf, seedExam } from './seeded.ts'
import { candidate, ROUTES, request } from './site.ts'
import { BUDGET, countsOf, weightOf } from './weight.ts'

const LOGINS = DEMO_CANDIDATES.map(({ id }) => id.replace('demo-', ''))
const LANGS = ['zh-CN', 'en'] as const
const isPage = (answer: Response) => answer.headers.get('Content-Type')?.startsWith('text/html') ?? false
const ofCandidates = ROUTES.filter(
  ({ path }) => /^\/(?:register|welcome)/.test(path) && !/:name|\.pdf/.test(path),
)
const ofVisitors = ROUTES.filter(
  ({ method, path }) =>
    method === 'GET' && !/^\/(?:register|welcome|office|payment)|code\/|:token|:id/.test(path),
)

let things: Samples
const heaviest = new Map<string, number>()

beforeAll(async () => {
  await seedExam()
  things = await createSamples((await registrationOf('pending')).id)
  // The budgets are those of a warm isolate.
  await (await request('GET', '/register/ncre-79', { cookie: await candidate('pending') })).text()
})

afterAll(() => {
  const all = [...heaviest].sort(([, a], [, b]) => b - a).slice(0, 8)
  console.info(
    `Heaviest pages, bytes compressed (of ${BUDGET.step}):\n${all.map(([what, n]) => `  ${n}  ${what}`).join('\n')}`,
  )
})

/** Weighs a page, and remembers the heaviest of each address. */
async function weigh(answer: Response, what: string): Promise<number> {
  const weight = isPage(answer) ? weightOf(await answer.text()) : 0
  heaviest.set(what, Math.max(heaviest.get(what) ?? 0, weight))
  return weight
}

describe('a page of the journey', () => {
  const gets = ofCandidates.filter(({ method }) => method === 'GET')

  it.each(gets)(
    'costs 5 KB, one round trip and one object call at the most, at every stage: $path',
    async ({ path }) => {
      const partial = /subjects|status/.test(path) ? { 'HX-Request-Type': 'partial' } : {}
      const query = path.endsWith('/subjects') ? '?centre=410032&offerings=ncre-79-410032-24' : ''
      for (const login of LOGINS) {
        const cookie = await candidate(login)
        for (const lang of LANGS) {
          const asked = { cookie: `${cookie}; lang=${lang}`, headers: partial }
          const answer = await request('GET', addressOf(path, things) + query, asked)
          expect(await weigh(answer, path), `${login} ${lang}`).toBeLessThanOrEqual(BUDGET.step)
          const { d1, do: objects } = countsOf(answer.headers)
          expect(d1, login).toBeLessThanOrEqual(1)
          expect(objects, login).toBeLessThanOrEqual(1)
        }
      }
    },
  )

  it.each(LANGS)(
    'costs no more when the longest form comes back filled in, with four mistakes: %s',
    async (lang) => {
      const form = new URLSearchParams({
        ...{
          revision: '3',
          document: 'resident-card',
          numberTells: 'yes',
          centre: '410032',
          name: '李',
          mobile: '138',
        },
        ...{ education: '本科', occupation: '学生', training: '学校课程', email: 'ready@example.cn' },
        ...{
          address: '郑州市金水区示例路1号',
          postcode: '450000',
          school: '中原示例大学',
          class: '计算机 2203 班',
        },
      })
      for (const subject of ['24', '66']) form.append('offerings', `ncre-79-410032-${subject}`)
      const cookie = `${await candidate('ready')}; lang=${lang}`
      const answer = await request('POST', '/register/ncre-79/details', { body: form, cookie })
      expect(answer.status).toBe(422)
      const weight = await weigh(answer, 'filled form to /register/:sitting/details')
      expect(weight).toBeLessThanOrEqual(BUDGET.step)
    },
  )

  const posts = ofCandidates.filter(({ method }) => method === 'POST')

  it.each(posts)('costs no more when its form comes back empty: $path', async ({ path }) => {
    for (const login of ['filling', 'nophoto', 'ready', 'returned', 'approved', 'due', 'paid']) {
      const cookie = await candidate(login)
      for (const lang of LANGS) {
        const answer = await request('POST', addressOf(path, things), { cookie: `${cookie}; lang=${lang}` })
        expect(await weigh(answer, `empty form to ${path}`), `${login} ${lang}`).toBeLessThanOrEqual(
          BUDGET.step,
        )
        const { d1, do: objects } = countsOf(answer.headers)
        expect(d1, login).toBeLessThanOrEqual(path.startsWith('/register') ? 1 : 2)
        expect(objects, login).toBeLessThanOrEqual(1)
      }
    }
  })
})

describe('a page for everybody', () => {
  // The check page asks the desk: a cancellation counts at once.
  it.each(ofVisitors)('costs 5 KB and one round trip at the most: $path', async ({ path }) => {
    for (const lang of LANGS) {
      const answer = await request('GET', addressOf(path, things), { cookie: `lang=${lang}` })
      expect(await weigh(answer, path), lang).toBeLessThanOrEqual(BUDGET.step)
      const { d1, do: objects } = countsOf(answer.headers)
      expect(d1).toBeLessThanOrEqual(1)
      expect(objects).toBe(path.startsWith('/check/') ? 1 : 0)
    }
  })

  it('says so where nothing is there, for less', async () => {
    expect(await weigh(await request('GET', '/nothing'), '/nothing')).toBeLessThanOrEqual(2048)
  })
})
