import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDetails } from '../../../src/registration/details/details-rules.ts'
import { ETHNIC_GROUPS } from '../../../src/registration/details/ethnic-groups.ts'
import type { DetailsContext } from '../../../src/registration/details/field.ts'
import { changedValues, fromForm } from '../../../src/registration/form-values.ts'
import { listCode } from '../../../views/registration/details/list-codes.ts'

const card: DetailsContext = {
  document: { type: 'resident-card', numberTells: true },
  classMandatory: false,
  today: '2026-12-17',
}
const passport: DetailsContext = { ...card, document: { type: 'passport', numberTells: false } }
const permit: DetailsContext = {
  ...card,
  document: { type: 'hk-macau-permit', numberTells: false },
}

/** Characters of the fields that are free text. */
const MAX_LENGTH = {
  address: 100,
  school: 60,
  faculty: 60,
  major: 60,
  grade: 20,
  class: 40,
  studentNumber: 30,
  remark: 200,
}

const li = {
  name: '李晓明',
  ethnicity: 'HA',
  education: 'bachelor',
  occupation: 'student',
  training: '',
  mobile: '138 0013 8000',
  email: 'li.xiaoming@QQ.com',
  address: '',
  postcode: '',
  school: '中原示例大学',
  faculty: '',
  major: '',
  grade: '',
  class: '',
  studentNumber: '',
  remark: '',
}
const mary = { ...li, name: 'Mary Ann Smith', sex: 'female', birth: '19991203', mobile: '+44 7700 900123' }

const refused = (form: Record<string, unknown>, context = card) => {
  const answer = readDetails(form, context)
  return 'problems' in answer ? answer.problems : []
}

test('Li Xiaoming fills in what is mandatory and is done', () => {
  expect(readDetails(li, card)).toEqual({
    ok: {
      ...li,
      training: null,
      mobile: '13800138000',
      email: 'li.xiaoming@qq.com',
    },
  })
})

test('sex and birth date follow from the card, whatever a form says: they are not read', () => {
  const answer = readDetails({ ...li, sex: 'female', birth: '1990-01-01' }, card)
  expect(answer).toEqual(readDetails(li, card))
  expect(answer).not.toHaveProperty('ok.sex')
  expect(answer).not.toHaveProperty('ok.birth')
})

test('with a passport sex and birth date are entered, and no ethnic group is asked for', () => {
  expect(readDetails({ ...mary, ethnicity: 'HA' }, passport)).toMatchObject({
    ok: { sex: 'female', birth: '1999-12-03', ethnicity: null, mobile: '+447700900123' },
  })
  expect(refused({ ...mary, sex: '', birth: '' }, passport)).toEqual([
    { field: 'sex', is: 'missing' },
    { field: 'birth', is: 'missing' },
  ])
})

test('a permit for Hong Kong and Macau is not a foreign document: the ethnic group is asked for', () => {
  expect(refused({ ...mary, ethnicity: '' }, permit)).toEqual([{ field: 'ethnicity', is: 'missing' }])
  expect(readDetails({ ...mary, ethnicity: 'other' }, permit)).toHaveProperty('ok.ethnicity', 'other')
})

test('an empty form names everything mandatory at once, in the order of the page', () => {
  expect(refused({})).toEqual([
    { field: 'name', is: 'missing' },
    { field: 'ethnicity', is: 'missing' },
    { field: 'education', is: 'missing' },
    { field: 'occupation', is: 'missing' },
    { field: 'mobile', is: 'missing' },
    { field: 'email', is: 'missing' },
  ])
})

test('the class is mandatory only where the centre says so', () => {
  const strict = { ...card, classMandatory: true }
  expect(refused(li, strict)).toEqual([{ field: 'class', is: 'missing' }])
  expect(refused({ ...li, class: '   ' }, strict)).toEqual([{ field: 'class', is: 'missing' }])
  expect(readDetails({ ...li, class: '计算机 2203 班' }, strict)).toHaveProperty('ok.class', '计算机 2203 班')
})

describe('a birth date', () => {
  test.each([
    '19991203',
    '1999-12-03',
    '1999-12-3',
    '1999/12/03',
    '1999.12.3',
    '1999年12月3日',
    '１９９９－１２－０３',
    ' 1999 12 03 ',
  ])('%s is the third of December 1999', (typed) => {
    expect(readDetails({ ...mary, birth: typed }, passport)).toHaveProperty('ok.birth', '1999-12-03')
  })

  test.each([
    ['19990229', 'date'],
    ['1999-13-01', 'date'],
    ['03/12/1999', 'date'],
    ['yesterday', 'date'],
    ['0000-00-00', 'date'],
    ['2026-12-17', 'age'],
    ['1899-12-31', 'age'],
  ])('%s is refused: %s', (typed, is) => {
    expect(refused({ ...mary, birth: typed }, passport)).toEqual([{ field: 'birth', is, typed }])
  })
})

test.each([
  ['mobile', '1380013800', { is: { digits: 10 } }],
  ['mobile', '91234567', { is: 'abroad' }],
  ['email', '12345', { is: 'incomplete' }],
  ['education', 'professor', { is: 'missing' }],
  ['occupation', 'constructor', { is: 'missing' }],
  ['ethnicity', 'ha', { is: 'missing' }],
  ['training', 'none', { is: 'unknown' }],
  ['postcode', '45000', { is: 'digits', length: 5 }],
  ['address', '街'.repeat(101), { is: 'long', length: 101, most: 100 }],
  ['studentNumber', '1'.repeat(31), { is: 'long', length: 31, most: 30 }],
  ['name', '李\ue123', { is: 'private-use', at: 2 }],
])('%s %s is refused', (field, typed, problem) => {
  expect(refused({ ...li, [field]: typed })).toEqual([{ field, ...problem }])
})

test.each([
  ['postcode', '４５００００', '450000'],
  ['postcode', 'sw1a 1aa', 'SW1A 1AA'],
  ['address', ' 郑州市\r\n示例路\u00001 号\u202e ', '郑州市 示例路 1 号'],
  ['address', '\ue863山路', '䶮山路'],
  ['school', '𠮷'.repeat(60), '𠮷'.repeat(60)],
  ['remark', '姓名第二个字是\u200b“火火火”', '姓名第二个字是“火火火”'],
])('%s %j is kept as %j', (field, typed, kept) => {
  expect(readDetails({ ...li, [field]: typed }, card)).toHaveProperty(`ok.${field}`, kept)
})

test('there are 56 ethnic groups, and two answers for those who have none of them', () => {
  expect(new Set(ETHNIC_GROUPS).size).toBe(58)
})

test('whatever a browser sends gets an answer, and nothing longer than its limit is kept', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom<unknown>(
      undefined,
      null,
      7,
      [],
      ['李晓明'],
      {},
      '9'.repeat(1 << 20),
      '李'.repeat(1 << 20),
    ),
  )
  const fields = Object.keys({ ...mary, other: '' })
  fc.assert(
    fc.property(
      fc.constantFrom(...fields),
      odd,
      fc.constantFrom(card, passport, permit),
      (field, value, context) => {
        const answer = readDetails({ ...mary, [field]: value }, context)
        if (!('ok' in answer)) return
        for (const [name, most] of Object.entries(MAX_LENGTH))
          expect([...String(Reflect.get(answer.ok, name))].length).toBeLessThanOrEqual(most)
        expect(JSON.parse(JSON.stringify(answer.ok))).toEqual(answer.ok)
        expect(readDetails({ ...answer.ok }, context)).toEqual(answer)
      },
    ),
    { seed: 20261217, numRuns: 2000 },
  )
})

test('an option is known by its code and by its name in Chinese, which Chinese pages send', () => {
  const read = (form: typeof mary) => readDetails(fromForm(new URLSearchParams(form), listCode), permit)
  const sent = {
    ...mary,
    ethnicity: '汉族',
    education: '本科',
    occupation: '自由职业者和个体经营者',
    training: '自学',
  }
  expect(read(sent)).toMatchObject({
    ok: { ethnicity: 'HA', education: 'bachelor', occupation: 'self-employed', training: 'self-taught' },
  })
  expect(read({ ...mary, ethnicity: '维吾尔族' })).toHaveProperty('ok.ethnicity', 'UG')
  expect(read({ ...mary, ethnicity: '其他' })).toHaveProperty('ok.ethnicity', 'other')
  expect(read({ ...mary, ethnicity: '维吾尔' })).toEqual({
    problems: [{ field: 'ethnicity', is: 'missing' }],
  })
})

test('a form that was half filled in on a Chinese page is the same on an English one', () => {
  const posted = fromForm(
    new URLSearchParams({ ethnicity: '回族', occupation: '学生', name: '学生' }),
    listCode,
  )
  const known = { ethnicity: 'HU', occupation: 'student', name: '学生' }
  expect(posted).toEqual(known)
  expect(changedValues(posted, known)).toEqual({})
  expect(fromForm(new URLSearchParams({ ethnicity: '' }), listCode)).toEqual({ ethnicity: '' })
})
