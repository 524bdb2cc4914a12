import { describe, expect, test } from 'vitest'
import type { Lang } from '../../../src/lib/lang.ts'
import { DOCUMENT_TYPES } from '../../../src/registration/identity/documents.ts'
import { Subjects } from '../../../views/registration/choices/subjects.tsx'
import { fieldPropsFor } from '../../../views/registration/details/details-field-props.ts'
import { DetailsPage, type DetailsPageProps } from '../../../views/registration/details/details-page.tsx'
import { IdentityPage } from '../../../views/registration/identity/identity-page.tsx'
import { WORDS } from '../../../views/words.ts'
import { at, centre, offering } from '../catalogue-facts.ts'

const university = centre('410032', '中原示例大学')
const college = centre('410046', '嵩山示例学院', { classMandatory: true })
const morning = { id: 'morning', startsAt: at('2027-03-27 09:00'), endsAt: at('2027-03-27 11:00') }
const afternoon = { id: 'afternoon', startsAt: at('2027-03-27 14:00'), endsAt: at('2027-03-27 16:00') }
const c = offering('c', university, '24', 'C语言程序设计', morning)
const python = offering('python', university, '66', 'Python语言程序设计', morning)
const wps = offering('wps', university, '67', 'WPS Office高级应用与设计', afternoon)
const atCollege = offering('c-college', college, '24', 'C语言程序设计', morning)
const catalogue = {
  centres: [university, college],
  offerings: [c, python, wps, atCollege],
  maxSubjects: 3,
}

const frame = (lang: Lang) => ({
  lang,
  words: WORDS[lang],
  path: '/register/2027-03/details',
  now: at('2026-12-17 10:24'),
  requestId: 'ABCD-34',
})
const form = {
  revision: 3,
  page: 'page-one',
  basis: 0,
  draft: { action: '/register/2027-03/details/draft', savedAt: at('2026-12-17 10:24') },
}
const props = (more: Partial<DetailsPageProps> = {}): DetailsPageProps => ({
  page: frame('zh-CN'),
  action: '/register/2027-03/details',
  hidden: form,
  subjectsFrom: '/register/2027-03/subjects',
  identity: {
    type: 'resident-card',
    masked: '4101**********1235',
    sex: 'male',
    birth: '2004-03-15',
    change: '/register/2027-03/identity',
  },
  passport: { mobile: '13800138000', email: 'li@qq.com' },
  values: {},
  problems: [],
  catalogue,
  held: new Map(),
  heldOfferings: [],
  ...more,
})
const page = (more: Partial<DetailsPageProps> = {}) => String(DetailsPage(props(more)))
const subjects = (more: {
  chosen?: string[]
  held?: [string, number][]
  mine?: string[]
  centre?: string
}) => {
  const f = frame('zh-CN')
  return String(
    Subjects({
      ...fieldPropsFor({ page: f, problems: [], catalogue })('offerings'),
      from: '/register/2027-03/subjects',
      centre: catalogue.centres.find((one) => one.id === (more.centre ?? '410032')),
      offerings: catalogue.offerings,
      maxSubjects: 3,
      chosen: more.chosen ?? [],
      held: new Map(more.held),
      heldOfferings: more.mine ?? [],
    }),
  )
}

describe('the information page', () => {
  test('asks for every field of the handbook by its own label', () => {
    const html = page({ identity: { ...props().identity, sex: null, birth: null } })
    const labels = ['姓名', '性别', '出生日期', '民族', '文化程度', '职业', '培训类型', '手机号', '电子邮箱']
    const more = ['通讯地址', '邮政编码', '学校', '院系', '专业', '年级', '班级', '学号', '报考考点']
    for (const label of [...labels, ...more]) expect(html).toMatch(new RegExp(`>${label}(<|</label>)`))
    expect(html).toContain('我保证以上信息是真实和准确的')
    expect(html).toContain('提交报考信息')
    expect(html).toContain('显示科目')
  })

  test('does not ask for sex and birth date, which the number of the card tells', () => {
    const html = page()
    expect(html).not.toContain('name="sex"')
    expect(html).not.toContain('name="birth"')
    expect(html).toContain('2004年3月15日')
  })

  test('asks foreigners for no ethnic group', () => {
    const passport = { type: 'passport', masked: 'E****5678', sex: null, birth: null, change: null } as const
    expect(page({ identity: passport })).not.toContain('name="ethnicity"')
  })

  test('fills in mobile number and e-mail of the account until something else was entered', () => {
    expect(page()).toContain('value="13800138000"')
    expect(page({ values: { mobile: '' } })).not.toContain('13800138000')
  })

  test('marks the class as mandatory where the chosen centre says so', () => {
    const label = /<label for="class"([^>]*)>班级</
    expect(label.exec(page({ values: { centre: '410046' } }))?.[1]).toBe(' class="must"')
    expect(label.exec(page({ values: { centre: '410032' } }))?.[1]).toBe('')
  })

  test('after a change in another window shows the newest and says at each field what stood here', () => {
    const html = page({
      values: { name: '李晓明', ethnicity: 'HA', offerings: ['c'], centre: '410032' },
      conflict: {
        foundAt: at('2026-12-17 10:22'),
        values: {
          name: '李小明',
          ethnicity: 'HU',
          school: '',
          centre: '410046',
          offerings: ['python', 'wps'],
        },
      },
    })
    expect(html).toContain('10:22 在另一个窗口改过')
    expect(html).toContain('value="李晓明"')
    for (const said of ['李小明', '回族', '410046 嵩山示例学院（郑州）'])
      expect(html).toContain(`您刚才填的是“${said}”`)
    expect(html).toContain('您刚才填的是“二级Python语言程序设计（66）、二级WPS Office高级应用与设计（67）”')
    expect(html).toContain('您刚才没有填这一项')
  })

  test('carries revision and page, and names no person in any address', () => {
    const html = page({ values: { name: '李晓明', centre: '410032' } })
    expect(html).toContain('name="revision" value="3"')
    expect(html).toContain('name="page" value="page-one"')
    for (const address of html.matchAll(/(?:href|action|hx-get|hx-post)="([^"]*)"/g))
      expect(decodeURIComponent(address[1] ?? '')).not.toMatch(/李晓明|13800138000|li@qq\.com|4101\*/)
  })

  test('draws what was entered as text, never as markup', () => {
    const html = page({ values: { name: '"><script>alert(1)</script>', school: '<b>' } })
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('<b>"')
  })
})

describe('the subjects of a centre', () => {
  test('wait for the centre', () => {
    expect(subjects({ centre: '' })).toContain('选好考点，这里会列出它开考的科目')
  })

  test('are named by name and code, with fee, time and seats left', () => {
    const html = subjects({ held: [['python', 112]] })
    expect(html).toContain('二级C语言程序设计（24）')
    expect(html).toContain('3月27日 9:00')
    expect(html).toContain('余位 120')
    expect(html).toContain('余位不多，剩 8')
    expect(html).toContain('¥80.00')
    expect(html).not.toContain('c-college')
  })

  test('cannot be chosen when full, unless the seat is one’s own', () => {
    const full: [string, number][] = [['c', 120]]
    const box = /<input[^>]*value="c"[^>]*>/
    expect(subjects({ held: full })).toContain('已满，不能选择')
    expect(box.exec(subjects({ held: full, chosen: ['c'] }))?.[0]).toMatch(/disabled/)
    expect(box.exec(subjects({ held: full, chosen: ['c'] }))?.[0]).not.toMatch(/checked/)
    expect(box.exec(subjects({ held: full, chosen: ['c'], mine: ['c'] }))?.[0]).not.toMatch(/disabled/)
    expect(subjects({ held: full, chosen: ['c'], mine: ['c'] })).toContain('已选 1 科')
  })

  test('are listed below once chosen, with the total', () => {
    const html = subjects({ chosen: ['c', 'wps'] })
    expect(html).toContain('已选 2 科')
    expect(html).toContain('¥160.00')
  })

  test('say at once when two are at the same time', () => {
    expect(subjects({ chosen: ['c', 'python'] })).toContain(
      '“二级Python语言程序设计（66）”与“二级C语言程序设计（24）”的考试时间相同（3月27日 9:00）。请去掉一科',
    )
  })

  test('come with the class rule of the centre', () => {
    expect(subjects({ centre: '410046' })).toContain('考点要求填写')
    expect(subjects({ centre: '410032' })).not.toContain('考点要求填写')
  })
})

describe('the identity page', () => {
  const identity = (lang: Lang, known?: Parameters<typeof IdentityPage>[0]['saved']) =>
    String(
      IdentityPage({
        page: frame(lang),
        action: '/register/2027-03/identity',
        hidden: form,
        values: {},
        problems: [],
        saved: known,
      }),
    )

  test('shows all seven types at once, the resident card chosen', () => {
    const html = identity('zh-CN')
    for (const type of DOCUMENT_TYPES) expect(html).toContain(WORDS['zh-CN'].identity.documents[type])
    expect(html).toMatch(/value="resident-card" checked/)
  })

  test('shows a document that is known masked, with what its number says', () => {
    const html = identity('zh-CN', {
      type: 'resident-card',
      masked: '4101**********1235',
      sex: 'male',
      birth: '2004-03-15',
    })
    expect(html).toContain('4101**********1235')
    expect(html).toContain('男，2004年3月15日出生')
  })
})

test('English pages hold Chinese only where it is named as such', () => {
  const f = frame('en')
  const military = { type: 'military', masked: '军字第2***988号', sex: null, birth: null } as const
  const html =
    page({ page: f, values: { centre: '410046' }, identity: { ...military, change: null } }) +
    String(IdentityPage({ page: f, action: '/', hidden: form, values: {}, problems: [], saved: military }))
  const text = html.replace(/<(span|a)[^>]*lang="zh-CN"[^>]*>.*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ')
  expect(text.match(/.{0,20}\p{Script=Han}.{0,20}/u)).toBeNull()
})
