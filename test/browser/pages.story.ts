import { describe } from 'vitest'
import { DEMO_CANDIDATES } from '../../src/dev/seed-candidates/people.ts'
import { addressesOf, type Examples, readableRoutes } from './addresses.ts'
import { Candidate, HUB } from './candidate.ts'
import { type Scene, story } from './harness.ts'
import { Officer } from './officer.ts'
import { linkIn, mailTo } from './outbox.ts'
import { citizen } from './people.ts'
import { type Visit, walk, walkWithoutScripts } from './walk.ts'

const ofCandidates = (route: string) => /^\/(register|welcome|logout)/.test(route)
const ofOfficers = (route: string) => /^\/office(?!\/login)/.test(route)
const ofAll = (route: string) => !ofCandidates(route) && !ofOfficers(route)

/** The routes of one kind of visitor, filled in. */
function addresses(kind: (route: string) => boolean, examples: Examples): string[] {
  return readableRoutes()
    .filter(kind)
    .flatMap((route) => addressesOf(route, examples))
}

async function walkAll(exam: Scene, visit: Visit): Promise<void> {
  const flaws = [
    ...(await walk(exam, visit, 'zh-CN')),
    ...(await walk(exam, visit, 'en')),
    ...(await walkWithoutScripts(exam, visit)),
  ]
  if (flaws.length > 0) throw new Error(`${flaws.length} flaws\n${flaws.join('\n')}`)
}

describe('every page, in both languages, as it stands and after its form was sent empty, with and without scripts', () => {
  story('of those who have not logged in', async (exam) => {
    exam.expected.push(404)
    const who = citizen(71, '左思', 'male', 'zuo-si')
    const zuo = await exam.person(Candidate, who.name)
    await zuo.signsUp(who)
    const signUp = new URL(zuo.page.url()).pathname.split('/')[3] ?? ''
    const activation =
      linkIn(await mailTo(who.email, '/passport/activation/'))
        .split('/')
        .at(-1) ?? ''
    await zuo.activates(who)
    const link = await exam.person(Candidate, `${who.name}, by mail`)
    await link.opens('/login/link')
    await link.fills({ 电子邮箱: who.email })
    await link.presses('登录')
    const login =
      linkIn(await mailTo(who.email, '/login/link/'))
        .split('/')
        .at(-1) ?? ''
    const none = 'A'.repeat(20)
    await walkAll(exam, {
      name: 'visitor',
      addresses: [
        ...addresses(ofAll, {
          province: ['henan', 'chongqing', 'hunan', 'guizhou', 'atlantis'],
          token: [activation, login, none],
          id: [signUp, none],
          lang: [],
          gateway: ['alipay'],
          trade: [none],
          file: [`${none}.png`],
          number: [none],
        }),
        '/login?out=1',
        '/login?by=question',
        '/passport/sign-up?by=question',
        '/office/login?by=question',
        '/no/such/page',
        '/dev/outbox',
      ],
    })
  })

  for (const one of DEMO_CANDIDATES) {
    // One of each standing sees everything; of the others, who differ in what they entered, the pages that show it.
    const isFirst = DEMO_CANDIDATES.find(({ reaches: standing }) => standing === one.reaches) === one
    story(`of a candidate: ${one.story}`, async (exam) => {
      exam.expected.push(404)
      const candidate = await exam.person(Candidate, one.name)
      await candidate.opens('/login')
      await candidate.logsIn(one.email, one.password)
      await walkAll(exam, {
        name: one.id,
        cookies: await candidate.page.context().storageState(),
        addresses: isFirst
          ? [
              ...addresses(ofCandidates, { sitting: ['ncre-79'], name: ['x.jpg'] }),
              '/register/no-such-sitting',
              `${HUB}/photo?received=1`,
              `${HUB}/photo?again=1`,
            ]
          : ['/welcome', HUB, `${HUB}/order`, `${HUB}/form`, `${HUB}/details`],
        spare: /^\/(logout|menu)$/,
      })
    })
  }

  story('of a candidate on the way to the platform and back', async (exam) => {
    const who = citizen(72, '申屠', 'male', 'shen-tu')
    const shentu = await exam.person(Candidate, who.name)
    await shentu.registers(who, 'unreviewed', 'python')
    await shentu.ordersPayment()
    await walkAll(exam, {
      name: 'paying',
      cookies: await shentu.page.context().storageState(),
      addresses: [`${HUB}/order`, HUB, `${HUB}/order?came=1`],
      spare: /^\/menu$/,
    })
  })

  story('of a reviewer', async (exam) => {
    exam.expected.push(403, 404)
    const who = citizen(73, '司徒㐂', 'female', 'si-tu')
    const situ = await exam.person(Candidate, who.name)
    await situ.registers(who, 'reviewed', 'python')
    await situ.sendsToReview()
    const wang = await exam.person(Officer, '王老师')
    await wang.logsIn('wang')
    await wang.opensFileOf(who.name)
    const id = new URL(wang.page.url()).pathname.split('/').at(-1) ?? ''
    await walkAll(exam, {
      name: 'staff-wang',
      cookies: await wang.page.context().storageState(),
      addresses: addresses(ofOfficers, { id: [id, 'A'.repeat(16)], hash: ['x'] }),
      spare: /^\/(office\/logout|menu)$/,
    })
  })

  for (const [name, login, password] of [
    ['马主任', 'ma', 'kaodian-guanli'],
    ['何处长', 'he', 'kaodian-guanli'],
    ['高工', 'gao', 'kaodian-guanli'],
  ] as const) {
    story(`of ${name}`, async (exam) => {
      exam.expected.push(403, 404)
      const officer = await exam.person(Officer, name)
      await officer.logsIn(login, password)
      await walkAll(exam, {
        name: `staff-${login}`,
        cookies: await officer.page.context().storageState(),
        addresses: addresses(ofOfficers, { id: ['A'.repeat(16)], hash: ['x'] }),
        spare: /^\/(office\/logout|menu)$/,
      })
    })
  }
})
