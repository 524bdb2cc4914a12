/** A stored body of any format, as JSON gives it. */
export type StoredBody = Readonly<Record<string, unknown>>

/**
 * One numbered format of everything that an object stores: its tables, and the bodies (JSON) in their rows. Format 1 makes the
 * tables; each later format says how the one before becomes it. Once released, a format never changes.
 */
export type StoredFormat<Kind extends string = never> = {
  number: number
  /** SQL that changes the tables of the format before; empty if only bodies change. */
  tables: string
  /** For each kind of body whose shape changes: a pure function from the shape before, nested shapes included. */
  bodies: { readonly [K in Kind]?: (before: StoredBody) => StoredBody }
}

/** The format in which new bodies are written. */
export function newestFormat(formats: readonly { number: number }[]): number {
  return formats.length
}

/** The formats that an object of format `applied` (0: nothing stored) still lacks. */
export function missingFormats<Format extends { number: number }>(
  formats: readonly Format[],
  applied: number,
): Format[] {
  return formats.filter(({ number }) => number > applied)
}

/** Brings a body from the format it was written in to the newest one, step by step. */
export function upgradeBody<Kind extends string>(
  formats: readonly StoredFormat<Kind>[],
  kind: Kind,
  written: number,
  body: StoredBody,
): StoredBody {
  return missingFormats(formats, written).reduce((older, { bodies }) => bodies[kind]?.(older) ?? older, body)
}
