import type { Office } from '../../src/review/office.ts'
import { PAGE } from '../../src/review/queue-rules.ts'
import type { Frame } from '../frame.ts'
import { Key } from './key.tsx'
import { OfficeLayout } from './office-layout.tsx'
import { SearchForm } from './queue-filters.tsx'
import { QueueTable, type Row } from './queue-table.tsx'

/** What was found, in whatever state; `rows` is null where nothing was looked for. */
export function SearchPage(props: {
  f: Frame
  office: Office
  sitting: string | null
  typed: string
  rows: Row[] | null
}) {
  const { f, office, rows } = props
  const w = f.words.review.queue
  const title = rows === null ? w.find : w.matches(Math.min(rows.length, PAGE))
  return (
    <OfficeLayout f={f} office={office} title={title} error={rows === null}>
      <div class="strip">
        <h1>{title}</h1>
        <a href="/office/review" accesskey="q">
          {w.backToQueue} <Key>Q</Key>
        </a>
      </div>
      {rows === null ? (
        <section class="problems" role="alert">
          <a href="#find" hx-boost="false">
            {w.enterSearch}
          </a>
        </section>
      ) : null}
      <SearchForm f={f} sitting={props.sitting} typed={props.typed} problem={rows === null} />
      {rows && rows.length > PAGE ? <p class="note">{w.tooMany(PAGE)}</p> : null}
      {rows && rows.length > 0 ? <QueueTable f={f} rows={rows.slice(0, PAGE)} states /> : null}
      {rows && rows.length === 0 ? <p>{w.noMatches}</p> : null}
      <p class="hint">{w.numberKept}</p>
    </OfficeLayout>
  )
}
