import { PAGE_SIZE } from '../../../src/office/list-page.ts'
import type { ProvinceContext } from '../../../src/office/office-context.ts'
import type { PageContext } from '../../page-context.ts'
import { FindForm } from '../../review/queue-filters.tsx'
import { type QueueRow, QueueTable } from '../../review/queue-table.tsx'
import { ProvinceLayout } from '../province-layout.tsx'

/** The search of a province, and its results in every stage; `rows` is null before a search. */
export function ProvinceSearchPage(props: {
  page: PageContext
  office: ProvinceContext
  entered: string
  rows: QueueRow[] | null
  /** Nothing was entered. */
  isEmpty?: boolean
}) {
  const { page, office, rows } = props
  const t = page.words.review.queue
  const own = page.words.officeMoney.province
  const title = rows === null ? own.search : t.matches(Math.min(rows.length, PAGE_SIZE))
  return (
    <ProvinceLayout page={page} office={office} title={title} error={props.isEmpty}>
      <div class="strip">
        <h1>{title}</h1>
      </div>
      {props.isEmpty ? (
        <section class="problems" role="alert">
          <a href="#find" hx-boost="false">
            {t.enterSearch}
          </a>
        </section>
      ) : null}
      <ProvinceSearchForm page={page} entered={props.entered} problem={props.isEmpty} />
      {rows && rows.length > PAGE_SIZE ? <p class="note">{t.tooMany(PAGE_SIZE)}</p> : null}
      {rows && rows.length > 0 ? (
        <QueueTable page={page} rows={rows.slice(0, PAGE_SIZE)} states at="/office/registrations" />
      ) : null}
      {rows && rows.length === 0 ? <p>{own.noMatches}</p> : null}
      <p class="hint">{t.numberKept}</p>
    </ProvinceLayout>
  )
}

export function ProvinceSearchForm(props: {
  page: PageContext
  entered?: string | undefined
  problem?: boolean | undefined
}) {
  const t = props.page.words.officeMoney.province
  return <FindForm {...props} action="/office/registrations/search" label={t.search} hint={t.searchHint} />
}
