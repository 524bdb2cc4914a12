import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import { DELETION_REASONS, MAX_NOTE_LENGTH } from '../../../src/registration/hub/deletion-rules.ts'
import { newHoldUntil } from '../../../src/registration/machine/terms.ts'
import { pagePath } from '../../../src/registration/paths.ts'
import { MainButton } from '../../buttons.tsx'
import { formatDeadline } from '../../dates.ts'
import { Form, type Problem, Radios, TextField } from '../../form.tsx'
import { Layout } from '../../layout.tsx'
import type { PageContext } from '../../page-context.ts'
import { Problems } from '../../problems.tsx'

type Props = { page: PageContext; current: CurrentRegistration }

export function WithdrawalPage({ page, current }: Props) {
  const t = page.words.registration
  return (
    <Layout page={page} title={t.withdrawal.title}>
      <section class="card">
        <h1>{t.withdrawal.title}</h1>
        <p>{t.withdrawal.text}</p>
        {current.terms.review ? (
          <p>{t.hub.sendBefore(formatDeadline(newHoldUntil(page.now, current.terms), page.lang))}</p>
        ) : null}
        <Form action={pagePath('withdrawal', current.sitting)}>
          <MainButton page={page}>{page.words.frame.confirm}</MainButton>
        </Form>
        <p>
          <a href={pagePath('hub', current.sitting)}>{page.words.frame.back}</a>
        </p>
      </section>
    </Layout>
  )
}

/** 「删除报考信息」 asks for the reason (H1); the button that destroys is outlined, never filled, never first. */
export function DeletionPage(props: Props & { problems: Problem[]; reason: string; note: string }) {
  const { page, current, problems } = props
  const t = page.words.registration.deletion
  const options = DELETION_REASONS.map((value) => ({ value, text: t.reasons[value] }))
  return (
    <Layout page={page} title={t.title} error={problems.length > 0}>
      <Problems page={page} problems={problems} />
      <section class="card">
        <h1>{t.title}</h1>
        <p>{t.text}</p>
        <p class="hint">{t.after}</p>
        <Form action={pagePath('deletion', current.sitting)}>
          <Radios
            page={page}
            name="reason"
            label={t.reason}
            options={options}
            value={props.reason}
            mandatory
            problems={problems}
          />
          <TextField page={page} name="note" label={t.note} value={props.note} maxlength={MAX_NOTE_LENGTH} />
          <div class="acts">
            <a class="button" href={pagePath('hub', current.sitting)}>
              {page.words.frame.back}
            </a>
            <button class="risk">{t.title}</button>
          </div>
        </Form>
      </section>
    </Layout>
  )
}
