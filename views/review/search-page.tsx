import { PAGE_SIZE } from '../../src/office/list-page.ts'
import type { CentreContext } from '../../src/office/office-context.ts'
import { KeyHint } from '../components.tsx'
import { OfficeLayout, takesMoney } from '../office/office-layout.tsx'
import type { PageContext } from '../page-context.ts'
import { SearchForm } from './queue-filters.tsx'
import { type QueueRow, QueueTable } from './queue-table.tsx'

/** The results of a search, in every stage; `rows` is null if nothing was searched for. */
export function SearchPage(props: {
  page: PageContext
  office: CentreContext
  sitting: string | null
  entered: string
  rows: QueueRow[] | null
}) {
  const { page, office, rows } = props
  const t = page.words.review.queue
  const title = rows === null ? t.find : t.matches(Math.min(rows.length, PAGE_SIZE))
  return (
    <OfficeLayout page={page} office={office} title={title} error={rows === null}>
      <div class="strip">
        <h1>{title}</h1>
        <a href="/office/review" accesskey="q">
          {t.backToQueue} <KeyHint>Q</KeyHint>
        </a>
      </div>
      {rows === null ? (
        <section class="problems" role="alert">
          <a href="#find" hx-boost="false">
            {t.enterSearch}
          </a>
        </section>
      ) : null}
      <SearchForm page={page} sitting={props.sitting} entered={props.entered} problem={rows === null} />
      {rows && rows.length > PAGE_SIZE ? <p class="note">{t.tooMany(PAGE_SIZE)}</p> : null}
      {rows && rows.length > 0 ? (
        <QueueTable page={page} rows={rows.slice(0, PAGE_SIZE)} states isCounter={takesMoney(office)} />
      ) : null}
      {rows && rows.length === 0 ? <p>{t.noMatches}</p> : null}
      <p class="hint">{t.numberKept}</p>
    </OfficeLayout>
  )
}
