import { describe, expect, test } from 'vitest'
import { contrast, SHEET, tokensOf } from './sheet.ts'

/** Pairs of colours, text on ground, and the least contrast they may have (WCAG 2.2: 1.4.3, 1.4.6 for running text, 1.4.11). */
const PAIRS: [use: string, colour: string, ground: string, floor: number][] = [
  ['text on a card', 'ink', 'card', 7],
  ['text on the page', 'ink', 'bg', 7],
  ['a hint on a card', 'soft', 'card', 4.5],
  ['a hint on the page', 'soft', 'bg', 4.5],
  ['the border of a control on a card', 'edge', 'card', 3],
  ['the border of a control on the page', 'edge', 'bg', 3],
  ['a link on a card', 'brand', 'card', 4.5],
  ['a link on the page', 'brand', 'bg', 4.5],
  ['a link pointed at', 'brand-2', 'card', 4.5],
  ['text on the main button', 'on-brand', 'brand', 4.5],
  ['text on the main button, pointed at', 'on-brand', 'brand-2', 4.5],
  ['text on a pressed button', 'ink', 'tint', 7],
  ['a link on a pressed button', 'brand', 'tint', 4.5],
  ['a hint on a pressed button', 'soft', 'tint', 4.5],
  ['text on the main button while the form is on its way', 'on-brand', 'soft', 4.5],
  ['open', 'go', 'go-bg', 4.5],
  ['pending', 'wait', 'wait-bg', 4.5],
  ['returned', 'back', 'back-bg', 4.5],
  ['approved', 'ok', 'ok-bg', 4.5],
  ['paid, on solid ground', 'on-ok', 'ok', 4.5],
  ['closed', 'shut', 'shut-bg', 4.5],
  ['a mistake on its ground', 'err', 'err-bg', 4.5],
  ['a mistake on a card', 'err', 'card', 4.5],
  ['a way that is not open', 'soft', 'shut-bg', 4.5],
  ['the word of an open province', 'go', 'card', 4.5],
  ['the place of a missing photo', 'back', 'card', 4.5],
  ['the bar of a pending note', 'wait', 'card', 3],
  ['the bar of an approved note', 'ok', 'card', 3],
  ['the bar of an approved note on the page', 'ok', 'bg', 3],
  ['the bar of a closed note', 'shut', 'card', 3],
  ['text on returned ground', 'ink', 'back-bg', 7],
  ['a hint on returned ground', 'soft', 'back-bg', 4.5],
  ['text on approved ground', 'ink', 'ok-bg', 7],
  ['text on the ground of a mistake', 'ink', 'err-bg', 7],
  ['text on pending ground', 'ink', 'wait-bg', 7],
  ['text on open ground', 'ink', 'go-bg', 7],
]

describe.each(Object.entries(tokensOf(SHEET)))('in the %s', (_, tokens) => {
  test.each(PAIRS)('%s can be read', (_, colour, ground, floor) => {
    const [front, back] = [tokens[colour], tokens[ground]]
    if (!front || !back) throw new Error(`the sheet has no ${colour} or no ${ground}`)
    expect(contrast(front, back)).toBeGreaterThanOrEqual(floor)
  })

  test('the ring around the focus stands out from page and main button', () => {
    const { ink = '', bg = '', card = '' } = tokens
    expect(contrast(ink, bg)).toBeGreaterThanOrEqual(7)
    expect(contrast(ink, card)).toBeGreaterThanOrEqual(7)
  })
})

test('the lines over a photo show on white and on light blue', () => {
  const [guide = ''] = /#c8127a/.exec(SHEET) ?? []
  expect(contrast(guide, '#ffffff')).toBeGreaterThanOrEqual(3)
  expect(contrast(guide, '#a9cdf3')).toBeGreaterThanOrEqual(3)
})

test('contrast is counted as WCAG counts it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#1a4f9f', '#ffffff')).toBeCloseTo(7.89, 2)
  expect(contrast('#777777', '#777777')).toBe(1)
})
