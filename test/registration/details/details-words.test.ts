import { describe, expect, test } from 'vitest'
import type { ChoicesProblem } from '../../../src/registration/choices/choices-rules.ts'
import type { DetailsProblem } from '../../../src/registration/details/fields.ts'
import type { IdentityProblem } from '../../../src/registration/identity/identity-rules.ts'
import { WORDS } from '../../../views/words.ts'
import { at, centre, offering } from '../catalogue-facts.ts'

const zh = WORDS['zh-CN']
const en = WORDS.en
const wrong = '证件号信息必须符合要求：'

describe('a problem of a document names the fault and the remedy', () => {
  test.each<[IdentityProblem, string, string]>([
    [{ field: 'type', is: 'missing' }, '请选择证件类型', 'Choose the type of document'],
    [{ field: 'number', is: 'missing' }, '请填写证件号码', 'Enter the document number'],
    [
      { field: 'number', is: 'length', length: 17 },
      `${wrong}身份证号应为 18 位，现在是 17 位`,
      'The ID number must have 18 characters; this has 17',
    ],
    [
      { field: 'number', is: 'check-digit' },
      `${wrong}最后一位与前 17 位对不上，可能有一位输错了。请对照证件从头核对`,
      'The last character does not fit the first 17; one may be mistyped. Compare with your card',
    ],
    [
      { field: 'number', is: 'date', digits: '20040231' },
      `${wrong}第 7–14 位“20040231”不是真实的日期`,
      'Digits 7 to 14, “20040231”, are not a real date',
    ],
    [
      { field: 'number', is: 'region', digits: '999999' },
      `${wrong}前 6 位“999999”不是地区码`,
      'The first 6 digits, “999999”, are not a region code',
    ],
    [
      { field: 'number', is: 'letter', at: 9, character: 'O', digit: '0' },
      `${wrong}第 9 位是字母“O”，是不是数字 0？`,
      'Character 9 is the letter “O”. Is it the digit 0?',
    ],
    [
      { field: 'number', is: 'format', type: 'hk-macau-permit' },
      `${wrong}港澳居民来往内地通行证是 字母 H 或 M 加 8 位数字`,
      'The number does not fit. Mainland travel permit for Hong Kong and Macau residents: the letter H or M and 8 digits',
    ],
  ])('%j', (problem, chinese, english) => {
    expect(zh.identity.problem(problem)).toBe(chinese)
    expect(en.identity.problem(problem)).toBe(english)
  })
})

describe('problems of the details', () => {
  const here = centre('410032', '中原示例大学', { nameEn: 'Zhongyuan Example University' })
  test.each<[DetailsProblem, string, string]>([
    [{ field: 'name', is: 'missing' }, '请填写姓名', 'Enter your name'],
    [
      { field: 'name', is: 'character', character: '1' },
      '姓名里有“1”。请照证件填写',
      'The name contains “1”. Write it as on your document',
    ],
    [
      { field: 'mobile', is: { digits: 10 } },
      '手机号有 10 位，应为 11 位数字',
      'The mobile number has 10 digits; it should have 11',
    ],
    [
      { field: 'class', is: 'missing' },
      '中原示例大学要求填写班级。请填写，例如“计算机 2203 班”',
      'Zhongyuan Example University requires your class. Enter it',
    ],
    [
      { field: 'school', is: 'long', length: 61, most: 60 },
      '学校有 61 个字，最多 60 个。请写简称',
      'School has 61 characters, at most 60 fit. Shorten it',
    ],
  ])('%j', (problem, chinese, english) => {
    expect(zh.details.problem(problem, zh.choices.centreShort(here))).toBe(chinese)
    expect(en.details.problem(problem, en.choices.centreShort(here))).toBe(english)
  })
})

describe('problems of the choices', () => {
  const here = centre('410032', '中原示例大学')
  const morning = { id: 'morning', startsAt: at('2027-03-27 09:00'), endsAt: at('2027-03-27 11:00') }
  const c = offering('c', here, '24', 'C语言程序设计', morning)
  const python = offering('python', here, '66', 'Python语言程序设计', morning)

  test.each<[ChoicesProblem, string, string]>([
    [{ field: 'centre', is: 'missing' }, '请选择报考考点', 'Choose a test centre'],
    [{ field: 'offerings', is: 'missing' }, '请至少选择 1 个报考科目', 'Choose at least one subject'],
    [
      { field: 'offerings', is: 'collide', one: c, other: python },
      '“二级Python语言程序设计（66）”与“二级C语言程序设计（24）”的考试时间相同（3月27日 9:00）。请去掉一科',
      '“Level 2 Subject 66 (66)” and “Level 2 Subject 24 (24)” are at the same time (27 Mar, 9:00). Remove one',
    ],
    [
      { field: 'offerings', is: 'too-many', chosen: 4, most: 3 },
      '选了 4 科，最多可选 3 科。请去掉 1 科',
      'You chose 4 subjects; at most 3 are allowed. Remove 1',
    ],
  ])('%j', (problem, chinese, english) => {
    expect(zh.choices.problem(problem)).toBe(chinese)
    expect(en.choices.problem(problem)).toBe(english)
  })

  test('a subject that filled up meanwhile, and a fee that changed', () => {
    expect(zh.choices.justFull([c])).toBe(
      '“二级C语言程序设计（24）”刚刚满了，没有选上；其他科目已保留。请换一科，或换考点',
    )
    expect(en.choices.justFull([c, python])).toContain('have just filled up')
    expect(zh.choices.feeChanged({ ...c, fee: 8500 }, 8000)).toBe(
      '“二级C语言程序设计（24）”的报名费从 ¥80.00 改为 ¥85.00。请看过后再提交',
    )
    expect(zh.choices.undeclared).toBe('请勾选「我保证以上信息是真实和准确的」')
  })
})
