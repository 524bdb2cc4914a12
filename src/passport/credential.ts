/** The stored form of a password: `hash` is a text of `hashPassword`. A later format gets the next number. */
type PasswordData = { format: 1; hash: string }

export function passwordData(hash: string): string {
  return JSON.stringify({ format: 1, hash } satisfies PasswordData)
}

/** The hash in the data of a password credential. Throws if this release does not know the format. */
export function passwordHash(data: string): string {
  const read = JSON.parse(data) as { format: unknown; hash: unknown }
  if (read.format !== 1 || typeof read.hash !== 'string') {
    throw new Error(`password data of an unknown format: ${String(read.format)}`)
  }
  return read.hash
}
