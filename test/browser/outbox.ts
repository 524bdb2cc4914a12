import { exam } from './harness.ts'

type Letter = { key: string; channel: string; to: string; subject: string; body: string; at: number }
type Outbox = {
  messages: Letter[]
  codes: { id: string; answer: string; question: string; questionAnswer: string }[]
}

/** The code that a person reads off the picture. */
export async function pictureAnswer(codeId: string): Promise<string> {
  const { codes } = await read()
  const code = codes.find(({ id }) => id === codeId)
  if (!code) throw new Error(`no open picture code ${codeId}`)
  return code.answer
}

/** The newest mail to `address` whose subject or text says `about`; waits until it has come. */
export async function mailTo(address: string, about: string): Promise<Letter> {
  for (let tries = 0; tries < 100; tries++) {
    const { messages } = await read()
    const mail = messages.find(
      ({ channel, to, subject, body }) =>
        channel === 'mail' && to === address && `${subject}${body}`.includes(about),
    )
    if (mail) return mail
    await new Promise((resume) => setTimeout(resume, 100))
  }
  throw new Error(`no mail to ${address} about ${about}`)
}

/** The address in a mail that the reader is to open. */
export function linkIn(mail: Letter): string {
  const link = /https?:\/\/\S+/.exec(mail.body)?.[0]
  if (!link) throw new Error(`no link in: ${mail.body}`)
  return link
}

async function read(): Promise<Outbox> {
  return (await fetch(`${exam.origin}/dev/outbox.json`)).json() as Promise<Outbox>
}
