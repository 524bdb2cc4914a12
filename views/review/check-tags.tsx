import type { Check } from '../../src/review/checks.ts'
import type { Frame } from '../frame.ts'
import { Tag } from '../parts.tsx'
import { birthday } from './seen-words.ts'

/** What the system found about the number, beside it: it advises and never decides (ux 3.3). */
export function DocumentChecks({ f, checks }: { f: Frame; checks: Check[] }) {
  return (
    <>
      {checks.map((check) => (
        <Tag tone={check.is === 'agrees' ? 'ok' : check.is === 'silent' ? 'shut' : 'back'}>
          {say(f, check)}
        </Tag>
      ))}
    </>
  )
}

/** The same document cannot register twice in a sitting: who holds its claim (spec R3). */
export function SameDocument({ f, claim }: { f: Frame; claim: 'own' | 'other' | 'none' }) {
  const w = f.words.review.file
  if (claim === 'own') return <Tag tone="ok">{w.noOther}</Tag>
  return <Tag tone="back">{claim === 'other' ? w.other : w.unclaimed}</Tag>
}

function say(f: Frame, check: Check): string {
  const w = f.words.review.file.checks
  switch (check.is) {
    case 'birth':
      return w.birth(birthday(f, check.says))
    case 'sex':
      return w.sex(f.words.details.sexes[check.says])
    default:
      return w[check.is]
  }
}
