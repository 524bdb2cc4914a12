import { exam } from './harness.ts'

/** The control page of the bank, for one trade. */
export async function setBankFaults(
  tradeNo: string,
  change: { notify?: 'send' | 'drop'; answer?: 'right' | 'error' },
): Promise<void> {
  await control('/control', { tradeNo, ...change })
}

async function control(path: string, body: Record<string, string>): Promise<void> {
  const answer = await fetch(exam.bank + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`the bank said ${answer.status}: ${await answer.text()}`)
}
