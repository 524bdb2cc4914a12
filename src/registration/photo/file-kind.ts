import { startsWith } from './read-bytes.ts'

/** Kinds of file candidates send in place of a JPEG, by the names they are known under. */
export type FileKind =
  | 'PNG'
  | 'GIF'
  | 'WebP'
  | 'HEIC'
  | 'AVIF'
  | 'BMP'
  | 'TIFF'
  | 'JPEG XL'
  | 'JPEG 2000'
  | 'PSD'
  | 'PDF'
  | 'ZIP'
  | 'RAR'
  | '7z'
  | 'MP3'
  | 'MP4'
  | 'EXE'
  | 'HTML'
  | 'PHP'

/** Tells a file's kind by its first bytes from `from` on; undefined when it is none that is known. */
export function fileKind(bytes: Uint8Array, from = 0): FileKind | undefined {
  for (const [offset, text, kind] of SIGNATURES) {
    if (startsWith(bytes, from + offset, bytes.length, text)) return kind
  }
  return undefined
}

/** The more telling first: a HEIC is an ISO file like any MP4, told apart by its brand. */
const SIGNATURES: readonly (readonly [offset: number, text: string, kind: FileKind])[] = [
  [0, '\x89PNG', 'PNG'],
  [0, 'GIF8', 'GIF'],
  [8, 'WEBP', 'WebP'],
  [4, 'ftypavif', 'AVIF'],
  [4, 'ftypavis', 'AVIF'],
  [4, 'ftyphei', 'HEIC'],
  [4, 'ftyphev', 'HEIC'],
  [4, 'ftypmif1', 'HEIC'],
  [4, 'ftypmsf1', 'HEIC'],
  [4, 'ftyp', 'MP4'],
  [0, 'BM', 'BMP'],
  [0, 'II*\0', 'TIFF'],
  [0, 'MM\0*', 'TIFF'],
  [0, '\xff\x0a', 'JPEG XL'],
  [4, 'JXL ', 'JPEG XL'],
  [4, 'jP  ', 'JPEG 2000'],
  [0, '\xff\x4f\xff\x51', 'JPEG 2000'],
  [0, '8BPS', 'PSD'],
  [0, '%PDF', 'PDF'],
  [0, 'PK\x03\x04', 'ZIP'],
  [0, 'Rar!', 'RAR'],
  [0, '7z\xbc\xaf', '7z'],
  [0, 'ID3', 'MP3'],
  [0, 'MZ', 'EXE'],
  [0, '\x7fELF', 'EXE'],
  [0, '<?php', 'PHP'],
  [0, '<!DOCTYPE', 'HTML'],
  [0, '<html', 'HTML'],
  [0, '<script', 'HTML'],
]
