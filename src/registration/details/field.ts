import type { DocumentType } from '../identity/documents.ts'
import type { Read } from './field-readers.ts'

/** The facts that decide how the details are read. */
export type DetailsContext = {
  /** The identity document, and whether its number tells sex and birth date. */
  document: DocumentFacts
  /** The centre that was chosen asks for the class (spec R4). */
  classMandatory: boolean
  /** In Beijing, `YYYY-MM-DD`. */
  today: string
}

export type DocumentFacts = { type: DocumentType; numberTells: boolean }

/** The parts of the form, in its order. */
export const GROUPS = ['identity', 'basic', 'contact', 'school'] as const

export type Group = (typeof GROUPS)[number]

/** The lines of the reviewer's page for the details; several fields may stand in one. */
export type ReviewLine =
  | 'name'
  | 'sexBirth'
  | 'ethnicity'
  | 'contact'
  | 'school'
  | 'course'
  | 'basic'
  | 'email'
  | 'address'
  | 'remark'

/** How the field is asked. A list has its words under this name in `words.details`. */
type Control =
  | {
      is: 'line'
      autocomplete?: string
      inputmode?: 'numeric' | 'tel' | 'email'
      type?: 'tel' | 'email'
      autocapitalize?: 'none' | 'words'
      width?: 'short' | 'middle'
    }
  | { is: 'radios' | 'list'; codes: readonly string[]; words: ListWords }

type ListWords = 'sexes' | 'ethnicGroups' | 'educations' | 'occupations' | 'trainings'

export type PrintedSection = 'person' | 'background' | 'contact' | 'school'

/** Fields of one row share its width. `isLeftOutIfEmpty`: without an answer there is no row. */
type Printed = { section: PrintedSection; row: number; isLeftOutIfEmpty?: true }

export type Field = {
  /** The part of the form where it is asked. */
  group: Group
  /** A text of the form to a value, or to what is wrong with it. Pure, and throws nothing. */
  read: (sent: unknown, context: DetailsContext) => Read<string | null, object>
  /** Left out: always asked. */
  isAsked?: (document: DocumentFacts) => boolean
  /** `centre`: where the centre says so. Left out: never. */
  mandatory?: 'always' | 'centre'
  control: Control
  /** The line where officers of the centre see it; null: they do not. */
  reviewLine: ReviewLine | null
  /** Where it stands on the printed form, which the candidate signs; null: it is not printed. */
  printed: Printed | null
}
