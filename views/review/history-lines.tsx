import type { HistoryLine } from '../../src/registration/desk/desk-contract.ts'
import type { NoteName } from '../../src/registration/machine/registration.ts'
import { reasonsIn } from '../../src/review/return-rules.ts'
import { MixedText } from '../components.tsx'
import { formatShort } from '../dates.ts'
import type { PageContext } from '../page-context.ts'
import type { FilePageProps } from './file-page-props.ts'

/** What a decision rests on stands there at once; the rest unfolds. */
const IMPORTANT_NOTES: NoteName[] = [
  ...(['sent', 'withdrawn', 'returned', 'approved', 'reapproved', 'paid', 'lapsed', 'deleted'] as const),
]
const MAX_IMPORTANT = 4

/** What happened to the file, newest first, as its officers read it. */
export function HistoryLines(props: FilePageProps) {
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

function Lines({ lines, ...opened }: FilePageProps & { lines: HistoryLine[] }) {
  return (
    <ol class="log">
      {lines.map((line) => (
        <li>
          <time>{formatShort(line.happenedAt)}</time>{' '}
          <span>
            <MixedText lang={opened.page.lang}>{lineText(opened, line)}</MixedText>
          </span>
        </li>
      ))}
    </ol>
  )
}

function lineText(opened: FilePageProps, line: HistoryLine): string {
  const { page } = opened
  const t = page.words.review
  if (line.what === 'sent') return t.sentAgain(Number(line.facts.round ?? 1), changesText(opened, line))
  const reasons = line.what === 'returned' ? reasonsText(page, line) : ''
  const said = reasons ? `${t.notes[line.what]}${t.colon}${reasons}` : t.notes[line.what]
  return line.by.is === 'officer' ? page.words.office.who(said, line.by.name) : said
}

/** What the newest sending changed since an officer last decided; earlier ones are no longer known. */
function changesText({ page, view, changes }: FilePageProps, line: HistoryLine): string {
  if (changes?.since !== 'last' || line.facts.round !== view.registration.round) return ''
  return changes.fields.map((field) => page.words.review.fields[field]).join(page.words.review.and)
}

function reasonsText(page: PageContext, line: HistoryLine): string {
  return reasonsIn(line.facts)
    .map(({ code, text }) => (code ? page.words.review.reasons[code] : text))
    .join(page.lang === 'en' ? '; ' : '；')
}
