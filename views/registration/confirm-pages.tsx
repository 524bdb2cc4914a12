import type { Own } from '../../src/registration/own-file.ts'
import { deadline } from '../dates.ts'
import { Field, Form, MainButton, type Problem, Radios } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { Problems } from '../problems.tsx'

type Props = { f: Frame; own: Own; base: string }

/** 「提交信息审核」 asks for 「确定」 on a page of its own (V1). */
export function SendingPage({ f, own, base }: Props) {
  const w = f.words.registration
  return (
    <Layout f={f} title={w.sending.title}>
      <section class="card">
        <h1>{w.sending.title}</h1>
        <p>{w.sending.text(deadline(own.terms.windows.reviewUntil, f.lang))}</p>
        <p class="hint">{w.sending.free}</p>
        <Form action={`${base}/submission`}>
          <MainButton f={f}>{f.words.frame.confirm}</MainButton>
        </Form>
        <p>
          <a href={base}>{w.sending.back}</a>
        </p>
      </section>
    </Layout>
  )
}

export function WithdrawalPage({ f, base }: Props) {
  const w = f.words.registration
  return (
    <Layout f={f} title={w.withdrawal.title}>
      <section class="card">
        <h1>{w.withdrawal.title}</h1>
        <p>{w.withdrawal.text}</p>
        <Form action={`${base}/withdrawal`}>
          <MainButton f={f}>{f.words.frame.confirm}</MainButton>
        </Form>
        <p>
          <a href={base}>{f.words.frame.back}</a>
        </p>
      </section>
    </Layout>
  )
}

/** 「删除报考信息」 asks for the reason (H1); the button that destroys is outlined, never filled, never first. */
export function DeletionPage(props: Props & { problems: Problem[]; reason: string; note: string }) {
  const { f, base, problems } = props
  const w = f.words.registration.deletion
  const options = Object.entries(w.reasons).map(([value, text]) => ({ value, text }))
  return (
    <Layout f={f} title={w.title} error={problems.length > 0}>
      <Problems f={f} problems={problems} />
      <section class="card">
        <h1>{w.title}</h1>
        <p>{w.text}</p>
        <p class="hint">{w.after}</p>
        <Form action={`${base}/deletion`}>
          <Radios
            f={f}
            name="reason"
            label={w.reason}
            options={options}
            value={props.reason}
            mandatory
            problems={problems}
          />
          <Field f={f} name="note" label={w.note} value={props.note} maxlength={200} />
          <div class="acts">
            <a class="button" href={base}>
              {f.words.frame.back}
            </a>
            <button class="risk">{w.title}</button>
          </div>
        </Form>
      </section>
    </Layout>
  )
}
