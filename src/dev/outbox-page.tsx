import { MixedText } from '../../views/components.tsx'
import { Layout } from '../../views/layout.tsx'
import type { PageContext } from '../../views/page-context.ts'
import { When } from '../../views/time.tsx'
import type { captcha } from '../db/schema.ts'
import type { recordedMessage } from './recorded-messages.ts'

type Sent = typeof recordedMessage.$inferSelect
type Code = typeof captcha.$inferSelect

export function OutboxPage({
  page,
  messages,
  codes,
  older,
}: {
  page: PageContext
  messages: Sent[]
  codes: Code[]
  /** Where the next page begins, or null. */
  older: string | null
}) {
  return (
    <Layout page={page} title="Outbox">
      <div lang="en" class="flow">
        <h1>Outbox</h1>
        <section class="card">
          <h2>Open picture codes, newest first</h2>
          <Codes codes={codes} />
        </section>
        {messages.length === 0 ? <p class="hint">No message was sent yet.</p> : null}
        {messages.map((message) => (
          <Message page={page} message={message} />
        ))}
        {older ? (
          <p>
            <a class="button" href={`?${new URLSearchParams({ before: older })}`}>
              Older
            </a>
          </p>
        ) : null}
      </div>
    </Layout>
  )
}

function Codes({ codes }: { codes: Code[] }) {
  if (codes.length === 0) return <p class="hint">None: open the sign-up or the login page.</p>
  return (
    <ul class="plain">
      {codes.map((code) => (
        <li data-code-id={code.id} data-answer={code.answer} data-question-answer={code.questionAnswer}>
          <b>{code.answer}</b>, or <MixedText lang="en">{code.question}</MixedText>{' '}
          <b>
            <MixedText lang="en">{code.questionAnswer}</MixedText>
          </b>{' '}
          <small>{code.id}</small>
        </li>
      ))}
    </ul>
  )
}

function Message({ page, message }: { page: PageContext; message: Sent }) {
  return (
    <article class="card" data-channel={message.channel} data-to={message.to} data-key={message.key}>
      <h2>
        <MixedText lang="en">{message.subject}</MixedText>
      </h2>
      <p class="hint">
        {message.channel} to {message.to}, <When page={{ ...page, lang: 'en' }} at={message.at} />
      </p>
      {message.body.split('\n').map((line) => (
        <p>
          <Linked text={line} />
        </p>
      ))}
    </article>
  )
}

function Linked({ text }: { text: string }) {
  return (
    <>
      {text.split(/(https?:\/\/[\w.:/?&=%~-]+)/).map((piece, i) =>
        i % 2 ? (
          <a href={piece} hx-boost="false">
            {piece}
          </a>
        ) : (
          <MixedText lang="en">{piece}</MixedText>
        ),
      )}
    </>
  )
}
