import { readFileSync } from 'node:fs'
import { checkPhoto, displayedSize, type PhotoProblem } from '../../registration/photo/photo-rules.ts'

const COLUMNS = [
  'file',
  'width',
  'height',
  'orientation',
  'components',
  'progressive',
  'bytes',
  'sound',
  'accepted',
  'problems',
]

/** One line per file: what it is, and the verdict of the server: sound or not, accepted or not, every reason against it. */
export function photoLine(file: string, bytes: Uint8Array): string {
  const { walked, problems } = checkPhoto(bytes, { name: file })
  const size = displayedSize(walked)
  const sound = walked.flaws.length === 0
  const reasons = [...walked.flaws, ...problems.filter(isRule).map((problem) => problem.is)]
  return [
    file.replace(/[\t\r\n]/g, ' '),
    size?.width ?? '-',
    size?.height ?? '-',
    walked.orientation ?? '-',
    walked.frame?.components ?? '-',
    walked.frame ? Number(walked.frame.progressive) : '-',
    bytes.length,
    yes(sound),
    yes(problems.length === 0),
    reasons.join(',') || '-',
  ].join('\t')
}

/** The flaws are listed by themselves; problems that only sum them up are left out. */
function isRule(problem: PhotoProblem): boolean {
  return !['not-jpeg', 'unknown-file', 'broken', 'unusual', 'trailing', 'missing'].includes(problem.is)
}

function yes(it: boolean): string {
  return it ? 'yes' : 'no'
}

function main(files: readonly string[]): number {
  if (files.length === 0) {
    console.error('Usage: npm run photo:check -- FILE…')
    return 2
  }
  console.log(COLUMNS.join('\t'))
  let status = 0
  for (const file of files) {
    try {
      console.log(photoLine(file, readFileSync(file)))
    } catch {
      status = 2
      console.log([file, ...Array.from({ length: 6 }, () => '-'), '-', '-', 'unreadable'].join('\t'))
    }
  }
  return status
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2))
