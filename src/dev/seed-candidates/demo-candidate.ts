import { checkCharacter } from '../../registration/identity/resident-card.ts'

/** Where the candidate stands when the seed is done. */
export type DemoStage =
  | 'account'
  | 'filling'
  | 'no-photo'
  | 'ready'
  | 'pending'
  | 'pending-again'
  | 'returned'
  | 'approved'
  | 'due'
  | 'paid'
  | 'paid-at-counter'
  | 'cancelled'
  | 'deleted'

export type DemoCandidate = {
  id: string
  name: string
  email: string
  mobile: string
  password: string
  document: { type: 'resident-card' | 'passport'; number: string; sex: 'male' | 'female'; birth: string }
  centre: string
  subjects: string[]
  photo: 'li-xiaoming' | 'maimaiti-aili' | 'zhang-min' | 'chen-si' | 'wang-jianguo' | 'grey-background'
  reaches: DemoStage
  story: string
}

const PASSWORD = 'baoming-demo'

/** One invented person; `born` is “女 20050212”. The number has a right check digit and belongs to no person. */
export function demoCandidate(
  n: number,
  name: string,
  standing: DemoStage,
  login: string,
  born: string,
  centre: string,
  subjects: string[],
  photo: DemoCandidate['photo'],
  story: string,
): DemoCandidate {
  const [sex, day = ''] = born.split(' ')
  const order = String(100 + n * 2 + (sex === '男' ? 1 : 0)).padStart(3, '0')
  const number = `410102${day}${order}`
  return {
    id: `demo-${login}`,
    name,
    email: `${login}@example.cn`,
    mobile: `1380000${String(1000 + n)}`,
    password: PASSWORD,
    document: {
      type: 'resident-card',
      number: number + checkCharacter(number),
      sex: sex === '男' ? 'male' : 'female',
      birth: day.replace(/(....)(..)(..)/, '$1-$2-$3'),
    },
    centre,
    subjects,
    photo,
    reaches: standing,
    story,
  }
}
