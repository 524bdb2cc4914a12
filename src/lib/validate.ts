import { zValidator } from '@hono/zod-validator'
import type { Context, Env, MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ZodMiniType } from 'zod/mini'
import { readForm } from './body.ts'
import type { Checked, Schema } from './schema.ts'

type Validated<Target extends string, T> = { in: Record<Target, unknown>; out: Record<Target, T> }

/** A schema, or how to make one for a request: of rules that need the day, or the catalogue. */
type Of<E extends Env, S> = S | ((c: Context<E>) => S)

/**
 * Reads the posted form with our limit (`body.ts`), then by its schema; the handler finds it as `c.req.valid('form')`. `refuse`
 * answers 422 with the page and its problems; the form as it was sent is in `readForm(c)`.
 */
export function validForm<E extends Env, T, P>(
  schema: Of<E, Checked<T, P>>,
  refuse: (c: Context<E>, problems: P[]) => Response | Promise<Response>,
): MiddlewareHandler<E, string, Validated<'form', T>> {
  return async (c, next) => {
    await readForm(c)
    return validator(c, 'form', schema, (issues) => refuse(c, problemsIn(issues)))(c, next)
  }
}

/** The form by its schema; null where the schema refuses it. For what is done before the form's own handler reads it. */
export async function readFormBy<T, P>(c: Context, schema: Checked<T, P>): Promise<T | null> {
  const sent: Record<string, string | string[]> = {}
  const form = await readForm(c)
  for (const name of form.keys()) {
    const all = form.getAll(name)
    sent[name] = all.length > 1 ? all : (all[0] ?? '')
  }
  const result = schema.safeParse(sent)
  return result.success ? result.data : null
}

/** Reads a form that cannot be filled in wrongly. */
export function anyForm<E extends Env, T>(
  schema: Of<E, Schema<T>>,
): MiddlewareHandler<E, string, Validated<'form', T>> {
  return validForm<E, T, never>(schema, () => unreadable())
}

/** Reads the query of the address; what its schema refuses is answered 400. */
export function validQuery<E extends Env, T>(
  schema: Of<E, Schema<T>>,
): MiddlewareHandler<E, string, Validated<'query', T>> {
  return (c, next) => validator(c, 'query', schema, unreadable)(c, next)
}

/** Reads the parameters in the path; an address that its schema refuses does not exist. */
export function validParam<E extends Env, T>(
  schema: Of<E, Schema<T>>,
): MiddlewareHandler<E, string, Validated<'param', T>> {
  return (c, next) => validator(c, 'param', schema, () => c.notFound())(c, next)
}

type Issue = { code?: string | undefined; params?: Record<string, unknown> | undefined }

function validator<E extends Env, S extends ZodMiniType>(
  c: Context<E>,
  target: 'form' | 'query' | 'param',
  schema: Of<E, S>,
  refuse: (issues: Issue[]) => Response | Promise<Response>,
): MiddlewareHandler {
  const made = typeof schema === 'function' ? schema(c) : schema
  return zValidator(target, made, (result) =>
    result.success ? undefined : refuse(result.error.issues as Issue[]),
  )
}

/** The rule's own problems. No page of ours sends a form that the schema itself refuses: it is answered 400. */
function problemsIn<P>(issues: Issue[]): P[] {
  if (issues.some((issue) => issue.code !== 'custom' || !issue.params)) throw unreadableError()
  return issues.map((issue) => issue.params as P)
}

function unreadable(): never {
  throw unreadableError()
}

function unreadableError(): HTTPException {
  return new HTTPException(400)
}
