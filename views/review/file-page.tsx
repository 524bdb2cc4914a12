import { MixedText, Tag } from '../components.tsx'
import { formatTimeLeft } from '../dates.ts'
import { Form } from '../form.tsx'
import { Problems } from '../problems.tsx'
import { counted } from './counted.ts'
import { DecisionCard } from './decision-card.tsx'
import { DoneLine } from './done-line.tsx'
import { FactsCard } from './facts-card.tsx'
import { Key } from './key.tsx'
import { OfficeLayout } from './office-layout.tsx'
import type { Opened } from './opened.ts'
import { PhotoCard } from './photo-card.tsx'
import { TONES } from './queue-table.tsx'
import { sayNotRecorded } from './refusal-words.ts'
import { SettledCard } from './settled-card.tsx'

/** One file on one screen: photo, data, decision at the same place in every file (ux 3.3). Its title names nobody: browsers keep titles. */
export function FilePage(props: Opened) {
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
      {props.refused ? (
        <p class="note" role="alert">
          <MixedText lang={page.lang}>{sayNotRecorded(page, props.refused)}</MixedText>
        </p>
      ) : null}
      <Strip {...props} name={name} />
      <div class="file">
        <PhotoCard {...props} />
        <FactsCard {...props} />
        {pending ? <DecisionCard {...props} /> : <SettledCard {...props} />}
      </div>
    </OfficeLayout>
  )
}

/** The focus is here after loading, not on a button: Enter does nothing by accident. */
function Strip({ page, office, view, done, name }: Opened & { name: string }) {
  const { registration: file } = view
  const { stage } = file
  const t = page.words.review
  const since =
    stage.is === 'pending' ? t.file.waited(formatTimeLeft(page.now, stage.enteredAt, page.lang)) : ''
  const counts = t.file.counts(counted(page, office.decided.mine), counted(page, office.waiting))
  return (
    <div class="strip">
      <h1 tabindex={-1} autofocus>
        <MixedText lang={page.lang}>{name}</MixedText>
      </h1>
      <Tag tone={TONES[stage.is]}>{t.stages[stage.is]}</Tag>
      <span class="hint">
        {[file.round > 0 ? t.file.round(file.round) : '', since, counts].filter(Boolean).join(' · ')}
      </span>
      {stage.is === 'pending' ? (
        <Form action={`/office/review/${file.id}/skip`}>
          <input type="hidden" name="round" value={String(file.round)} />
          <button class="quiet" accesskey="n">
            {t.file.skip} <Key>N</Key>
          </button>
        </Form>
      ) : null}
      <a href="/office/review" accesskey="q">
        {t.file.back} <Key>Q</Key>
      </a>
      <DoneLine page={page} done={done} />
    </div>
  )
}
