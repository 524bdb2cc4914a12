import * as z from 'zod/mini'

// Pieces of which the schemas of forms, queries and addresses are made. They read texts as people and browsers send them and
// never fail: a rule says what is wrong with a text, in words that the pages have (`checked`).

export type Schema<T> = z.ZodMiniType<T, unknown>

/** A schema that refuses for reasons of its own: each has words, or the page does not compile. */
export type Checked<T, P> = Schema<T> & { readonly reasons?: (problem: P) => void }

/** Longest text of a field that is looked at. */
const MAX_TEXT = 10_000

/** One text; empty where the field is missing, the first one where it comes more than once. */
export function text(maxLength = MAX_TEXT): Schema<string> {
  return z.transform((sent: unknown) => firstText(sent).slice(0, maxLength))
}

/** A field that may come any number of times: always a list. */
export function texts(): Schema<string[]> {
  return z.transform((sent: unknown) =>
    (Array.isArray(sent) ? sent : [sent]).filter((one) => typeof one === 'string'),
  )
}

/** A number that a page of ours carries along: 0 where it is missing, NaN, which equals no number, where it is none. */
export function number(): Schema<number> {
  return z.transform((sent: unknown) => Number(firstText(sent)))
}

/** One of a list; null for any other text. */
export function oneOf<const T extends string>(list: readonly T[]): Schema<T | null> {
  return z.transform((sent: unknown) => list.find((one) => one === firstText(sent)) ?? null)
}

/** A box to tick: true where it was ticked. */
export function ticked(): Schema<boolean> {
  return z.transform((sent: unknown) => firstText(sent) === 'yes')
}

/** A schema whose value, read by `shape`, is judged by a rule: the problems of the rule are the schema's. */
export function checked<In, T, P extends object>(
  shape: Schema<In>,
  rule: (form: In) => { ok: T } | { problems: P[] },
): Checked<T, P> {
  const judged = z.transform((form: In, context: { issues: unknown[] }) => {
    const result = rule(form)
    if ('ok' in result) return result.ok
    for (const problem of result.problems)
      context.issues.push({ code: 'custom', input: form, params: problem })
    return z.NEVER
  })
  return z.pipe(shape, judged) as unknown as Checked<T, P>
}

function firstText(sent: unknown): string {
  const first: unknown = Array.isArray(sent) ? sent[0] : sent
  return typeof first === 'string' ? first : ''
}
