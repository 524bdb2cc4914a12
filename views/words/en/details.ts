import type { DetailsField } from '../../../src/registration/details/fields.ts'
import type { Education, Occupation, Training } from '../../../src/registration/details/lists.ts'
import type { NameProblem } from '../../../src/registration/details/names.ts'
import type { Words } from '../zh-CN.ts'
import { ethnicGroups } from './ethnic-groups.ts'

const labels: Record<DetailsField, string> = {
  name: 'Name',
  sex: 'Sex',
  birth: 'Date of birth',
  ethnicity: 'Ethnic group',
  education: 'Education',
  occupation: 'Occupation',
  training: 'Training',
  mobile: 'Mobile number',
  email: 'E-mail address',
  address: 'Postal address',
  postcode: 'Postcode',
  school: 'School',
  faculty: 'Faculty',
  major: 'Major',
  grade: 'Year',
  class: 'Class',
  studentNumber: 'Student number',
  remark: 'Note',
}

const educations: Record<Education, string> = {
  primary: 'Primary school',
  'junior-middle': 'Junior middle school',
  'senior-middle': 'Senior middle school',
  vocational: 'Vocational school',
  college: 'Junior college',
  bachelor: 'Bachelor',
  master: 'Master',
  doctor: 'Doctor',
  other: 'Other',
}

const occupations: Record<Occupation, string> = {
  student: 'Student',
  teacher: 'Teacher',
  'civil-servant': 'Civil servant',
  'public-institution': 'Public institution',
  company: 'Company employee or manager',
  engineer: 'Engineer or technician',
  finance: 'Finance',
  medical: 'Medical profession',
  services: 'Trade and services',
  worker: 'Worker',
  farmer: 'Agriculture, forestry, fishing',
  military: 'Armed forces',
  'self-employed': 'Freelance or self-employed',
  unemployed: 'Looking for work',
  retired: 'Retired',
  other: 'Other',
}

const trainings: Record<Training, string> = {
  'self-taught': 'Self-taught',
  school: 'Course at school',
  institution: 'Private training institution',
  employer: 'Training by the employer',
  online: 'Online course',
  other: 'Other',
}

export const details: Words['details'] = {
  title: 'Your details and subjects',
  sections: { identity: 'Identity', basic: 'About you', contact: 'Contact', school: 'School' },
  labels,
  sexes: { male: 'Male', female: 'Female' },
  educations,
  occupations,
  trainings,
  ethnicGroups,
  choose: 'Choose',
  document: 'Document',
  change: 'Change',
  changeWhat: 'document',
  fromNumber: 'from the document number',
  rare: 'What if I cannot type a character?',
  rareHow:
    'Paste it or use handwriting input on a phone. If that fails, write pinyin and say so in the note; the centre will correct it',
  fromAccount: 'From your account; you can change it',
  /** Between label and field, where there is something to say. */
  hints: {
    name: 'Check it with care: it must be as on your document, with “·” and rare characters as they are',
    birth: '8 digits, year first, for example 20040315',
    remark: 'If your name has a character you cannot type, say so here; otherwise leave it empty',
  },
  schoolHint: 'For students; others may leave it empty',
  classHint: 'The centre requires it',
  changed: (time) =>
    `Changed in another window at ${time}. This is the newest; what you had entered differently is marked`,
  youEntered: (value) => `You had entered “${value}”`,
  youEnteredNothing: 'You had left this empty',
  and: ', ',
  correction: (reason) => `The centre asks for a correction: ${reason}`,
  problem: (problem, centre) => {
    switch (problem.field) {
      case 'name':
        return nameProblem(problem)
      case 'sex':
        return 'Choose your sex'
      case 'ethnicity':
        return 'Choose your ethnic group'
      case 'education':
        return 'Choose your education'
      case 'occupation':
        return 'Choose your occupation'
      case 'training':
        return 'This training is not in the list. Choose again'
      case 'class':
        return problem.is === 'missing'
          ? `${centre} requires your class. Enter it`
          : `The class has ${problem.length} characters, at most ${problem.most} fit. Shorten it`
      case 'birth':
        if (problem.is === 'missing') return 'Enter your date of birth'
        return problem.is === 'date'
          ? `“${problem.typed}” is not a real date. Write 8 digits, year first, for example 20040315`
          : `“${problem.typed}” cannot be a candidate’s date of birth. Compare with your document`
      case 'mobile':
        if (problem.is === 'missing') return 'Enter your mobile number'
        if (problem.is === 'abroad')
          return 'Put the country code before a number from abroad, for example +852'
        return 'digits' in problem.is
          ? `The mobile number has ${problem.is.digits} digits; it should have 11`
          : `The mobile number contains “${problem.is.character}”; it should have 11 digits`
      case 'email':
        if (problem.is === 'missing') return 'Enter your e-mail address'
        if (problem.is === 'incomplete')
          return 'The e-mail address is incomplete: “@” and what follows is missing'
        if (problem.is === 'malformed')
          return 'The e-mail address should look like name@example.com. Check it'
        if (problem.is === 'long') return 'The e-mail address is too long. Check it'
        return `The e-mail address contains “${problem.is.character}”. Check it`
      case 'postcode':
        return `The postcode has ${problem.length} characters; it should have 6 digits`
      default:
        return `${labels[problem.field]} has ${problem.length} characters, at most ${problem.most} fit. Shorten it`
    }
  },
}

function nameProblem(problem: NameProblem): string {
  switch (problem.is) {
    case 'missing':
      return 'Enter your name'
    case 'character':
      return `The name contains “${problem.character}”. Write it as on your document`
    case 'private-use':
      return `Character ${problem.at} of the name can be shown on this device only. Type it with another input method; if that fails, write pinyin and say so in the note`
    case 'short':
      return `The name has only ${problem.length} character. Write the full name as on your document`
    case 'long':
      return `The name has ${problem.length} characters, at most ${problem.most} fit. Write it as on your document`
  }
}
