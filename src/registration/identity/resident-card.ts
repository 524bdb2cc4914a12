import { isPossibleBirthDate, parseDay } from './birth-date.ts'

/** A problem of a number of 18 characters; `at` is a position and counts from 1. */
export type CitizenNumberProblem =
  | { is: 'length'; length: number }
  | { is: 'letter'; at: number; character: string; digit: string | null }
  | { is: 'region'; digits: string }
  | { is: 'date'; digits: string }
  | { is: 'age'; digits: string }
  | { is: 'check-digit' }

/**
 * Length, characters, region, birth date and check character of a citizen's number (GB 11643-1999). Region and date
 * are named together; the check character only where both are right, because it fails with them.
 */
export function citizenNumberProblems(
  number: string,
  isRegion: (six: string) => boolean,
  today: string,
): CitizenNumberProblem[] {
  const characters = [...number]
  if (characters.length !== 18) return [{ is: 'length', length: characters.length }]
  const letters = letterProblems(characters)
  if (letters.length > 0) return letters
  const problems: CitizenNumberProblem[] = []
  const region = number.slice(0, 6)
  if (!isRegion(region)) problems.push({ is: 'region', digits: region })
  const digits = number.slice(6, 14)
  const birth = parseDay(digits)
  if (!birth) problems.push({ is: 'date', digits })
  else if (!isPossibleBirthDate(birth, today)) problems.push({ is: 'age', digits })
  if (problems.length > 0) return problems
  return checkCharacter(number) === number[17] ? [] : [{ is: 'check-digit' }]
}

/** Sex (the 17th digit is odd for men) and birth date of a sound number (GB 11643-1999). */
export function citizenFacts(number: string): { sex: 'male' | 'female'; birth: string } {
  const birth = number.slice(6, 14)
  return {
    sex: Number(number[16]) % 2 === 1 ? 'male' : 'female',
    birth: `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`,
  }
}

/** ISO 7064 MOD 11-2 of the first 17 digits, as GB 11643-1999 wants it. */
export function checkCharacter(number: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += Number(number[i]) * (2 ** (17 - i) % 11)
  return '10X98765432'.charAt(sum % 11)
}

/**
 * The 18 characters of a number of the first generation (15 digits, GB 11643-1989), any other text as it is. Orders 996 to
 * 999 were kept for those born before 1900.
 */
export function to18Characters(number: string): string {
  if (!/^\d{15}$/.test(number)) return number
  const century = number.slice(12) >= '996' ? '18' : '19'
  const body = `${number.slice(0, 6)}${century}${number.slice(6)}`
  return body + checkCharacter(body)
}

function letterProblems(characters: string[]): CitizenNumberProblem[] {
  return characters.flatMap((character, i) => {
    if (/[0-9]/.test(character) || (i === 17 && character === 'X')) return []
    return [{ is: 'letter', at: i + 1, character, digit: LOOKS_LIKE_DIGIT[character] ?? null } as const]
  })
}

/** Letters that are taken for digits. */
const LOOKS_LIKE_DIGIT: Record<string, string | undefined> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  '|': '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
}
