import type { Child } from 'hono/jsx'
import { nameIn, offeringsAt } from '../../src/catalogue/lookup.ts'
import type { CentreContext } from '../../src/office/office-context.ts'
import type { StageName } from '../../src/registration/machine/registration.ts'
import { LISTED_STAGES, type QueuePosition } from '../../src/review/queue-rules.ts'
import { langOfValue } from '../components.tsx'
import type { PageContext } from '../page-context.ts'

export type QueueFilterProps = {
  /** Named in the address; null is the current sitting. */
  sitting: string | null
  /** The sittings of the centre; there is a choice only if there are several. */
  sittings: { id: string; name: string; nameEn: string }[]
  stage: StageName
  subject: string | null
  /** The list begins after this registration; null at its beginning. */
  after: QueuePosition | null
}

/** Two forms: a search goes by POST, so that no name or number stands in an address; a filter is an address. */
export function QueueFilters({
  page,
  office,
  filters,
}: {
  page: PageContext
  office: CentreContext
  filters: QueueFilterProps
}) {
  const t = page.words.review
  const subjects = office.catalogue ? offeringsAt(office.catalogue, office.centre.id) : []
  return (
    <div class="strip">
      <SearchForm page={page} sitting={filters.sitting} />
      <form method="get" action="/office/review" class="filters">
        {filters.sittings.length > 1 ? (
          <>
            <label for="sitting">{t.queue.sitting}</label>
            <select id="sitting" name="sitting">
              {filters.sittings.map((one) => (
                <option value={one.id} selected={one.id === office.sitting?.id}>
                  {nameIn(page.lang, one)}
                </option>
              ))}
            </select>
          </>
        ) : null}
        <label for="subject">{t.queue.subject}</label>
        <select id="subject" name="subject">
          <option value="">{t.queue.everySubject}</option>
          {subjects.map(({ subject }) => (
            <option value={subject.code} selected={subject.code === filters.subject}>
              {`${subject.code} ${nameIn(page.lang, subject)}`}
            </option>
          ))}
        </select>
        <label for="stage">{t.queue.state}</label>
        <select id="stage" name="stage">
          {LISTED_STAGES.map((stage) => (
            <option value={stage} selected={stage === filters.stage}>
              {t.stages[stage]}
            </option>
          ))}
        </select>
        <button>{t.queue.filter}</button>
      </form>
    </div>
  )
}

export function SearchForm(props: {
  page: PageContext
  sitting: string | null
  entered?: string | undefined
  problem?: boolean | undefined
}) {
  const t = props.page.words.review.queue
  return (
    <FindForm {...props} action="/office/review/search" label={t.find} hint={t.findHint} accesskey="/">
      {props.sitting ? <input type="hidden" name="sitting" value={props.sitting} /> : null}
    </FindForm>
  )
}

/** One field for a name or a number of any kind. It goes by POST: neither becomes part of an address. */
export function FindForm(props: {
  page: PageContext
  action: string
  label: string
  hint: string
  entered?: string | undefined
  problem?: boolean | undefined
  accesskey?: string
  children?: Child
}) {
  return (
    <form method="post" action={props.action} class="filters">
      {props.children}
      <label for="find">{props.label}</label>
      <span class="hint" id="find-hint">
        {props.hint}
      </span>
      <input
        id="find"
        name="find"
        value={props.entered}
        lang={langOfValue(props.page, props.entered)}
        accesskey={props.accesskey}
        autocomplete="off"
        spellcheck={false}
        maxlength={60}
        aria-describedby="find-hint"
        aria-invalid={props.problem ? 'true' : undefined}
      />
      <button>{props.page.words.review.queue.findButton}</button>
    </form>
  )
}
