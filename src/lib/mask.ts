/** `l***@qq.com`: enough for the owner to know it again. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, 1)}***${email.slice(at)}`
}

/** `138****8000`, `+852****4567`. */
export function maskMobile(mobile: string): string {
  return `${mobile.slice(0, mobile.startsWith('+') ? 4 : 3)}****${mobile.slice(-4)}`
}
