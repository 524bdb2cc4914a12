import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../src/dev/node/root.ts'
import { readTree } from './source/tree.ts'

/** Words that a reader whose English is weak stumbles over, and sentences that name no thing (README, "How we write"). */
const HARD_TO_READ = [
  /(?:^|[.:;] )(?:What|Whoever|Who|Nobody|Let)\b(?! (?:is|was)\b.*\?)/,
  /\b(?:nobody|whoever|lest)\b/i,
]

/** The text of the comments of one file, line by line. */
function commentLines(text: string): string[] {
  const found = text.match(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm) ?? []
  return found.flatMap((comment) =>
    comment.split('\n').map((line) => line.replace(/^\s*(?:\/\*\*?|\*(?!\/)|\/\/)?\s?|\s*\*\/$/g, '').trim()),
  )
}

const hardLines = (text: string) =>
  commentLines(text).filter((line) => HARD_TO_READ.some((pattern) => pattern.test(line)))

describe('comments', () => {
  it('are plain sentences that name the thing', () => {
    const paths = [...readTree('src', 'views', 'test').keys()].filter(
      (path) => !path.endsWith('prose.test.ts'),
    )
    const found = paths.flatMap((path) =>
      hardLines(readFileSync(join(ROOT, path), 'utf8')).map((line) => `${path}: ${line}`),
    )
    expect(found).toEqual([])
  })

  it.each([
    '/** What the ledger holds. */',
    '// Deletes the row. Nobody reads it.',
    '/**\n * Seats, for whoever asks.\n */',
  ])('would be found: %j', (comment) => expect(hardLines(`${comment}\nconst a = 1`)).toHaveLength(1))

  it.each([
    "const url = 'http://nobody.example'",
    '/** The candidate who deletes it, and what the ledger holds. */',
  ])('would pass: %j', (text) => expect(hardLines(text)).toEqual([]))
})
