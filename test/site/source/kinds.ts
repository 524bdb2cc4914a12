import type { Module } from './module.ts'

// Four kinds of code, told apart by place and name, so that a new file is judged without being listed. A
// file of none of the other kinds is a rule.

/** Speaks SQL or to the photo store: stores, desks, ledgers, and what seeds and shows them in local development. */
export function isStore(path: string): boolean {
  return (
    /-store\.ts$/.test(path) ||
    /^src\/(?:db|dev)\//.test(path) ||
    /^src\/registration\/desk\/(?:decide-command|desk-parts|document-number|photo-deletions|platform-questions|registration-desk|run-task|seat-requests|task-runner)\.ts$/.test(
      path,
    ) ||
    /^src\/seats\/seat-ledger\.ts$/.test(path)
  )
}

/** By its path: HTTP, cryptography, calls to the world outside. Such a file has effects, but speaks no SQL. */
function mayHaveEffects(path: string): boolean {
  return EFFECT_FILES.some((pattern) => pattern.test(path))
}

/** Each pattern is still needed: a test asks for a file that matches it. */
export const EFFECT_FILES = [
  // The entries, the site map, and things with no exam word in them.
  /^src\/(?:worker|app|site|ready|sweep|env\.d)\.ts$/,
  /^src\/(?:lib|browser|dev|db)\//,
  /-routes\.tsx?$/,
  // The login of a request: cookies, middleware, posts that wait for a new login.
  /^src\/review\/(?:handled-cookie|open-file|search-condition|search-fingerprint)\.ts$/,
  /^src\/office\/money\/open-(?:booking|registration)\.ts$/,
  /^src\/passport\/session\.ts$/,
  /^src\/auth\/(?:login-cookie|redirect-to-login)\.ts$/,
  /^src\/office\/page\.ts$/,
  /^src\/registration\/(?:current-registration|send-command|drafts|desk\/call-desk)\.ts$/,
  // Cryptography and bodies that are read as they come.
  /^src\/auth\/password\.ts$/,
  /^src\/registration\/identity\/identity-seal\.ts$/,
  // The world outside.
  /^src\/messages\/(?:channels\/mail|send-messages|send-after-request)\.ts$/,
  /^src\/payment\/gateways\/(?:alipay\/(?:gateway|call|form|signature)|configured|with-log-and-deadline)\.ts$/,
  // Drawn on paper with the PDF library.
  /^src\/documents\/pdf\/(?:paper|embedded-font)\.ts$/,
  /^src\/documents\/registration-form\/(?!content|registration-form\.ts|from-registration)[a-z-]+\.ts$/,
]

/**
 * Reads a form, a query or an address into what a rule asks for: made of zod/mini, and as pure as a rule. A problem of a
 * text is said by rules only, so that they need no framework to be tested.
 */
export function isSchema(path: string): boolean {
  return /[/-]schema\.ts$/.test(path) && !path.startsWith('src/db/')
}

/** Pure: time comes in as numbers, chance as numbers, nothing is fetched and nothing of a framework is known. */
export function isRule(path: string): boolean {
  return path.startsWith('src/') && !isStore(path) && !isSchema(path) && !mayHaveEffects(path)
}

export function isView(path: string): boolean {
  return path.startsWith('views/')
}

/** Draws pages: it loads a page or a part of one. */
export function drawsPages(module: Module): boolean {
  return module.imports.some(({ from, is }) => is === 'value' && /\/views\/.*\.tsx$/.test(from))
}
