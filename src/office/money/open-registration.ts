import type { Catalogue } from '../../catalogue/catalogue.ts'
import { commandDesk, readDeskWithHistory } from '../../registration/desk/call-desk.ts'
import type { ViewWithHistory } from '../../registration/desk/desk-contract.ts'
import type { Command, Refusal } from '../../registration/machine/command.ts'
import type { AppContext } from '../../site.ts'
import type { ProvinceContext } from '../office-context.ts'
import { notFoundHere, withProvincePage } from '../page.ts'
import { provinceFileQuery } from './province-store.ts'

type Answer = Response | Promise<Response>

/** A registration of the officer's province, according to D1. */
export type FoundRegistration = { office: ProvinceContext; catalogue: Catalogue; id: string }

export function withRegistrationOfProvince(
  c: AppContext,
  of: { id: string; isShown: boolean; isMoved?: boolean },
  answer: (found: FoundRegistration) => Answer,
): Promise<Response> {
  const { now, requestId } = c.var
  const query = provinceFileQuery({ isMoved: false, ...of, now, requestId })
  return withProvincePage(c, query, (office, [[row]]) => {
    const { catalogue } = office
    return row && catalogue ? answer({ office, catalogue, id: of.id }) : notFoundHere(c)
  })
}

/** The same with the registration as its desk has it: D1 may not know yet that the candidate has changed the province. */
export function withProvinceView(
  c: AppContext,
  of: { id: string; isShown: boolean },
  answer: (found: FoundRegistration, view: ViewWithHistory) => Answer,
): Promise<Response> {
  return withRegistrationOfProvince(c, of, async (found) => {
    const view = await readDeskWithHistory(c, found.id)
    return view?.registration.province === found.office.scope.id ? answer(found, view) : notFoundHere(c)
  })
}

/** A command of the officer to the desk, on the terms that the desk has: no answer depends on them. */
export async function sendAsProvince(
  c: AppContext,
  { id, office }: FoundRegistration,
  command: Command,
): Promise<Refusal | null> {
  const { officer, scope } = office
  const { refused } = await commandDesk(c, id, {
    command,
    by: { is: 'province-officer', id: officer.id, name: officer.name, province: scope.id },
    now: c.var.now,
    requestId: c.var.requestId,
  })
  return refused
}
