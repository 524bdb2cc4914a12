import { isForeignersDocument } from '../identity/documents.ts'
import { ETHNIC_GROUPS } from './ethnic-groups.ts'
import type { DocumentFacts, Field } from './field.ts'
import {
  readBirthDate,
  readClass,
  readEmailField,
  readFreeText,
  readMobileField,
  readOneOf,
  readOptional,
  readPostcode,
} from './field-readers.ts'
import { EDUCATION, OCCUPATION, TRAINING } from './lists.ts'
import { readName } from './names.ts'

const SEXES = ['male', 'female'] as const

const isNotTold = (document: DocumentFacts) => !document.numberTells

/**
 * The fields in which candidates describe themselves, in the order of every list. The types, the form, the summaries, the reviewer's page with its
 * differences, and the printed form follow from this table; texts stand in `words/…/details.ts` under the name of the field.
 */
const FIELDS = {
  name: {
    group: 'identity',
    read: readName,
    mandatory: 'always',
    control: { is: 'line', autocomplete: 'name', autocapitalize: 'words' },
    reviewLine: 'name',
    printed: { section: 'person', row: 1 },
  },
  sex: {
    group: 'identity',
    read: readOneOf(SEXES),
    isAsked: isNotTold,
    mandatory: 'always',
    control: { is: 'radios', codes: SEXES, words: 'sexes' },
    reviewLine: 'sexBirth',
    printed: { section: 'person', row: 2 },
  },
  birth: {
    group: 'identity',
    read: readBirthDate,
    isAsked: isNotTold,
    mandatory: 'always',
    control: { is: 'line', autocomplete: 'bday', inputmode: 'numeric', width: 'short' },
    reviewLine: 'sexBirth',
    printed: { section: 'person', row: 2 },
  },
  /** Null with the documents of foreigners, which name none. */
  ethnicity: {
    group: 'identity',
    read: readOneOf(ETHNIC_GROUPS),
    isAsked: ({ type }: DocumentFacts) => !isForeignersDocument(type),
    mandatory: 'always',
    control: { is: 'list', codes: ETHNIC_GROUPS, words: 'ethnicGroups' },
    reviewLine: 'ethnicity',
    printed: { section: 'person', row: 3 },
  },
  education: {
    group: 'basic',
    read: readOneOf(EDUCATION),
    mandatory: 'always',
    control: { is: 'list', codes: EDUCATION, words: 'educations' },
    reviewLine: 'basic',
    printed: { section: 'background', row: 1 },
  },
  occupation: {
    group: 'basic',
    read: readOneOf(OCCUPATION),
    mandatory: 'always',
    control: { is: 'list', codes: OCCUPATION, words: 'occupations' },
    reviewLine: 'basic',
    printed: { section: 'background', row: 1 },
  },
  training: {
    group: 'basic',
    read: readOptional(TRAINING),
    control: { is: 'list', codes: TRAINING, words: 'trainings' },
    reviewLine: 'basic',
    printed: { section: 'background', row: 2 },
  },
  mobile: {
    group: 'contact',
    read: readMobileField,
    mandatory: 'always',
    control: { is: 'line', type: 'tel', inputmode: 'tel', autocomplete: 'tel', width: 'middle' },
    reviewLine: 'contact',
    printed: { section: 'contact', row: 1 },
  },
  email: {
    group: 'contact',
    read: readEmailField,
    mandatory: 'always',
    control: {
      is: 'line',
      type: 'email',
      inputmode: 'email',
      autocomplete: 'email',
      autocapitalize: 'none',
    },
    reviewLine: 'email',
    printed: { section: 'contact', row: 2 },
  },
  address: {
    group: 'contact',
    read: readFreeText(100),
    control: { is: 'line', autocomplete: 'street-address' },
    reviewLine: 'address',
    printed: { section: 'contact', row: 3 },
  },
  postcode: {
    group: 'contact',
    read: readPostcode,
    control: { is: 'line', autocomplete: 'postal-code', width: 'short' },
    reviewLine: 'address',
    printed: { section: 'contact', row: 1 },
  },
  school: {
    group: 'school',
    read: readFreeText(60),
    control: { is: 'line' },
    reviewLine: 'school',
    printed: { section: 'school', row: 1 },
  },
  faculty: {
    group: 'school',
    read: readFreeText(60),
    control: { is: 'line' },
    reviewLine: 'course',
    printed: { section: 'school', row: 1 },
  },
  major: {
    group: 'school',
    read: readFreeText(60),
    control: { is: 'line' },
    reviewLine: 'course',
    printed: { section: 'school', row: 2 },
  },
  grade: {
    group: 'school',
    read: readFreeText(20),
    control: { is: 'line', width: 'short' },
    reviewLine: 'course',
    printed: { section: 'school', row: 3 },
  },
  class: {
    group: 'school',
    read: readClass(40),
    mandatory: 'centre',
    control: { is: 'line', width: 'middle' },
    reviewLine: 'school',
    printed: { section: 'school', row: 3 },
  },
  studentNumber: {
    group: 'school',
    read: readFreeText(30),
    control: { is: 'line', width: 'middle' },
    reviewLine: 'course',
    printed: { section: 'school', row: 2 },
  },
  remark: {
    group: 'identity',
    read: readFreeText(200),
    control: { is: 'line' },
    reviewLine: 'remark',
    printed: { section: 'school', row: 4, isLeftOutIfEmpty: true },
  },
} as const satisfies Record<string, Field>

type Fields = typeof FIELDS

export type DetailsField = keyof Fields

export const DETAILS_FIELDS = Object.keys(FIELDS) as DetailsField[]

/** The field as the table describes it, whichever it is. */
export function fieldOf(name: DetailsField): Field {
  return FIELDS[name]
}

/** Fields that the form asks for with this document. */
export function askedFields(document: DocumentFacts): DetailsField[] {
  return DETAILS_FIELDS.filter((name) => fieldOf(name).isAsked?.(document) ?? true)
}

type Result<K extends DetailsField> = ReturnType<Fields[K]['read']>
type Value<K extends DetailsField> = Extract<Result<K>, { ok: unknown }>['ok']
type Problem<K extends DetailsField> = Extract<Result<K>, { problems: unknown }>['problems'][number]

/** The answers of a candidate. Texts that were left empty are ''; `birth` is `YYYY-MM-DD`. */
export type Details = {
  [K in DetailsField]: K extends 'ethnicity' ? Value<K> | null : Value<K>
}

/** The answers as the form sends them: where the number of the document tells sex and birth date, the desk adds these two. */
export type SentDetails = Omit<Details, 'sex' | 'birth'> & Partial<Pick<Details, 'sex' | 'birth'>>

/** A problem of one field. The words for each problem are checked by the compiler. */
export type DetailsProblem = { [K in DetailsField]: { field: K } & Problem<K> }[DetailsField]
