import { type EmailProblem, type MobileProblem, readEmail, readMobile } from '../../lib/contact.ts'
import { halfWidth, textOf } from '../../lib/text.ts'
import { isPossibleBirthDate, parseDay } from '../identity/birth-date.ts'
import { isForeignersDocument } from '../identity/documents.ts'
import type { IdentityFacts, Sex } from '../identity/identity-rules.ts'
import { withoutPrivateUse } from './chinese-characters.ts'
import { ETHNIC_GROUPS, type EthnicGroup } from './ethnic-groups.ts'
import { EDUCATION, type Education, OCCUPATION, type Occupation, TRAINING, type Training } from './lists.ts'
import { type NameProblem, readName } from './names.ts'

/** What a candidate says about himself. Texts that were left empty are ''; `birth` is `YYYY-MM-DD`. */
export type Details = {
  name: string
  sex: Sex
  birth: string
  /** Null with the documents of foreigners, which name none. */
  ethnicity: EthnicGroup | null
  education: Education
  occupation: Occupation
  training: Training | null
  mobile: string
  email: string
  address: string
  postcode: string
  school: string
  faculty: string
  major: string
  grade: string
  class: string
  studentNumber: string
  remark: string
}

export type DetailsField = keyof Details

/** Most characters, as people count them, of the fields that are free text. */
export const MAX_LENGTH = {
  address: 100,
  school: 60,
  faculty: 60,
  major: 60,
  grade: 20,
  class: 40,
  studentNumber: 30,
  remark: 200,
} as const

export type FreeText = keyof typeof MAX_LENGTH

export type DetailsProblem =
  | ({ field: 'name' } & NameProblem)
  | { field: 'sex' | 'education' | 'occupation' | 'ethnicity' | 'birth' | 'class'; is: 'missing' }
  | { field: 'training'; is: 'unknown' }
  | { field: 'birth'; is: 'date' | 'age'; typed: string }
  | { field: 'mobile'; is: MobileProblem }
  | { field: 'email'; is: EmailProblem }
  | { field: 'postcode'; is: 'digits'; length: number }
  | { field: FreeText; is: 'long'; length: number; most: number }

export type DetailsContext = {
  identity: IdentityFacts
  /** The centre that was chosen asks for the class (spec R4). */
  classMandatory: boolean
  /** In Beijing, `YYYY-MM-DD`. */
  today: string
}

/** Reads the fields of the information page by their names; what the identity number says is not asked. Nothing throws. */
export function readDetails(
  form: Record<string, unknown>,
  context: DetailsContext,
): { ok: Details } | { problems: DetailsProblem[] } {
  const problems: DetailsProblem[] = []
  const { identity } = context
  const addProblem = (problem: DetailsProblem) => {
    problems.push(problem)
    return null
  }
  const freeText = (field: FreeText) => readFreeText(form[field], field, addProblem)
  const oneOf = <T extends string>(
    list: readonly T[],
    field: 'education' | 'occupation' | 'ethnicity' | 'sex',
  ) => list.find((id) => id === form[field]) ?? addProblem({ field, is: 'missing' })

  const name = readNameOf(form.name, addProblem)
  const sex = identity.sex ?? oneOf(['male', 'female'] as const, 'sex')
  const birth = identity.birth ?? readBirth(form.birth, context.today, addProblem)
  const ethnicity = isForeignersDocument(identity.type) ? null : oneOf(ETHNIC_GROUPS, 'ethnicity')
  const education = oneOf(EDUCATION, 'education')
  const occupation = oneOf(OCCUPATION, 'occupation')
  const training = readTraining(form.training, addProblem)
  const mobile = readMobile(form.mobile)
  if ('problem' in mobile) addProblem({ field: 'mobile', is: mobile.problem })
  const email = readEmail(form.email)
  if ('problem' in email) addProblem({ field: 'email', is: email.problem })
  const address = freeText('address')
  const postcode = readPostcode(form.postcode, addProblem)
  const school = {
    school: freeText('school'),
    faculty: freeText('faculty'),
    major: freeText('major'),
    grade: freeText('grade'),
  }
  const schoolClass = freeText('class')
  if (schoolClass === '' && context.classMandatory) addProblem({ field: 'class', is: 'missing' })
  const rest = { studentNumber: freeText('studentNumber'), remark: freeText('remark') }

  if (problems.length > 0 || !name || !sex || !birth || !education || !occupation) return { problems }
  if ('problem' in mobile || 'problem' in email) return { problems }
  return {
    ok: {
      ...{ name, sex, birth, ethnicity, education, occupation, training },
      ...{ mobile: mobile.ok, email: email.ok, address, postcode, ...school, class: schoolClass, ...rest },
    },
  }
}

type AddProblem = (problem: DetailsProblem) => null

function readNameOf(text: unknown, addProblem: AddProblem): string | null {
  const name = readName(text)
  if ('ok' in name) return name.ok
  for (const problem of name.problems) addProblem({ field: 'name', ...problem })
  return null
}

/** Eight digits, or year, month and day with anything between them. */
function readBirth(text: unknown, today: string, addProblem: AddProblem): string | null {
  const typed = halfWidth(textOf(text)).trim().slice(0, 20)
  if (typed === '') return addProblem({ field: 'birth', is: 'missing' })
  const parts = /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?$/.exec(typed)
  const eight = parts ? `${parts[1]}${parts[2]?.padStart(2, '0')}${parts[3]?.padStart(2, '0')}` : typed
  const birth = parseDay(eight)
  if (!birth) return addProblem({ field: 'birth', is: 'date', typed })
  return isPossibleBirthDate(birth, today) ? birth : addProblem({ field: 'birth', is: 'age', typed })
}

function readTraining(value: unknown, addProblem: AddProblem): Training | null {
  if (textOf(value) === '') return null
  return TRAINING.find((id) => id === value) ?? addProblem({ field: 'training', is: 'unknown' })
}

/** Six digits on the mainland; with letters in it, one of another country. */
function readPostcode(text: unknown, addProblem: AddProblem): string {
  const typed = halfWidth(textOf(text)).trim().toUpperCase()
  if (typed === '' || /^\d{6}$/.test(typed) || /^(?=.*[A-Z])[A-Z0-9][A-Z0-9 -]{1,8}[A-Z0-9]$/.test(typed))
    return typed
  addProblem({ field: 'postcode', is: 'digits', length: typed.length })
  return ''
}

/** One line of free text, without characters that nobody sees. */
function readFreeText(text: unknown, field: FreeText, addProblem: AddProblem): string {
  const line = withoutPrivateUse(textOf(text))
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .trim()
  const length = [...line].length
  if (length <= MAX_LENGTH[field]) return line
  addProblem({ field, is: 'long', length, most: MAX_LENGTH[field] })
  return ''
}
