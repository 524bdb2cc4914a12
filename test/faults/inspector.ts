import type { ViewWithHistory } from '../../src/registration/desk/desk-contract.ts'

export type ReadModel = {
  registrations: { id: string; passport: string; stage: string; version: number; centre: string | null }[]
  trades: { no: string; registration: string; state: string; amount: number }[]
  claims: { registration: string }[]
  seats: { offering: string; held: number }[]
  mails: { key: string; to: string; subject: string; body: string }[]
  unmatched: { trade: string }[]
}

/** Reads desks, ledgers and D1 through the entry of the faults, and logs people in. */
export function openInspector(origin: string) {
  const look = async <Seen>(path: string): Promise<Seen> => {
    const answer = await fetch(`${origin}/faults/${path}`)
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return (await answer.json()) as Seen
  }
  return {
    seed: () => look('seed'),
    candidate: (id: string) => look<string>(`candidate/${id}`),
    officer: (login: string) => look<string>(`officer/${login}`),
    desk: (id: string) => look<ViewWithHistory | null>(`desk/${id}`),
    left: (centre: string) => look<Record<string, { capacity: number; held: number }>>(`left/${centre}`),
    holding: (centre: string, of: string) => look<string[]>(`holding/${centre}?of=${of}`),
    readModel: () => look<ReadModel>('told'),
  }
}
