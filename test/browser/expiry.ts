import { exam } from './harness.ts'

/** Half an hour passes in which this candidate does nothing. */
export async function expireLogins(email: string): Promise<void> {
  const answer = await fetch(`${exam.origin}/dev/expire-logins`, {
    method: 'POST',
    headers: { Origin: exam.origin },
    body: new URLSearchParams({ email }),
  })
  if (!answer.ok) throw new Error(`${email} is not logged in: ${answer.status}`)
}
