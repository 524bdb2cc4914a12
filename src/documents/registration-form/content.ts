import { formatDay } from '../../../views/dates.ts'
import { formatYuan } from '../../../views/money.ts'
import { documents as en } from '../../../views/words/en/documents.ts'
import { documents as zh } from '../../../views/words/zh-CN/documents.ts'
import { beijingTime } from '../../lib/calendar.ts'
import { formatId } from '../../lib/ids.ts'
import type { PrintedSection } from '../../registration/details/field.ts'
import { DETAILS_FIELDS, fieldOf } from '../../registration/details/fields.ts'
import type { Bilingual, RegistrationForm } from './registration-form.ts'

/**
 * One cell of the form: a label and its value. A column head has no value, an entry below it no label. `share` is the part of
 * the row's width; 0 is the width of a label.
 */
export type Cell = {
  id: string
  label: Bilingual | null
  value: Bilingual | null
  share: number
  strong?: true
  head?: true
  /** Aligned to the right, as amounts are. */
  end?: boolean
}

export type Section = { id: SectionName; title: Bilingual; rows: Cell[][] }

type SectionName = keyof typeof zh.sections

/** All texts of the form in their order. The PDF and the web page draw the same content. */
export type FormContent = {
  title: Bilingual
  sitting: Bilingual
  name: string
  number: { label: Bilingual; value: string }
  scan: Bilingual
  /** The address in the QR code. */
  checkUrl: string
  /** The sections beside the photo. */
  beside: Section[]
  below: Section[]
  subjects: Section
  after: Section[]
}

export function registrationFormContent(form: RegistrationForm): FormContent {
  const { centre, payment } = form
  const person = detailRows(form, 'person')
  return {
    title: {
      zh: `${form.examination.zh}${zh.form}`,
      en: `${form.examination.en} – ${en.form}`,
    },
    sitting: form.sitting,
    name: form.details.name?.zh ?? '',
    number: { label: { zh: zh.number, en: en.number }, value: formatId(form.number) },
    scan: { zh: zh.scan, en: en.scan },
    checkUrl: form.checkUrl,
    beside: [
      section('person', [
        ...person.slice(0, -1),
        [cell('documentType', form.document.type), ...(person.at(-1) ?? [])],
        [cell('documentNumber', untranslated(form.document.masked))],
      ]),
      section('background', detailRows(form, 'background')),
    ],
    below: [
      section('contact', detailRows(form, 'contact')),
      section('school', detailRows(form, 'school')),
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
        [
          cell('amount', untranslated(formatYuan(payment.amount))),
          cell('paidAt', untranslated(dateAndTime(payment.at))),
        ],
        [cell('paidBy', payment.by), cell('order', untranslated(payment.order))],
        ...(payment.trade === null ? [] : [[cell('trade', untranslated(payment.trade))]]),
        ...(payment.receipt === null ? [] : [[cell('receipt', untranslated(payment.receipt))]]),
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

/** The candidate's answers in one section, row by row as the table of fields says. */
function detailRows({ details }: RegistrationForm, section: PrintedSection): Unshared[][] {
  const rows = new Map<number, Unshared[]>()
  for (const name of DETAILS_FIELDS) {
    const { printed } = fieldOf(name)
    if (printed?.section !== section) continue
    if (printed.isLeftOutIfEmpty && !details[name]?.zh) continue
    const strong = name === 'name' ? { strong: true as const } : {}
    rows.set(printed.row, [...(rows.get(printed.row) ?? []), { ...cell(name, details[name]), ...strong }])
  }
  return [...rows].sort(([one], [other]) => one - other).map(([, cells]) => cells)
}

function subjectRow({ code, name, startsAt, endsAt, fee }: RegistrationForm['subjects'][number]): Cell[] {
  const values = [untranslated(code), name, dayAndHours(startsAt, endsAt), untranslated(formatYuan(fee))]
  return COLUMNS.map(([id, share], i) => ({
    id,
    label: null,
    value: values[i] ?? null,
    share,
    end: id === 'fee',
  }))
}

/** Cells without a share divide their row evenly. */
function section(id: SectionName, rows: Unshared[][]): Section {
  const shared = rows.map((row) => row.map((of) => ({ share: 1 / row.length, ...of })))
  return { id, title: { zh: zh.sections[id], en: en.sections[id] }, rows: shared }
}

type Unshared = Omit<Cell, 'share'> & { share?: number }

function cell(id: keyof typeof zh.labels, value: Bilingual | null): Unshared {
  return { id, label: { zh: zh.labels[id], en: en.labels[id] }, value }
}

function head(id: (typeof COLUMNS)[number][0], share: number): Cell {
  return { ...cell(id, null), share, head: true, end: id === 'fee' }
}

/** An answer of the candidate, a number or an amount: the same in both languages. */
function untranslated(text: string): Bilingual {
  return { zh: text, en: '' }
}

function dayAndHours(startsAt: number, endsAt: number): Bilingual {
  const { year, time } = beijingTime(startsAt)
  const hours = `${time}–${beijingTime(endsAt).time}`
  return {
    zh: `${year}年${formatDay(startsAt, 'zh-CN')}${hours}`,
    en: `${formatDay(startsAt, 'en')} ${year}, ${hours}`,
  }
}

function dateAndTime(at: number): string {
  const { date, clock } = beijingTime(at)
  return `${date} ${clock}`
}
