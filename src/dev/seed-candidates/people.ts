import { CENTRE, FULL, TWO_LEFT } from '../seed-catalogue/centres.ts'

/** Where the candidate stands when the seed is done. */
export type Standing =
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
  standing: Standing
  story: string
}

const PASSWORD = 'baoming-demo'

/** Invented people, one at every stage of the journey; `npm start` prints them. */
export const DEMO_CANDIDATES: DemoCandidate[] = [
  person(
    1,
    '何苗',
    'account',
    'new',
    '女 20050212',
    CENTRE.ordinary,
    ['24'],
    'zhang-min',
    '已激活，还没有开始 / nothing done yet',
  ),
  person(
    2,
    '周雨涵',
    'filling',
    'filling',
    '女 20040507',
    CENTRE.ordinary,
    ['66'],
    'zhang-min',
    '填到一半 / half filled in',
  ),
  person(
    3,
    '陈思',
    'no-photo',
    'nophoto',
    '女 20030921',
    CENTRE.ordinary,
    ['65'],
    'chen-si',
    '已提交，没有照片 / no photo yet',
  ),
  person(
    4,
    '李晓明',
    'ready',
    'ready',
    '男 20040315',
    CENTRE.ordinary,
    ['24'],
    'li-xiaoming',
    '可以提交审核 / ready to be sent',
  ),
  person(
    5,
    '买买提·艾力',
    'pending',
    'pending',
    '男 20020818',
    CENTRE.ordinary,
    ['66'],
    'maimaiti-aili',
    '待审核 / waiting for review',
  ),
  person(
    6,
    '张𠮷',
    'pending',
    'rare',
    '男 20010704',
    CENTRE.ordinary,
    [code(TWO_LEFT.id)],
    'wang-jianguo',
    '待审核，生僻字 / waiting, rare character',
  ),
  person(
    7,
    '刘洋',
    'pending-again',
    'again',
    '男 20040130',
    CENTRE.ordinary,
    [code(FULL.id)],
    'li-xiaoming',
    '改好再提交 / second submission',
  ),
  person(
    8,
    '王建国',
    'returned',
    'returned',
    '男 19980611',
    CENTRE.ordinary,
    ['65'],
    'grey-background',
    '审核不通过：背景 / returned: background',
  ),
  person(
    9,
    '赵敏',
    'approved',
    'approved',
    '女 20031103',
    CENTRE.ordinary,
    ['24'],
    'zhang-min',
    '审核通过，待支付 / approved, to be paid',
  ),
  person(
    10,
    '孙磊',
    'due',
    'due',
    '男 20020226',
    CENTRE.withoutReview,
    ['65'],
    'wang-jianguo',
    '不审核的考点，待支付 / no review, to be paid',
  ),
  person(
    11,
    '吴桐',
    'paid',
    'paid',
    '女 20040419',
    CENTRE.ordinary,
    ['65', '24'],
    'chen-si',
    '已支付 / paid',
  ),
  person(
    12,
    '郑一凡',
    'paid',
    'onsite',
    '男 20010928',
    CENTRE.onSite,
    ['65'],
    'li-xiaoming',
    '已支付，要现场确认 / paid, on-site confirmation',
  ),
  person(
    13,
    '冯静',
    'approved',
    'counter',
    '女 20000505',
    CENTRE.moneyAtCentre,
    ['24'],
    'zhang-min',
    '到考点缴费 / pays at the centre',
  ),
  person(
    14,
    '黄河',
    'approved',
    'short',
    '男 19991212',
    CENTRE.threeMinutes,
    ['65'],
    'wang-jianguo',
    '三分钟内支付，否则放出 / three minutes to pay',
  ),
  person(
    15,
    '沈阳',
    'deleted',
    'deleted',
    '男 20030101',
    CENTRE.ordinary,
    ['24'],
    'li-xiaoming',
    '已删除 / deleted',
  ),
  {
    ...person(
      16,
      'Maria Silva',
      'pending',
      'maria',
      '女 19970314',
      CENTRE.ordinary,
      ['66'],
      'chen-si',
      '护照 / passport holder',
    ),
    document: { type: 'passport', number: 'FX1234567', sex: 'female', birth: '1997-03-14' },
  },
]

function person(
  n: number,
  name: string,
  standing: Standing,
  login: string,
  born: string,
  centre: string,
  subjects: string[],
  photo: DemoCandidate['photo'],
  story: string,
): DemoCandidate {
  const [sex, day = ''] = born.split(' ')
  const order = String(100 + n * 2 + (sex === '男' ? 1 : 0)).padStart(3, '0')
  return {
    id: `demo-${login}`,
    name,
    email: `${login}@example.cn`,
    mobile: `1380000${String(1000 + n)}`,
    password: PASSWORD,
    document: {
      type: 'resident-card',
      number: withCheckDigit(`410102${day}${order}`),
      sex: sex === '男' ? 'male' : 'female',
      birth: day.replace(/(....)(..)(..)/, '$1-$2-$3'),
    },
    centre,
    subjects,
    photo,
    standing,
    story,
  }
}

/** GB 11643-1999: ISO 7064 MOD 11-2. */
function withCheckDigit(first17: string): string {
  const sum = [...first17].reduce((total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11), 0)
  return first17 + '10X98765432'[sum % 11]
}

function code(offering: string): string {
  return offering.split('-').at(-1) ?? ''
}
