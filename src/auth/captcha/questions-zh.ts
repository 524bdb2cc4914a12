import { pickRandom, type QuestionKinds } from './random.ts'

/** A sum, a place in a row, something to eat, the largest number. */
export const CHINESE_QUESTIONS: QuestionKinds = [
  (randomBelow) => {
    const [a, b] = [11 + randomBelow(60), 2 + randomBelow(8)]
    return {
      question: `${inWords(a)}加${inWords(b)}等于多少？请写数字`,
      answer: `${a + b}|${inWords(a + b)}`,
    }
  },
  (randomBelow) => {
    const words = pickRandom(ROWS, 2, randomBelow).join('')
    const at = randomBelow(words.length)
    return { question: `“${words}”的第${inWords(at + 1)}个字是什么？`, answer: words[at] ?? '' }
  },
  (randomBelow) => {
    const [food = ''] = pickRandom(FOOD, 1, randomBelow)
    const all = pickRandom([food, ...pickRandom(THINGS, 2, randomBelow)], 3, randomBelow)
    return { question: `${all.join('、')}，哪一个能吃？请写出来`, answer: food }
  },
  (randomBelow) => {
    const numbers = [10, 40, 70].map((from) => from + randomBelow(29))
    return {
      question: `${pickRandom(numbers, 3, randomBelow).join('、')}，哪个数最大？`,
      answer: String(Math.max(...numbers)),
    }
  },
]

const ROWS = ['春夏秋冬', '东南西北', '琴棋书画', '风花雪月', '柴米油盐', '山川湖海', '笔墨纸砚', '梅兰竹菊']
const FOOD = ['苹果', '米饭', '面条', '西瓜', '鸡蛋', '豆腐', '饺子', '香蕉']
const THINGS = ['桌子', '火车', '雨伞', '铅笔', '衣柜', '石头', '手表', '地图', '毛巾', '窗户']
const DIGITS = '零一二三四五六七八九'

/** 1 to 99 in words. */
function inWords(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`
  return ten + (ones === 0 && tens > 0 ? '' : (DIGITS[ones] ?? ''))
}
