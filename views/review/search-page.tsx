import type { Office } from '../../src/review/office.ts'
import { PAGE } from '../../src/review/queue-rules.ts'
import type { PageContext } from '../page-context.ts'
import { Key } from './key.tsx'
import { OfficeLayout } from './office-layout.tsx'
import { SearchForm } from './queue-filters.tsx'
import { QueueTable, type Row } from './queue-table.tsx'

/** What was found, in whatever state; `rows` is null where nothing was looked for. */
export function SearchPage(props: {
  page: PageContext
  office: Office
  sitting: string | null
  typed: string
  rows: Row[] | null
}) {
  const { page, office, rows } = props
  const t = page.words.review.queue
  const title = rows === null ? t.find : t.matches(Math.min(rows.length, PAGE))
  return (
    <OfficeLayout page={page} office={office} title={title} error={rows === null}>
      <div class="strip">
        <h1>{title}</h1>
        <a href="/office/review" accesskey="q">
          {t.backToQueue} <Key>Q</Key>
        </a>
      </div>
      {rows === null ? (
        <section class="problems" role="alert">
          <a href="#find" hx-boost="false">
            {t.enterSearch}
          </a>
        </section>
      ) : null}
      <SearchForm page={page} sitting={props.sitting} typed={props.typed} problem={rows === null} />
      {rows && rows.length > PAGE ? <p class="note">{t.tooMany(PAGE)}</p> : null}
      {rows && rows.length > 0 ? <QueueTable page={page} rows={rows.slice(0, PAGE)} states /> : null}
      {rows && rows.length === 0 ? <p>{t.noMatches}</p> : null}
      <p class="hint">{t.numberKept}</p>
    </OfficeLayout>
  )
}
