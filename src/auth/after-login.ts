import { safePath } from '../lib/safe-redirect.ts'

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
