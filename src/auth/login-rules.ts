import { safePath } from '../lib/safe-redirect.ts'
import { PASSWORD_LENGTH } from './password-rules.ts'

/** The fields as candidates and officers send them. */
export type SentLogin = { account: string; password: string; code: string; codeId: string }

export type LoginForm = { account: string; password: string; captchaId: string; captchaAnswer: string }

export type MissingField = { field: 'account' | 'password' | 'code'; why: 'missing' }

export function parseLoginForm(sent: SentLogin): { ok: LoginForm } | { problems: MissingField[] } {
  const account = sent.account.trim()
  const problems: MissingField[] = []
  if (account === '') problems.push({ field: 'account', why: 'missing' })
  if (sent.password === '') problems.push({ field: 'password', why: 'missing' })
  if (sent.code === '') problems.push({ field: 'code', why: 'missing' })
  if (problems.length > 0) return { problems }
  const password = sent.password.slice(0, 4 * PASSWORD_LENGTH.max)
  return { ok: { account, password, captchaId: sent.codeId, captchaAnswer: sent.code } }
}

/**
 * The page that a login leads to: the one that was asked for, if it is a page of this site and not a login or logout
 * page, else `home`. The id of a saved post goes along.
 */
export function pathAfterLogin(to: unknown, savedPost: unknown, home: string): string {
  const wanted = safePath(to)
  const path = wanted === '/' || /^\/(?:login|logout|office\/log)/.test(wanted) ? home : wanted
  if (typeof savedPost !== 'string' || !/^[A-Z0-9]{20}$/.test(savedPost)) return path
  const url = new URL(path, 'http://here')
  url.searchParams.set('saved', savedPost)
  return url.pathname + url.search
}
