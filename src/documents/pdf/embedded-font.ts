import { deflateSync } from 'node:zlib'
import { type PDFDocument, PDFName, PDFRawStream, type PDFRef, PDFString } from 'pdf-lib'
import { EM } from './font-pack.ts'
import type { FontSubset } from './subset.ts'
import { writeTrueType } from './true-type.ts'

/** Embeds the subset as a composite font with two-byte codes that are glyph numbers (ISO 32000-1, 9.7). */
export function embedFont(pdf: PDFDocument, subset: FontSubset): PDFRef {
  const { context } = pdf
  const file = writeTrueType(subset.glyphs)
  const name = `${subsetTag(file)}+NotoSansSC-Regular`
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: 4,
    FontBBox: [0, EM.descent, 1000, EM.ascent],
    ItalicAngle: 0,
    Ascent: EM.ascent,
    Descent: EM.descent,
    CapHeight: 733,
    StemV: 80,
    FontFile2: compressedStream(pdf, file, { Length1: file.length }),
  })
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
    FontDescriptor: context.register(descriptor),
    CIDToGIDMap: 'Identity',
    DW: 1000,
    W: subset.glyphs.flatMap(({ advance }, id) => (advance === 1000 ? [] : [id, [advance]])),
  })
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: compressedStream(pdf, new TextEncoder().encode(toUnicode(subset.codePoints)), {}),
    }),
  )
}

/** Compressed by the runtime's own zlib, which is faster and compresses better than the one inside pdf-lib. */
export function compressedStream(
  pdf: PDFDocument,
  bytes: Uint8Array,
  entries: Record<string, number>,
): PDFRef {
  const packed = deflateSync(bytes, { level: 9 })
  const dictionary = pdf.context.obj({ ...entries, Filter: PDFName.of('FlateDecode'), Length: packed.length })
  return pdf.context.register(PDFRawStream.of(dictionary, new Uint8Array(packed)))
}

/** Six capital letters that identify this subset (ISO 32000-1, 9.6.4); the same glyphs give the same letters. */
function subsetTag(file: Uint8Array): string {
  let hash = 0x811c9dc5
  for (const byte of file) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return Array.from({ length: 6 }, (_, i) =>
    String.fromCharCode(65 + (Math.floor(hash / 26 ** i) % 26)),
  ).join('')
}

/** The table from glyphs to characters, those of plane 2 as surrogate pairs (Adobe Technical Note 5411). */
function toUnicode(codePoints: readonly number[]): string {
  const lines = codePoints.map((codePoint, id) => `<${hex(id)}> <${utf16(codePoint)}>`).slice(1)
  const hundreds = Array.from({ length: Math.ceil(lines.length / 100) }, (_, i) =>
    lines.slice(100 * i, 100 * i + 100),
  )
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <FFFF> endcodespacerange',
    ...hundreds.map((part) => `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`),
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}

function utf16(codePoint: number): string {
  const text = String.fromCodePoint(codePoint)
  return Array.from({ length: text.length }, (_, i) => hex(text.charCodeAt(i))).join('')
}

export function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0')
}
