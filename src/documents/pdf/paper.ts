import { type PDFDocument, type PDFImage, PDFName } from 'pdf-lib'
import { compressedStream, embedFont, hex } from './embedded-font.ts'
import type { LoadedGlyphs } from './fonts.ts'
import { FontSubset } from './subset.ts'

// This folder writes PDF pages and embeds fonts. It is our own code for one reason: `@pdf-lib/fontkit` 1.1.1, the library that
// embeds fonts for pdf-lib, adds 328 to 383 KB (gzip) to the Worker, whose whole budget is 400 KB. Our fonts are already
// cut into outlines at build time, so embedding them takes little code.
//
// Sheets are A4. All lengths are points (1/72 inch); `y` runs down from the top edge.

export const A4 = { width: 595.28, height: 841.89 } as const

export const MM = 72 / 25.4

/** The place of one drawn character: its em box, `y` from the top edge of its page. `field` is the answer it belongs to. */
export type Mark = {
  field: string
  character: string
  page: number
  x: number
  y: number
  width: number
  height: number
}

export type Box = { x: number; y: number; width: number; height: number }

/** `grey` is 0 for black and 1 for white; `bold` thickens the outline. */
export type Ink = { size: number; grey?: number; bold?: boolean }

/** The sheets of one document: collects PDF operators, and the place of every character. */
export class Paper {
  readonly marks: Mark[] = []
  /** Fills lie under lines and texts, in whatever order they were drawn. */
  #pages: { under: string[]; over: string[] }[] = []
  #subset: FontSubset
  #picture: PDFImage | null = null

  constructor(face: LoadedGlyphs) {
    this.#subset = new FontSubset(face)
  }

  get missing(): string[] {
    return this.#subset.missing
  }

  get pages(): number {
    return this.#pages.length
  }

  addSheet(): void {
    this.#pages.push({ under: [], over: [] })
  }

  widthOf(drawText: string, size: number): number {
    let width = 0
    for (const character of drawText) width += this.#subset.advance(character.codePointAt(0) ?? 0)
    return (width * size) / 1000
  }

  /** One line whose base line is at `y`. */
  drawText(
    field: string,
    drawText: string,
    x: number,
    y: number,
    { size, grey = 0, bold = false }: Ink,
    page = this.pages,
  ): void {
    if (drawText === '') return
    let at = x
    let codes = ''
    for (const character of drawText) {
      const codePoint = character.codePointAt(0) ?? 0
      codes += hex(this.#subset.glyphId(codePoint))
      const width = (this.#subset.advance(codePoint) * size) / 1000
      this.marks.push({ field, character, page, x: at, y: y - 0.88 * size, width, height: size })
      at += width
    }
    const weight = bold ? `2 Tr ${rounded(size * BOLD_WEIGHT)} w ${rounded(grey)} G` : '0 Tr'
    this.#write(
      `BT /F ${rounded(size)} Tf ${weight} ${rounded(grey)} g ${rounded(x)} ${rounded(A4.height - y)} Td <${codes}> Tj ET`,
      page,
    )
  }

  drawLine(x1: number, y1: number, x2: number, y2: number, width = 0.5, grey = 0): void {
    this.#write(`${rounded(width)} w ${rounded(grey)} G ${at(x1, y1)} m ${at(x2, y2)} l S`)
  }

  drawFrame({ x, y, width, height }: Box, weight = 0.5, grey = 0): void {
    this.#write(
      `${rounded(weight)} w ${rounded(grey)} G ${at(x, y + height)} ${rounded(width)} ${rounded(height)} re S`,
    )
  }

  fillBox({ x, y, width, height }: Box, grey: number): void {
    this.#pages
      .at(-1)
      ?.under.push(`${rounded(grey)} g ${at(x, y + height)} ${rounded(width)} ${rounded(height)} re f`)
  }

  /** Black cells of a matrix over a square, row by row in runs. */
  drawMatrix(cells: readonly (readonly boolean[])[], { x, y, width }: Box): void {
    const cell = width / cells.length
    const runs: string[] = []
    cells.forEach((row, r) => {
      for (let c = 0; c < row.length; c++) {
        if (!row[c]) continue
        const first = c
        while (row[c + 1]) c++
        // Slightly taller than the cell, so that no viewer shows seams between rows.
        runs.push(
          `${at(x + first * cell, y + (r + 1) * cell)} ${rounded((c - first + 1) * cell)} ${rounded(cell + 0.03)} re`,
        )
      }
    })
    this.#write(`0 g ${runs.join(' ')} f`)
  }

  /** The whole picture, not stretched, in the middle of the box. */
  drawPicture(image: PDFImage, box: Box): void {
    const scale = Math.min(box.width / image.width, box.height / image.height)
    const width = image.width * scale
    const height = image.height * scale
    this.#picture = image
    const corner = at(box.x + (box.width - width) / 2, box.y + (box.height + height) / 2)
    this.#write(`q ${rounded(width)} 0 0 ${rounded(height)} ${corner} cm /P Do Q`)
    this.drawFrame(
      { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height },
      0.4,
      0.5,
    )
  }

  /** Adds pages, font and picture to the PDF. */
  writeInto(pdf: PDFDocument): void {
    const font = embedFont(pdf, this.#subset)
    for (const { under, over } of this.#pages) {
      const page = pdf.addPage([A4.width, A4.height])
      page.node.set(
        PDFName.of('Contents'),
        compressedStream(pdf, new TextEncoder().encode([...under, ...over].join('\n')), {}),
      )
      page.node.setFontDictionary(PDFName.of('F'), font)
      if (this.#picture) page.node.setXObject(PDFName.of('P'), this.#picture.ref)
    }
  }

  #write(operators: string, page = this.pages): void {
    this.#pages[page - 1]?.over.push(operators)
  }
}

/** Noto Sans Regular, thickened by this part of its size, looks like Medium to Bold in print. */
const BOLD_WEIGHT = 0.024

function at(x: number, y: number): string {
  return `${rounded(x)} ${rounded(A4.height - y)}`
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100)
}
