import { globSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { BARE, SHEET, tokensOf } from './sheet.ts'

const root = `${import.meta.dirname}/../../`

test('the sheet is at most 5 KB on the line', () => {
  expect(gzipSync(SHEET, { level: 9 }).length).toBeLessThanOrEqual(5000)
})

describe('the sheet asks nothing that a browser of 2021 does not know', () => {
  test.each([
    'light-dark(',
    'oklch(',
    'color-mix(',
    '@scope',
    '@layer',
    '@container',
    '@import',
    ':has(',
    ':is(',
  ])('it has no %s', (novelty) => expect(BARE).not.toContain(novelty))

  test('rules are not nested', () => {
    const open: string[] = []
    for (const [, head = '', brace] of BARE.matchAll(/([^{}]*)([{}])/g)) {
      if (brace === '}') open.pop()
      else {
        const parents = open.filter((parent) => !/^@(media|supports)\b/.test(parent))
        expect(parents, head).toEqual([])
        open.push(head.replace(/^[\s\S]*;/, '').trim())
      }
    }
    expect(open).toEqual([])
  })
})

describe('calm is the brand', () => {
  test.each([
    'url(',
    'gradient(',
    'box-shadow',
    'animation',
    'transition',
    '@keyframes',
    '@font-face',
    'italic',
  ])('the sheet has no %s', (ornament) => expect(BARE).not.toContain(ornament))

  test('nothing on the screen is set smaller than 15 px but the caps of keys', () => {
    const screen = BARE.slice(0, BARE.indexOf('@media print'))
    const small = [...screen.matchAll(/([^{}]*)\{[^{}]*font-size: ([\d.]+)rem/g)]
      .filter(([, , size]) => Number(size) < 0.9375)
      .map(([, selector = '']) => selector.trim())
    expect(small).toEqual(['kbd'])
  })
})

test('dark sets every colour that light sets', () => {
  const { light, dark } = tokensOf(SHEET)
  expect(Object.keys(dark)).toEqual(Object.keys(light))
})

test('every class a view writes is known to the sheet', () => {
  const known = new Set([...BARE.matchAll(/\.([a-z][a-z-]*)/g)].map(([, name]) => name))
  const unknown = globSync('views/**/*.tsx', { cwd: root }).flatMap((file) =>
    [...readFileSync(root + file, 'utf8').matchAll(/\bclass="([^"]+)"/g)]
      .flatMap(([, names = '']) => names.split(' '))
      .filter((name) => !known.has(name))
      .map((name) => `${file}: ${name}`),
  )
  expect(unknown).toEqual([])
})
