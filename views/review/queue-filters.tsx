import { nameIn, offeringsAt } from '../../src/catalogue/lookup.ts'
import type { StageName } from '../../src/registration/machine/file.ts'
import type { Office } from '../../src/review/office.ts'
import { LISTED } from '../../src/review/queue-rules.ts'
import type { Frame } from '../frame.ts'
import { langOf } from '../parts.tsx'

export type Filters = {
  /** Asked for in the address; null is the sitting at hand. */
  sitting: string | null
  /** Of the centre, where there are several to choose from. */
  sittings: { id: string; name: string; nameEn: string }[]
  stage: StageName
  subject: string | null
  after: string | null
}

/** Two forms: a search goes by POST, so that no name or number stands in an address; a filter is an address. */
export function QueueFilters({ f, office, filters }: { f: Frame; office: Office; filters: Filters }) {
  const w = f.words.review
  const subjects = office.catalogue ? offeringsAt(office.catalogue, office.centre.id) : []
  return (
    <div class="strip">
      <SearchForm f={f} sitting={filters.sitting} />
      <form method="get" action="/office/review" class="filters">
        {filters.sittings.length > 1 ? (
          <>
            <label for="sitting">{w.queue.sitting}</label>
            <select id="sitting" name="sitting">
              {filters.sittings.map((one) => (
                <option value={one.id} selected={one.id === office.sitting?.id}>
                  {nameIn(f.lang, one)}
                </option>
              ))}
            </select>
          </>
        ) : null}
        <label for="subject">{w.queue.subject}</label>
        <select id="subject" name="subject">
          <option value="">{w.queue.everySubject}</option>
          {subjects.map(({ subject }) => (
            <option value={subject.code} selected={subject.code === filters.subject}>
              {`${subject.code} ${nameIn(f.lang, subject)}`}
            </option>
          ))}
        </select>
        <label for="stage">{w.queue.state}</label>
        <select id="stage" name="stage">
          {LISTED.map((stage) => (
            <option value={stage} selected={stage === filters.stage}>
              {w.stages[stage]}
            </option>
          ))}
        </select>
        <button>{w.queue.filter}</button>
      </form>
    </div>
  )
}

export function SearchForm(props: {
  f: Frame
  sitting: string | null
  typed?: string | undefined
  problem?: boolean | undefined
}) {
  const w = props.f.words.review.queue
  return (
    <form method="post" action="/office/review/search" class="filters">
      {props.sitting ? <input type="hidden" name="sitting" value={props.sitting} /> : null}
      <label for="find">{w.find}</label>
      <span class="hint" id="find-hint">
        {w.findHint}
      </span>
      <input
        id="find"
        name="find"
        value={props.typed}
        lang={langOf(props.f, props.typed)}
        accesskey="/"
        autocomplete="off"
        spellcheck={false}
        maxlength={60}
        aria-describedby="find-hint"
        aria-invalid={props.problem ? 'true' : undefined}
      />
      <button>{w.findButton}</button>
    </form>
  )
}
