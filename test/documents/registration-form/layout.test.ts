import { describe, expect, it } from 'vitest'
import { A4, type Mark } from '../../../src/documents/pdf/paper.ts'
import type { RegistrationForm } from '../../../src/documents/registration-form/registration-form.ts'
import { inkIn, render } from '../render.ts'
import { formNamed, printForm, sampleForm, subjects, writtenDetails } from '../sample-forms.ts'

const LANGUAGES = ['zh-CN', 'en'] as const

describe('the registration form', () => {
  it('is one sheet with up to eight subjects, and in both languages with up to six', async () => {
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) {
      expect(await sheets(sampleForm({ subjects: subjects(n) }))).toBe(1)
      const details = writtenDetails({ remark: '' })
      const english = sampleForm({ lang: 'en', subjects: subjects(n), details, onSite: null })
      expect(await sheets(english)).toBe(n <= 6 ? 1 : 2)
    }
  })

  it('has name and number on its second sheet when a notice is long', async () => {
    const zh = '请于规定时间内持身份证件原件和本表到考点办理现场确认手续，逾期不再补办。'.repeat(50)
    const { marks } = await printForm(sampleForm({ onSite: { zh, en: '' } }))
    expect(pagesOf(marks)).toBeGreaterThan(1)
    expect(textIn(marks, 'notice')).toBe(zh)
    for (let page = 2; page <= pagesOf(marks); page++) {
      expect(
        textIn(
          marks.filter((mark) => mark.page === page),
          'number',
        ),
      ).toContain('李晓明')
    }
  })

  it('repeats the column heads when the subjects continue on the second sheet', async () => {
    const { marks } = await printForm(sampleForm({ lang: 'en', subjects: subjects(8) }))
    const codes = (page: number) =>
      textIn(
        marks.filter((mark) => mark.page === page),
        'subjectCode',
      )
    expect(`${codes(1)}${codes(2)}`).toBe('2465364514296641')
    const heads = textIn(
      marks.filter(({ page }) => page === 2),
      'label',
    )
    expect(heads.startsWith('代码')).toBe(codes(1) !== '')
  })

  it('has the photo at 33 × 48 mm', async () => {
    const mm = (n: number) => (n * 72) / 25.4
    const { pdf, marks } = await printForm(sampleForm())
    const [picture] = await render(pdf, 8)
    // The next section begins at most so far above its first answer.
    const below = (marks.find(({ field }) => field === 'mobile')?.y ?? 0) - 10.5
    // Nothing else stands right of the answers beside it.
    const cell = { x: A4.width - mm(52), y: mm(42.5), width: mm(36), height: below - mm(42.5) }
    const found = inkIn(picture, cell, 250)
    expect(Math.abs((found?.width ?? 0) - mm(33))).toBeLessThan(1)
    expect(Math.abs((found?.height ?? 0) - mm(48))).toBeLessThan(1)
  })
})

describe('answers of any length', () => {
  const name40 = 'Wolfeschlegelsteinhausenbergerdorffsmith'
  const cases: [string, RegistrationForm][] = [
    ['a name of forty letters without a blank', formNamed(name40)],
    ['a name with dots', formNamed('阿卜杜热西提·买买提艾力·阿卜杜克热木')],
    ['a name of forty Chinese characters', formNamed('㐂𠮷䶮玥燚犇买买提艾'.repeat(4))],
    ['a name of sixty letters', formNamed('Maria Fernanda de los Angeles Rodriguez-Villanueva y Castell')],
    ['everything long', long()],
  ]
  for (const [what, form] of cases) {
    it(`stay inside the sheet and overlap nothing: ${what}`, async () => {
      for (const lang of LANGUAGES) {
        const { marks } = await printForm({ ...form, lang })
        expect(overlaps(marks)).toEqual([])
        for (const { x, y, width, height } of marks) {
          expect(x).toBeGreaterThan(40)
          expect(x + width).toBeLessThan(A4.width - 40)
          expect(y).toBeGreaterThan(30)
          expect(y + height).toBeLessThan(A4.height - 10)
        }
        expect(solid(textIn(marks, 'name'))).toBe(solid(written(form, 'name')))
        expect(solid(textIn(marks, 'address'))).toBe(solid(written(form, 'address')))
        expect(solid(textIn(marks, 'email'))).toBe(written(form, 'email'))
      }
    })
  }

  it('are found by this check when they overlap', async () => {
    const { marks } = await printForm(sampleForm())
    const moved = marks.map((mark) => (mark.field === 'sex' ? { ...mark, y: mark.y + 20 } : mark))
    expect(overlaps(moved)).not.toEqual([])
  })
})

function long(): RegistrationForm {
  return sampleForm({
    details: writtenDetails({
      name: '买买提·艾力',
      email: `${'a.candidate.who.likes.dots'.repeat(4)}@subdomain.of.an.example.university.edu.cn`,
      address: '新疆维吾尔自治区巴音郭楞蒙古自治州和硕县特吾里克镇清水河农场团结路123号'
        .repeat(3)
        .slice(0, 100),
      school: '中国示例理工大学附属第一职业技术学院'.repeat(3),
      faculty: 'Faculty of Computer Science and Information Engineering and Applied Mathematics',
      major: '计算机科学与技术（中外合作办学，人工智能方向）'.repeat(2),
      class: '计算机科学与技术专业二〇二三级第一班（实验班）'.repeat(2).slice(0, 40),
      studentNumber: '2'.repeat(30),
      remark: '左手书写，视力较弱，请安排靠窗座位。'.repeat(11),
    }),
    subjects: subjects(8),
  })
}

function written(form: RegistrationForm, field: 'name' | 'address' | 'email'): string {
  return form.details[field]?.zh ?? ''
}

/** Pairs of characters of the same sheet whose boxes meet; blanks and accents have none of their own. */
function overlaps(marks: readonly Mark[]): string[] {
  const drawn = marks.filter(({ character, width }) => character.trim() !== '' && width > 0)
  return drawn.flatMap((one, i) =>
    drawn
      .slice(i + 1)
      .filter((other) => meet(one, other))
      .map((other) => `${one.character} ${other.character}`),
  )
}

function meet(one: Mark, other: Mark): boolean {
  const apart =
    one.page !== other.page ||
    one.x + one.width <= other.x + EPSILON ||
    other.x + other.width <= one.x + EPSILON ||
    one.y + one.height <= other.y + EPSILON ||
    other.y + other.height <= one.y + EPSILON
  return !apart
}

const EPSILON = 0.01

async function sheets(form: RegistrationForm): Promise<number> {
  return pagesOf((await printForm(form)).marks)
}

function pagesOf(marks: readonly Mark[]): number {
  return Math.max(...marks.map(({ page }) => page))
}

function textIn(marks: readonly Mark[], field: string): string {
  return marks
    .filter((mark) => mark.field === field)
    .map(({ character }) => character)
    .join('')
}

function solid(text: string): string {
  return text.replace(/\s+/g, '')
}
