import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildFonts } from '../../src/dev/node/build-fonts.ts'
import { openFonts, type ReadFontFile } from '../../src/documents/pdf/fonts.ts'
import type { RegistrationForm } from '../../src/documents/registration-form/registration-form.ts'
import {
  type PrintedForm,
  registrationFormPdf,
} from '../../src/documents/registration-form/registration-form-pdf.ts'
import type { DetailsField } from '../../src/registration/details/fields.ts'

const root = join(import.meta.dirname, '../..')

await buildFonts(root)

/** The font pack as it is served. */
export const readFontFile: ReadFontFile = (name) => readFile(join(root, 'static/built/fonts', name))

export const fonts = openFonts(readFontFile)

export const photo = new Uint8Array(await readFile(join(root, 'src/dev/photos/li-xiaoming.jpg')))

export function printForm(form: RegistrationForm, from = fonts, picture = photo): Promise<PrintedForm> {
  return registrationFormPdf(form, { fonts: from, photo: picture })
}

export function at(day: string, time: string): number {
  return Date.parse(`${day}T${time}:00+08:00`)
}

/** Li Xiaoming, paid, two subjects; `changes` replaces whole parts. */
export function sampleForm(changes: Partial<RegistrationForm> = {}): RegistrationForm {
  return { ...LI_XIAOMING, ...changes }
}

export function formNamed(name: string, lang: RegistrationForm['lang'] = 'zh-CN'): RegistrationForm {
  return sampleForm({ lang, details: writtenDetails({ name }) })
}

/** Li Xiaoming's answers with others written by the candidate. */
export function writtenDetails(changes: Partial<Record<DetailsField, string>>): RegistrationForm['details'] {
  const written = Object.entries(changes).map(([field, zh]) => [field, { zh, en: '' }])
  return { ...LI_XIAOMING.details, ...Object.fromEntries(written) }
}

/** The first `n` of eight subjects, four a day. */
export function subjects(n: number): RegistrationForm['subjects'] {
  return SUBJECTS.slice(0, n).map(([code, zh, en], i) => {
    const day = i < 4 ? '2027-03-27' : '2027-03-28'
    const hour = 9 + 2 * (i % 4)
    return {
      code,
      name: { zh, en },
      startsAt: at(day, `${String(hour).padStart(2, '0')}:00`),
      endsAt: at(day, `${String(hour + 1).padStart(2, '0')}:30`),
      fee: 8000,
    }
  })
}

const SUBJECTS = [
  ['24', '二级 C 语言程序设计', 'Level 2 C Programming'],
  ['65', '二级 WPS Office 高级应用与设计', 'Level 2 Advanced WPS Office'],
  ['36', '三级 网络技术', 'Level 3 Network Technology'],
  ['45', '四级 Linux 应用与开发工程师', 'Level 4 Linux Engineer'],
  ['14', '一级 网络安全素质教育', 'Level 1 Network Security'],
  ['29', '二级 MySQL 数据库程序设计', 'Level 2 MySQL Programming'],
  ['66', '二级 Python 语言程序设计', 'Level 2 Python Programming'],
  ['41', '四级 网络工程师', 'Level 4 Network Engineer'],
] as const

const LI_XIAOMING: RegistrationForm = {
  lang: 'zh-CN',
  examination: { zh: '全国计算机等级考试', en: 'National Computer Rank Examination' },
  sitting: { zh: '2027年3月考次', en: 'March 2027' },
  number: '7KQ49MABCDEFGHJK',
  details: {
    name: { zh: '李晓明', en: '' },
    sex: { zh: '男', en: 'Male' },
    birth: { zh: '2004-03-15', en: '' },
    ethnicity: { zh: '维吾尔族', en: 'Uyghur' },
    education: { zh: '大学本科', en: 'Bachelor' },
    occupation: { zh: '学生', en: 'Student' },
    training: { zh: '学校集体培训', en: 'At school' },
    mobile: { zh: '13800138000', en: '' },
    email: { zh: 'li.xiaoming@example.com', en: '' },
    address: { zh: '河南省郑州市金水区示例路 1 号中原示例大学 5 号楼 302 室', en: '' },
    postcode: { zh: '450000', en: '' },
    school: { zh: '中原示例大学', en: '' },
    faculty: { zh: '信息工程学院', en: '' },
    major: { zh: '计算机科学与技术', en: '' },
    grade: { zh: '2023级', en: '' },
    class: { zh: '计科 2301 班', en: '' },
    studentNumber: { zh: '202301010203', en: '' },
    remark: { zh: '左手书写', en: '' },
  },
  document: { type: { zh: '居民身份证', en: 'Resident identity card' }, masked: '4101**********1234' },
  centre: {
    code: '410032',
    name: { zh: '中原示例大学（郑州）', en: 'Zhongyuan Example University (Zhengzhou)' },
    address: { zh: '郑州市金水区示例路 1 号', en: '1 Shili Road, Jinshui, Zhengzhou' },
    phone: '0371-12345678',
  },
  subjects: subjects(2),
  payment: {
    amount: 16000,
    at: at('2026-12-18', '10:31') + 22_000,
    by: { zh: '支付宝', en: 'Alipay' },
    order: '7KQ49MABCDEFGHJK01',
    trade: '2026121822001412345678901234',
    receipt: null,
  },
  onSite: { zh: '3月1日至3日 9:00—17:00 到 A101 确认', en: 'Confirm in A101, 1–3 March, 9:00–17:00' },
  checkUrl: 'https://baoming.example.cn/check/7KQ49MABCDEFGHJK',
}
