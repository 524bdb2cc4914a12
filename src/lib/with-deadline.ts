/** Thrown where an answer has not come in time; the call itself may still have its effect. */
export class DeadlineError extends Error {
  constructor(ms: number) {
    super(`no answer within ${ms} ms`)
    this.name = 'DeadlineError'
  }
}

/** The answer of a call outside, or a `DeadlineError` after `ms`: R2, D1 and objects have no deadline of their own. */
export async function withDeadline<Answer>(call: Promise<Answer>, ms: number): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(ms)), ms)
  })
  try {
    return await Promise.race([call, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Waits until all have ended, well or badly, `ms` at most. */
export async function waitAtMost(calls: Iterable<Promise<unknown>>, ms: number): Promise<void> {
  await withDeadline(Promise.allSettled(calls), ms).catch(() => undefined)
}
