import { day, shanghai } from '../../views/dates.ts'
import { yuan } from '../../views/money.ts'
import { documents as en } from '../../views/words/en/documents.ts'
import { documents as zh } from '../../views/words/zh-CN/documents.ts'
import { inFours } from '../lib/code.ts'
import type { Both, RegistrationForm } from './registration-form.ts'

/** One box of the form, a label and what belongs to it. A head has no value, an entry no label. `share` of the row's width; 0 is a label's. */
export type Cell = {
  id: string
  label: Both | null
  value: Both | null
  share: number
  strong?: true
  head?: true
  /** Set against the right edge, as amounts are. */
  end?: boolean
}

export type Section = { id: SectionName; title: Both; rows: Cell[][] }

export type SectionName = keyof typeof zh.sections

/** Everything that the form says, in its order: the PDF and the page draw the same. */
export type Content = {
  title: Both
  sitting: Both
  name: string
  number: { label: Both; value: string }
  scan: Both
  /** These stand beside the photo. */
  beside: Section[]
  below: Section[]
  subjects: Section
  after: Section[]
}

export function registrationFormContent(form: RegistrationForm): Content {
  const { person, document, background, contact, school, centre, payment } = form
  return {
    title: {
      zh: `${form.examination.zh}${zh.form}`,
      en: `${form.examination.en} – ${en.form}`,
    },
    sitting: form.sitting,
    name: person.name,
    number: { label: { zh: zh.number, en: en.number }, value: inFours(form.number) },
    scan: { zh: zh.scan, en: en.scan },
    beside: [
      section('person', [
        [{ ...cell('name', own(person.name)), strong: true }],
        [cell('sex', person.sex), cell('birth', own(person.birth ?? ''))],
        [cell('documentType', document.type), cell('ethnicity', person.ethnicity)],
        [cell('documentNumber', own(document.masked))],
      ]),
      section('background', [
        [cell('education', background.education), cell('occupation', background.occupation)],
        [cell('training', background.training)],
      ]),
    ],
    below: [
      section('contact', [
        [cell('mobile', own(contact.mobile)), cell('postcode', own(contact.postcode))],
        [cell('email', own(contact.email))],
        [cell('address', own(contact.address))],
      ]),
      section('school', [
        [cell('school', own(school.school)), cell('faculty', own(school.faculty))],
        [cell('major', own(school.major)), cell('studentNumber', own(school.studentNumber))],
        [cell('grade', own(school.grade)), cell('class', own(school.class))],
        ...(form.remark === '' ? [] : [[cell('remark', own(form.remark))]]),
      ]),
      section('choices', [
        [
          cell('centre', {
            zh: `${centre.code} ${centre.name.zh}`,
            en: `${centre.code} ${centre.name.en}`,
          }),
        ],
        [
          cell('centreAddress', {
            zh: `${centre.address.zh}　${centre.phone}`,
            en: `${centre.address.en}, ${centre.phone}`,
          }),
        ],
      ]),
    ],
    subjects: section('choices', [
      COLUMNS.map(([id, share]) => head(id, share)),
      ...form.subjects.map((subject) => subjectRow(subject)),
    ]),
    after: [
      section('payment', [
        [cell('amount', own(yuan(payment.amount))), cell('paidAt', own(moment(payment.at)))],
        [cell('paidBy', payment.by), cell('order', own(payment.order))],
        ...(payment.trade === null ? [] : [[cell('trade', own(payment.trade))]]),
      ]),
      ...(form.onSite ? [section('onSite', [[cell('notice', form.onSite)]])] : []),
    ],
  }
}

const COLUMNS = [
  ['subjectCode', 0],
  ['subject', 0.42],
  ['time', 0.435],
  ['fee', 0.145],
] as const

function subjectRow({ code, name, startsAt, endsAt, fee }: RegistrationForm['subjects'][number]): Cell[] {
  const values = [own(code), name, slot(startsAt, endsAt), own(yuan(fee))]
  return COLUMNS.map(([id, share], i) => ({
    id,
    label: null,
    value: values[i] ?? null,
    share,
    end: id === 'fee',
  }))
}

/** Cells share their row evenly where they do not say otherwise. */
function section(id: SectionName, rows: Unshared[][]): Section {
  const shared = rows.map((row) => row.map((of) => ({ share: 1 / row.length, ...of })))
  return { id, title: { zh: zh.sections[id], en: en.sections[id] }, rows: shared }
}

type Unshared = Omit<Cell, 'share'> & { share?: number }

function cell(id: keyof typeof zh.labels, value: Both | null): Unshared {
  return { id, label: { zh: zh.labels[id], en: en.labels[id] }, value }
}

function head(id: (typeof COLUMNS)[number][0], share: number): Cell {
  return { ...cell(id, null), share, head: true, end: id === 'fee' }
}

/** What the candidate wrote, a number or an amount: it has one wording. */
function own(text: string): Both {
  return { zh: text, en: '' }
}

function slot(startsAt: number, endsAt: number): Both {
  const { year, time } = shanghai(startsAt)
  const hours = `${time}–${shanghai(endsAt).time}`
  return {
    zh: `${year}年${day(startsAt, 'zh-CN')}${hours}`,
    en: `${day(startsAt, 'en')} ${year}, ${hours}`,
  }
}

function moment(at: number): string {
  const { date, clock } = shanghai(at)
  return `${date} ${clock}`
}
