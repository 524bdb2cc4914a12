import { PDFDocument, PDFName } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { textOf } from '../render.ts'
import { at, formNamed, photo, printForm, sampleForm, subjects, writtenDetails } from '../sample-forms.ts'

describe('the text of the registration form', () => {
  it('has everything that the candidate entered, chose and paid', async () => {
    const text = await searched(sampleForm())
    for (const words of WORDS) expect(text).toContain(solid(words))
  })

  it('has it in English, too, when the candidate reads English', async () => {
    const text = await searched(sampleForm({ lang: 'en' }))
    for (const words of [...WORDS, ...ENGLISH_WORDS]) expect(text).toContain(solid(words))
  })

  it('has names with rare characters, dots and accents as they were typed', async () => {
    for (const name of [
      '㐂𠮷䶮玥燚犇',
      '买买提·艾力',
      "Maria-José O'Neill",
      'Nguyễn Thị Hoà',
      '王\u{31152}',
    ]) {
      expect(await searched(formNamed(name))).toContain(solid(name))
    }
  })

  it('lists one to eight subjects, each with its time and fee', async () => {
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const chosen = subjects(n)
      const text = await searched(sampleForm({ subjects: chosen }))
      for (const { code, name } of chosen) expect(text).toContain(solid(`${code}${name.zh}`))
      expect(text.match(/¥80\.00/g)).toHaveLength(n)
    }
  })

  it('has no empty cell that could be filled in later', async () => {
    const details = writtenDetails({ faculty: '', class: '', remark: '' })
    const empty = sampleForm({ details, onSite: null })
    const { marks } = await printForm(empty)
    expect(marks.filter(({ field }) => field === 'class').map(({ character }) => character)).toEqual(['—'])
    const text = await searched(empty)
    expect(text).not.toContain('备注')
    expect(text).not.toContain('考生通告')
  })

  it('has the day of an examination in Beijing time', async () => {
    const [subject] = subjects(1)
    if (!subject) throw new Error('no subject')
    const evening = { ...subject, startsAt: at('2027-03-28', '00:30'), endsAt: at('2027-03-28', '02:00') }
    expect(await searched(sampleForm({ subjects: [evening] }))).toContain('2027年3月28日（周日）0:30–2:00')
  })

  it('has the receipt number in place of a trade number when the centre took the money', async () => {
    const paid = { ...sampleForm().payment, trade: null, receipt: 'NO 0017' }
    const text = await searched(sampleForm({ payment: paid }))
    expect(text).not.toContain('交易号')
    expect(text).toContain('收据号NO0017')
  })
})

describe('the PDF file', () => {
  it('has its title and language, and one embedded subset font', async () => {
    const { pdf } = await printForm(sampleForm())
    const document = await PDFDocument.load(pdf)
    expect(document.getTitle()).toBe('全国计算机等级考试报名登记表 7KQ4-9MAB-CDEF-GHJK')
    expect(String(document.catalog.get(PDFName.of('Lang')))).toContain('zh-CN')
    const { Font } = document.getPage(0).node.normalizedEntries()
    expect(Font.keys()).toHaveLength(1)
    const fonts = document.context.enumerateIndirectObjects().map(([, object]) => String(object))
    expect(fonts.filter((object) => object.includes('/FontFile2'))).toHaveLength(1)
    expect(fonts.filter((object) => /\/FontName \/[A-Z]{6}\+NotoSansSC-Regular/.test(object))).toHaveLength(1)
  })

  it('has the same bytes for the same form, and different bytes for another', async () => {
    const [one, again, other] = [
      await printForm(sampleForm()),
      await printForm(sampleForm()),
      await printForm(formNamed('李小明')),
    ]
    expect(Buffer.from(one.pdf).equals(again.pdf)).toBe(true)
    expect(Buffer.from(one.pdf).equals(other.pdf)).toBe(false)
  })

  it('takes at most 60 KB beside the photo, with eight subjects and long answers', async () => {
    for (const lang of ['zh-CN', 'en'] as const) {
      const { pdf } = await printForm(
        sampleForm({
          lang,
          subjects: subjects(8),
          details: writtenDetails({ address: ADDRESS, remark: REMARK }),
        }),
      )
      expect(pdf.length - photo.length).toBeLessThan(60 * 1024)
    }
  })

  it('reads a photo from the middle of a buffer correctly', async () => {
    const larger = new Uint8Array(photo.length + 100)
    larger.set(photo, 50)
    const { pdf } = await printForm(sampleForm(), undefined, larger.subarray(50, 50 + photo.length))
    expect(Buffer.from(pdf).equals((await printForm(sampleForm())).pdf)).toBe(true)
  })
})

const WORDS = [
  '全国计算机等级考试报名登记表',
  '2027年3月考次',
  '7KQ4-9MAB-CDEF-GHJK',
  '李晓明',
  '男',
  '2004-03-15',
  '居民身份证',
  '4101**********1234',
  '维吾尔族',
  '大学本科',
  '学生',
  '学校集体培训',
  '13800138000',
  'li.xiaoming@example.com',
  '河南省郑州市金水区示例路 1 号中原示例大学 5 号楼 302 室',
  '450000',
  '中原示例大学',
  '信息工程学院',
  '计算机科学与技术',
  '2023级',
  '计科 2301 班',
  '202301010203',
  '左手书写',
  '410032 中原示例大学（郑州）',
  '郑州市金水区示例路 1 号',
  '0371-12345678',
  '二级 C 语言程序设计',
  '2027年3月27日（周六）9:00–10:30',
  '¥80.00',
  '¥160.00',
  '2026-12-18 10:31:22',
  '支付宝',
  '7KQ49MABCDEFGHJK01',
  '2026121822001412345678901234',
  '3月1日至3日 9:00—17:00 到 A101 确认',
  '考生签名',
  '保证以上信息真实、准确',
]

const ENGLISH_WORDS = [
  'National Computer Rank Examination',
  'Registration form',
  'March 2027',
  'Male',
  'Resident identity card',
  'Date of birth',
  'Zhongyuan Example University (Zhengzhou)',
  'Level 2 C Programming',
  'Sat 27 Mar 2027, 9:00–10:30',
  'Confirm in A101',
  'Signature',
]

const ADDRESS =
  '新疆维吾尔自治区巴音郭楞蒙古自治州和硕县特吾里克镇清水河农场团结路一百二十三号幸福小区十五号楼三单元一千二百零一室，门口有两棵大榆树'

const REMARK = '本人左手书写，右眼视力较弱，请安排靠窗、光线充足的座位；需乘电梯上下楼，希望考场设在低层。'

/** All text without blanks and line ends, which readers set by the distances they see. */
async function searched(form: Parameters<typeof printForm>[0]): Promise<string> {
  const { pdf } = await printForm(form)
  return solid((await textOf(pdf)).join(''))
}

function solid(text: string): string {
  return text.replace(/\s+/g, '')
}
