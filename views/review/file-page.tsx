import { KeyHint, MixedText, STAGE_TONES, Tag } from '../components.tsx'
import { formatTimeLeft } from '../dates.ts'
import { Form } from '../form.tsx'
import { cappedCount, OfficeLayout } from '../office/office-layout.tsx'
import { Problems } from '../problems.tsx'
import { ClosedCard } from './closed-card.tsx'
import { DecisionCard } from './decision-card.tsx'
import { FactsCard } from './facts-card.tsx'
import type { FilePageProps } from './file-page-props.ts'
import { Flash } from './flash.tsx'
import { notRecordedText } from './not-recorded-text.ts'
import { PhotoCard } from './photo-card.tsx'

/** One registration on one screen: photo, data and decision always at the same place (ux 3.3). No name in the title: browsers keep titles. */
export function FilePage(props: FilePageProps) {
  const { page, office, view, problems = [] } = props
  const name = view.registration.details?.name ?? view.registration.id
  const pending = view.registration.stage.is === 'pending'
  return (
    <OfficeLayout
      page={page}
      office={office}
      title={page.words.review.file.title}
      error={problems.length > 0}
    >
      <Problems page={page} problems={problems} />
      {props.notRecorded ? (
        <p class="note" role="alert">
          <MixedText lang={page.lang}>{notRecordedText(page, props.notRecorded)}</MixedText>
        </p>
      ) : null}
      <Strip {...props} name={name} />
      <div class="file">
        <PhotoCard {...props} />
        <FactsCard {...props} />
        {pending ? <DecisionCard {...props} /> : <ClosedCard {...props} />}
      </div>
    </OfficeLayout>
  )
}

/** The heading has the focus after loading. On a button, Enter could decide by accident. */
function Strip({ page, office, view, flash: done, name }: FilePageProps & { name: string }) {
  const { registration: file } = view
  const { stage } = file
  const t = page.words.review
  const since =
    stage.is === 'pending' ? t.file.waited(formatTimeLeft(page.now, stage.enteredAt, page.lang)) : ''
  const counts = t.file.counts(
    cappedCount(page, office.decidedToday.mine),
    cappedCount(page, office.waitingCount),
  )
  return (
    <div class="strip">
      <h1 tabindex={-1} autofocus>
        <MixedText lang={page.lang}>{name}</MixedText>
      </h1>
      <Tag tone={STAGE_TONES[stage.is]}>{t.stages[stage.is]}</Tag>
      <span class="hint">
        {[file.round > 0 ? t.file.round(file.round) : '', since, counts].filter(Boolean).join(' · ')}
      </span>
      {stage.is === 'pending' ? (
        <Form action={`/office/review/${file.id}/skip`}>
          <input type="hidden" name="round" value={String(file.round)} />
          <button class="quiet" accesskey="n">
            {t.file.skip} <KeyHint>N</KeyHint>
          </button>
        </Form>
      ) : null}
      <a href="/office/review" accesskey="q">
        {t.file.back} <KeyHint>Q</KeyHint>
      </a>
      <Flash page={page} flash={done} />
    </div>
  )
}
