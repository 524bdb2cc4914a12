import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import type { PageName } from '../../../src/registration/journey.ts'
import { missingOffering } from '../../../src/registration/machine/submission.ts'
import type { NextStep } from '../../../src/registration/next-step.ts'
import { pagePath } from '../../../src/registration/paths.ts'
import { NextStepCard, STAGE_TONES } from '../../components.tsx'
import { formatDeadline, formatPastMoment } from '../../dates.ts'
import type { PageContext } from '../../page-context.ts'
import { offeringName } from '../refusal-words.ts'
import { CancellationFacts } from './cancellation-facts.tsx'

type Props = { page: PageContext; current: CurrentRegistration }
type Step<Is extends NextStep['is']> = Extract<NextStep, { is: Is }>

/** Nothing leads on: why, and what can still be done; 「删除报考信息」 stands below on the page. */
export function EndCard({ page, current, step }: Props & { step: Step<'end'> }) {
  const t = page.words.registration
  const { stage } = current.view.registration
  const { title, text } = t.ends[step.why]
  const past = (words: (at: string) => string) => words(formatPastMoment(step.since, page.lang))
  return (
    <NextStepCard
      page={page}
      tone="shut"
      word={stageWord(page, current)}
      note={formatPastMoment('enteredAt' in stage ? stage.enteredAt : step.since, page.lang)}
      title={title}
      todo={false}
    >
      {step.why === 'deleted' ? <p>{past(t.hub.deletedText)}</p> : null}
      {step.why === 'cancelled' ? <p>{past(t.hub.cancelledText)}</p> : null}
      <CancellationFacts page={page} current={current} />
      <p>{text(formatDeadline(step.since, page.lang), page.phone ?? '')}</p>
    </NextStepCard>
  )
}

/** A notice has a new version: it is read first, and then what was to be done goes on. */
export function UnreadCard({ page, current, step }: Props & { step: Step<'page'> }) {
  const t = page.words.registration.hub
  const notice = Object.entries(current.catalogue.notices).find(([kind]) => kind === step.page)?.[1]
  const title = notice ? (page.lang === 'en' ? notice.titleEn : notice.title) : ''
  return (
    <ToPage page={page} current={current} step={step} title={t.unread} button={t.unreadGo}>
      {t.unreadText(title)}
    </ToPage>
  )
}

/** The form is to be submitted once more: for another document, or because the centre has a subject no longer. */
export function SubmitAgainCard({ page, current, step }: Props & { step: Step<'page'> }) {
  const t = page.words.registration.hub
  const { identity, choices } = current.view.registration
  if (step.why === 'document') {
    return (
      <ToPage page={page} current={current} step={step} title={t.documentTitle} button={t.changeDetails}>
        {t.documentText(identity?.masked ?? '')}
      </ToPage>
    )
  }
  if (step.why === 'elsewhere') {
    const { stage } = current.view.registration
    const cause =
      stage.is !== 'lapsed'
        ? ''
        : stage.from === 'pending'
          ? t.lapsedUndecided(page.phone ?? '')
          : t.lapsedText
    const text = `${cause} ${t.elsewhere(formatDeadline(step.until ?? page.now, page.lang))}`.trim()
    return (
      <ToPage page={page} current={current} step={step} title={t.changeChoices} button={t.changeDetails}>
        {text}
      </ToPage>
    )
  }
  const missing = missingOffering(choices, current)
  const text =
    current.terms.centre !== null && missing?.is === 'not-offered'
      ? page.words.registration.refusals.notOffered(offeringName(page, current.catalogue, missing.offering))
      : t.centreGone
  return (
    <ToPage page={page} current={current} step={step} title={t.changeChoices} button={t.changeDetails}>
      {text}
    </ToPage>
  )
}

/** A ledger's answer is outstanding; for money that came late it is asked for, too. */
export function LedgerCard({ page, current }: Props) {
  const t = page.words.registration.hub
  const isPaid = current.view.registration.seating.intent?.purpose.is === 'late-payment'
  return (
    <NextStepCard
      page={page}
      tone="wait"
      word={stageWord(page, current)}
      title={isPaid ? t.confirming : t.ledger}
      todo={false}
    >
      <p>{isPaid ? t.late : t.ledgerText}</p>
      <a class="button main" href={pagePath('hub', current.sitting)}>
        {t.reload}
      </a>
    </NextStepCard>
  )
}

export function OpeningCard({ page, current, step }: Props & { step: Step<'wait'> }) {
  const t = page.words.registration
  return (
    <NextStepCard page={page} tone="wait" word={stageWord(page, current)} title={t.hub.notYet} todo={false}>
      <p>{t.refusals.notOpen(formatDeadline(step.until ?? page.now, page.lang))}</p>
    </NextStepCard>
  )
}

function ToPage(
  props: Props & {
    step: { page: PageName; until: number | null }
    title: string
    button: string
    children: string
  },
) {
  const { page, current, step } = props
  const { stage } = current.view.registration
  return (
    <NextStepCard
      page={page}
      tone={STAGE_TONES[stage.is]}
      word={stageWord(page, current)}
      note={
        step.until === null
          ? undefined
          : page.words.registration.hub.before(formatDeadline(step.until, page.lang))
      }
      title={props.title}
    >
      <p>{props.children}</p>
      <a class="button main" href={pagePath(step.page, current.sitting)}>
        {props.button}
      </a>
    </NextStepCard>
  )
}

/** The state of the registration in a word; of a lapsed one its cause. */
function stageWord(page: PageContext, current: CurrentRegistration): string {
  const { stage } = current.view.registration
  const t = page.words.registration
  return stage.is === 'lapsed' ? t.lapsedFrom[stage.from] : t.stage[stage.is]
}
