import type { DocumentType } from '../../../src/registration/identity/documents.ts'
import type { Words } from '../zh-CN.ts'

const documents: Record<DocumentType, string> = {
  'resident-card': 'Resident identity card',
  'hk-macau-permit': 'Mainland travel permit for Hong Kong and Macau residents',
  'taiwan-permit': 'Mainland travel permit for Taiwan residents',
  'residence-permit': 'Residence permit for Hong Kong, Macau and Taiwan residents',
  passport: 'Passport',
  'permanent-residence': 'Foreign permanent resident ID card',
  military: 'Military card',
}

const formats: Record<DocumentType, string> = {
  'resident-card': '18 characters, the last may be X',
  'hk-macau-permit': 'the letter H or M and 8 digits',
  'taiwan-permit': '8 digits',
  'residence-permit': '18 characters beginning with 81, 82 or 83',
  passport: '5 to 9 letters and digits',
  'permanent-residence': '18 characters beginning with 9, or 3 letters and 12 digits',
  military: 'the issuing body and the number, as written on the card',
}

export const identity: Words['identity'] = {
  title: 'Your identity document',
  lead: 'Bring the original of this document on the day of the examination',
  type: 'Type of document',
  number: 'Document number',
  documents,
  formats,
  hint: (type) => `${documents[type]}: ${formats[type]}`,
  allFormats: 'What the numbers of other documents look like',
  privacy: 'The number is used to check your identity only; pages hide its middle part',
  saved: (document, masked) => `Entered: ${document}, ${masked}. If it is right, just press “Next”`,
  numberTells: (sex, birth) => `${sex}, born on ${birth}`,
  taken: (phone) =>
    `This document is already registered for this sitting. If it was not you, or you used another account, contact the centre${phone ? ` (phone ${phone})` : ''}; it will help`,
  elsewhere: (centre) =>
    `This account is registered at ${centre}. One centre per sitting; to change, delete that registration first`,
  problem: (problem) => {
    if (problem.field === 'type') return 'Choose the type of document'
    switch (problem.is) {
      case 'missing':
        return 'Enter the document number'
      case 'length':
        return `The ID number must have 18 characters; this has ${problem.length}`
      case 'check-digit':
        return 'The last character does not fit the first 17; one may be mistyped. Compare with your card'
      case 'date':
        return `Digits 7 to 14, “${problem.digits}”, are not a real date`
      case 'age':
        return `Digits 7 to 14, “${problem.digits}”, cannot be a candidate’s date of birth. Compare with your card`
      case 'region':
        return `The first 6 digits, “${problem.digits}”, are not a region code`
      case 'letter': {
        const kind = /[A-Za-z]/.test(problem.character) ? 'the letter ' : ''
        const which = `Character ${problem.at} is ${kind}“${problem.character}”`
        return problem.digit
          ? `${which}. Is it the digit ${problem.digit}?`
          : `${which}; it should be a digit`
      }
      case 'format':
        return `The number does not fit. ${documents[problem.type]}: ${formats[problem.type]}`
      case 'other-type':
        return `This is the number of another document (${documents[problem.type]}). Choose that type, or check the number`
    }
  },
}
