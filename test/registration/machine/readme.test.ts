import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../../src/dev/node/root.ts'
import { diagramOf, STAGE_MOVES, TRADE_MOVES } from './moves.ts'

test('README’s diagrams are printed from the tables of moves', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const diagrams = readme.match(/```mermaid\n[\s\S]*?\n```/g)
  const committed = { state: 'open', reason: 'attempt, committed before the redirect' } as const
  expect(diagrams).toEqual([
    diagramOf(STAGE_MOVES, { state: 'filling', reason: '开始报名' }),
    diagramOf(TRADE_MOVES, committed, 'LR'),
  ])
})
