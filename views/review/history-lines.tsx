import type { HistoryLine } from '../../src/registration/desk/desk-contract.ts'
import type { NoteName } from '../../src/registration/machine/registration.ts'
import { reasonsIn } from '../../src/review/return-rules.ts'
import { MixedText } from '../components.tsx'
import { formatShort } from '../dates.ts'
import type { PageContext } from '../page-context.ts'
import type { FilePageProps } from './file-page-props.ts'

type HistoryProps = Pick<FilePageProps, 'page' | 'view' | 'changes'>

/** The lines on which a decision is based are shown at once; the others unfold. */
const IMPORTANT_NOTES: NoteName[] = [
  'sent',
  'withdrawn',
  'returned',
  'approved',
  'reapproved',
  'paid',
  'lapsed',
  'deleted',
  'receipt-booked',
  'receipt-cancelled',
  'refund-refused',
  'cancelled',
]
const MAX_IMPORTANT = 4

/** The history as officers read it, newest line first. */
export function HistoryLines(props: HistoryProps) {
  const { page, view } = props
  const important = view.history.filter(({ what }) => IMPORTANT_NOTES.includes(what)).slice(0, MAX_IMPORTANT)
  return (
    <>
      <Lines {...props} lines={important} />
      {view.history.length > important.length ? (
        <details>
          <summary>{page.words.review.file.whole(view.history.length)}</summary>
          <Lines {...props} lines={view.history} />
        </details>
      ) : null}
    </>
  )
}

function Lines({ lines, ...props }: HistoryProps & { lines: HistoryLine[] }) {
  return (
    <ol class="log">
      {lines.map((line) => (
        <li>
          <time>{formatShort(line.happenedAt)}</time>{' '}
          <span>
            <MixedText lang={props.page.lang}>{lineText(props, line)}</MixedText>
          </span>
        </li>
      ))}
    </ol>
  )
}

function lineText(props: HistoryProps, line: HistoryLine): string {
  const { page } = props
  const t = page.words.review
  if (line.what === 'sent') return t.sentAgain(Number(line.facts.round ?? 1), changesText(props, line))
  const reasons = line.what === 'returned' ? reasonsText(page, line) : ''
  const text = reasons ? `${t.notes[line.what]}${t.colon}${reasons}` : t.notes[line.what]
  return line.by.is === 'officer' || line.by.is === 'province-officer'
    ? page.words.office.who(text, line.by.name)
    : text
}

/** The fields that changed between the last decision and the newest submission. Earlier changes are not kept. */
function changesText({ page, view, changes }: HistoryProps, line: HistoryLine): string {
  if (changes?.since !== 'last' || line.facts.round !== view.registration.round) return ''
  return changes.fields.map((field) => page.words.review.fields[field]).join(page.words.review.and)
}

function reasonsText(page: PageContext, line: HistoryLine): string {
  return reasonsIn(line.facts)
    .map(({ code, text }) => (code ? page.words.review.reasons[code] : text))
    .join(page.lang === 'en' ? '; ' : '；')
}
