import { expect, test } from 'vitest'
import { missingFormats, newestFormat, type StoredFormat, upgradeBody } from '../../src/lib/stored-format.ts'

const FORMATS: readonly StoredFormat<'person' | 'note'>[] = [
  { number: 1, tables: 'CREATE TABLE person (body TEXT)', bodies: {} },
  {
    number: 2,
    tables: '',
    bodies: { person: (before) => ({ ...before, names: [before.name] }) },
  },
  { number: 3, tables: 'ALTER TABLE person ADD COLUMN age INTEGER', bodies: {} },
  {
    number: 4,
    tables: '',
    bodies: { person: ({ name: _, ...before }) => before, note: (before) => ({ ...before, lang: 'zh-CN' }) },
  },
]

test('a body goes through every format after its own, in order', () => {
  expect(upgradeBody(FORMATS, 'person', 1, { name: '李晓明' })).toEqual({ names: ['李晓明'] })
  expect(upgradeBody(FORMATS, 'person', 3, { name: '李晓明', names: ['晓明'] })).toEqual({ names: ['晓明'] })
  expect(upgradeBody(FORMATS, 'note', 1, { text: '' })).toEqual({ text: '', lang: 'zh-CN' })
})

test('a body of the newest format is left as it is', () => {
  const body = { names: [] }
  expect(upgradeBody(FORMATS, 'person', newestFormat(FORMATS), body)).toBe(body)
})

test('an object lacks the formats after the last one that it has applied', () => {
  expect(missingFormats(FORMATS, 0)).toHaveLength(4)
  expect(missingFormats(FORMATS, 2).map(({ number }) => number)).toEqual([3, 4])
  expect(missingFormats(FORMATS, 4)).toEqual([])
})
