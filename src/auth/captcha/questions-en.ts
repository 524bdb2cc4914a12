import { pickRandom, type QuestionKinds } from './random.ts'

/** A sum, a place in a row, something to eat, the largest number. */
export const ENGLISH_QUESTIONS: QuestionKinds = [
  (randomBelow) => {
    const [a, b] = [11 + randomBelow(60), 2 + randomBelow(8)]
    return {
      question: `What is ${inWords(a)} plus ${inWords(b)}? Write the number`,
      answer: `${a + b}|${inWords(a + b)}|${inWords(a + b).replace('-', ' ')}`,
    }
  },
  (randomBelow) => {
    const words = pickRandom([...FOOD, ...THINGS], 5, randomBelow)
    const at = randomBelow(5)
    return { question: `${words.join(', ')}: which word is the ${PLACES[at]}?`, answer: words[at] ?? '' }
  },
  (randomBelow) => {
    const [food = ''] = pickRandom(FOOD, 1, randomBelow)
    const all = pickRandom([food, ...pickRandom(THINGS, 2, randomBelow)], 3, randomBelow)
    return { question: `${all.join(', ')}: which of these can be eaten?`, answer: food }
  },
  (randomBelow) => {
    const numbers = [10, 40, 70].map((from) => from + randomBelow(29))
    return {
      question: `${pickRandom(numbers, 3, randomBelow).join(', ')}: which number is the largest?`,
      answer: String(Math.max(...numbers)),
    }
  },
]

const FOOD = ['apple', 'bread', 'rice', 'melon', 'egg', 'cheese', 'carrot', 'banana']
const THINGS = ['table', 'train', 'umbrella', 'pencil', 'window', 'stone', 'watch', 'map', 'towel', 'river']
const PLACES = ['first', 'second', 'third', 'fourth', 'fifth']
const ONES = `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
  sixteen seventeen eighteen nineteen`.split(/\s+/)
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** 0 to 99 in words. */
function inWords(n: number): string {
  if (n < 20) return ONES[n] ?? ''
  return [TENS[Math.floor(n / 10)], n % 10 ? ONES[n % 10] : ''].filter(Boolean).join('-')
}
