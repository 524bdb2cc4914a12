import type { PhotoProblem, PhotoProblemKind } from '../../../src/registration/photo/photo-rules.ts'

/** The values that the words of a problem may name, ready to be read. */
type ProblemValueName = 'size' | 'width' | 'height' | 'kind' | 'name'
type ProblemValues = Readonly<Record<ProblemValueName, string>>

/** Words for every kind of problem; a missing kind does not compile. */
export type ProblemWords = Readonly<Record<PhotoProblemKind, (found: ProblemValues) => string>>

/** The values of a problem, for its words. */
export function problemValues(problem: PhotoProblem): ProblemValues {
  return {
    size: 'bytes' in problem ? readableSize(problem.bytes, problem.is === 'too-many-bytes') : '',
    width: 'width' in problem ? String(problem.width) : '',
    height: 'height' in problem ? String(problem.height) : '',
    kind: 'found' in problem ? problem.found : '',
    name: 'name' in problem ? shownName(problem.name) : '',
  }
}

/** Placeholders: with them the words become the templates that `photo.js` fills in the browser. */
export const PLACEHOLDERS: ProblemValues = {
  size: '{size}',
  width: '{width}',
  height: '{height}',
  kind: '{kind}',
  name: '{name}',
}

/** Fills an open template. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (open, blank: string) => values[blank] ?? open)
}

/** Bytes in B, KB or MB of 1024; never rounded onto the limit that was missed: too big is rounded up, the rest down. */
export function readableSize(bytes: number, up = false): string {
  const round = (value: number) => String((up ? Math.ceil(value * 10) : Math.floor(value * 10)) / 10)
  if (bytes < 1024) return `${bytes} B`
  return bytes < 1024 * 1024 ? `${round(bytes / 1024)} KB` : `${round(bytes / 1024 / 1024)} MB`
}

/** The ending that promised a kind of file; the beginning of the name where there is no ending. */
function shownName(name: string): string {
  return /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? (Array.from(name).slice(0, 20).join('') || '–')
}
