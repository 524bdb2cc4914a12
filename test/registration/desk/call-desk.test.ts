import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../../src/dev/node/root.ts'

test('one file of the product calls desks, so that each call is repeated once and a desk of another release is noticed', () => {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  )
  const calling = files.filter((name) =>
    /REGISTRATION\??\s*\.\s*(?:get|getByName|idFromName)\b/.test(
      readFileSync(join(ROOT, 'src', name), 'utf8'),
    ),
  )
  expect(calling).toEqual(['registration/desk/call-desk.ts'])
})
