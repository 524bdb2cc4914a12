import type { HistoryLine } from '../../src/registration/desk-file.ts'
import type { NoteName } from '../../src/registration/machine/file.ts'
import { reasonsIn } from '../../src/review/history-rules.ts'
import { short } from '../dates.ts'
import type { Frame } from '../frame.ts'
import { Han } from '../parts.tsx'
import type { Opened } from './opened.ts'

/** What a decision rests on stands there at once; the rest unfolds. */
const TELLING: NoteName[] = [
  ...(['sent', 'withdrawn', 'returned', 'approved', 'reapproved', 'paid', 'lapsed', 'deleted'] as const),
]
const MOST = 4

/** What happened to the file, newest first, as its officers read it. */
export function HistoryLines(props: Opened) {
  const { f, view } = props
  const telling = view.history.filter(({ what }) => TELLING.includes(what)).slice(0, MOST)
  return (
    <>
      <Lines {...props} lines={telling} />
      {view.history.length > telling.length ? (
        <details>
          <summary>{f.words.review.file.whole(view.history.length)}</summary>
          <Lines {...props} lines={view.history} />
        </details>
      ) : null}
    </>
  )
}

function Lines({ lines, ...opened }: Opened & { lines: HistoryLine[] }) {
  return (
    <ol class="log">
      {lines.map((line) => (
        <li>
          <time>{short(line.at)}</time>{' '}
          <span>
            <Han lang={opened.f.lang}>{say(opened, line)}</Han>
          </span>
        </li>
      ))}
    </ol>
  )
}

function say(opened: Opened, line: HistoryLine): string {
  const { f } = opened
  const w = f.words.review
  if (line.what === 'sent') return w.sentAgain(Number(line.facts.round ?? 1), changesOf(opened, line))
  const reasons = line.what === 'returned' ? whyIn(f, line) : ''
  const said = reasons ? `${w.notes[line.what]}${w.colon}${reasons}` : w.notes[line.what]
  return line.by.is === 'officer' ? f.words.office.who(said, line.by.name) : said
}

/** What the newest sending changed since an officer last decided; earlier ones are no longer known. */
function changesOf({ f, view, changes }: Opened, line: HistoryLine): string {
  if (changes?.since !== 'last' || line.facts.round !== view.file.round) return ''
  return changes.fields.map((field) => f.words.review.fields[field]).join(f.words.review.and)
}

function whyIn(f: Frame, line: HistoryLine): string {
  return reasonsIn(line.facts)
    .map(({ code, text }) => (code ? f.words.review.reasons[code] : text))
    .join(f.lang === 'en' ? '; ' : '；')
}
