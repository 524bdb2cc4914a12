import { withCheck } from '../registration/identity/card-numbers.ts'

/** Somebody who wants to register; invented, like the numbers. */
export type CandidateFacts = {
  name: string
  email: string
  mobile: string
  document: { type: 'residentCard'; number: string } | { type: 'passport'; number: string; born: string }
  sex: 'male' | 'female'
  photo: string
}

const PHOTOS = `${import.meta.dirname}/../../src/dev/photos/`

/** Long, and used by no other person. */
export const PASSWORD = '桂花开在八月里 2027'

/** A candidate with a resident card; `n` tells people of one run apart. */
export function citizen(n: number, name: string, sex: CandidateFacts['sex'], login: string): CandidateFacts {
  const order = String(300 + 2 * n + (sex === 'male' ? 1 : 0)).padStart(3, '0')
  return {
    name,
    email: `${login}@example.com`,
    mobile: `139000${String(20_000 + n)}`,
    document: { type: 'residentCard', number: withCheck(`41010220040${1 + (n % 9)}15${order}`) },
    sex,
    photo: `${PHOTOS}${sex === 'male' ? 'li-xiaoming' : 'zhang-min'}.jpg`,
  }
}

export const OTHER_PHOTO = `${PHOTOS}chen-si.jpg`
